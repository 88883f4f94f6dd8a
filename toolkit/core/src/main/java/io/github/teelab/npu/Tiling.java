package io.github.teelab.npu;

/**
 * How a product is cut so that each piece fits the scratchpad.
 *
 * @param whole the product
 * @param tile the size of a tile; those at the edges may be smaller
 * @param order which tiles follow each other
 */
public record Tiling(Gemm whole, Gemm tile, TileOrder order) {
    /** Tiles along the rows of the result. */
    public long rowTiles() {
        return ceilDiv(whole.m(), tile.m());
    }

    /** Tiles along the inner dimension. */
    public long innerTiles() {
        return ceilDiv(whole.k(), tile.k());
    }

    /** Tiles along the columns of the result. */
    public long columnTiles() {
        return ceilDiv(whole.n(), tile.n());
    }

    /** How often the left matrix is loaded. */
    public long leftLoads() {
        boolean stays = innerTiles() == 1 && (order == TileOrder.ROWS_FIRST || rowTiles() == 1);
        return stays ? 1 : columnTiles();
    }

    /** How often the right matrix is loaded. */
    public long rightLoads() {
        boolean stays = innerTiles() == 1 && (order == TileOrder.COLUMNS_FIRST || columnTiles() == 1);
        return stays ? 1 : rowTiles();
    }

    private static long ceilDiv(long a, long b) {
        return -Math.floorDiv(-a, b);
    }
}
