package io.github.teelab.npu;

/**
 * What moves for work under a protection.
 *
 * @param protection what each load and store costs
 * @param memory the memory
 */
record Movement(MemoryProtection protection, MemoryTiming memory) {
    /** All repetitions of a pass over values. */
    Traffic of(Streaming pass) {
        return load(Segment.run(pass.readBytes()))
                .plus(store(Segment.run(pass.writtenBytes())))
                .times(pass.count());
    }

    /** What moves beside the computation of a tile; a matrix that stays for several tiles moves bit by bit. */
    Traffic of(Product product, Tiling tiling, Gemm tile) {
        Traffic left = load(product.left().tile(tile.m(), tile.k()));
        Traffic right = load(product.right().tile(tile.k(), tile.n()));
        return left.times((double) tiling.leftLoads() / tiling.columnTiles())
                .plus(right.times((double) tiling.rightLoads() / tiling.rowTiles()))
                .plus(store(product, tile).times(1.0 / tiling.innerTiles()));
    }

    /** Everything that moves for a product done once. */
    Traffic of(Product product, Tiling tiling) {
        return TileClass.of(tiling).stream()
                .map(tiles -> of(product, tiling, tiles.size()).times(tiles.count()))
                .reduce(Traffic.NONE, Traffic::plus);
    }

    /** Both inputs of the first tile. */
    Traffic firstLoad(Product product, Gemm tile) {
        return load(product.left().tile(tile.m(), tile.k()))
                .plus(load(product.right().tile(tile.k(), tile.n())));
    }

    /** The result of a tile. */
    Traffic store(Product product, Gemm tile) {
        return store(product.result().tile(tile.m(), tile.n()));
    }

    private Traffic load(Segment segment) {
        return protection.load(segment, memory);
    }

    private Traffic store(Segment segment) {
        return protection.store(segment, memory);
    }
}
