package io.github.teelab.npu;

import io.github.teelab.platform.Npu;
import java.util.List;

/**
 * Times work on an NPU: the array in closed form, memory by the tiles that move. Immutable.
 *
 * <p>While a tile is computed the next one is loaded and the last one stored, so a tile takes the longer of both; the first
 * load and the last store of a product have nothing beside them. A product done many times in a row, such as for every head,
 * goes on without a gap. Work that multiplies no matrices takes what memory takes. Kernels follow each other.
 */
public final class NpuTiming {
    private final Npu npu;
    private final SystolicArray array;
    private final Tiler tiler;
    private final MemoryProtection protection;
    private final MemoryTiming memory;
    private final Movement movement;

    private NpuTiming(Npu npu, Tiler tiler, MemoryProtection protection, MemoryTiming memory) {
        this.npu = npu;
        this.array = SystolicArray.of(npu);
        this.tiler = tiler;
        this.protection = protection;
        this.memory = memory;
        this.movement = new Movement(protection, memory);
    }

    /** An NPU with plain memory. */
    public static NpuTiming of(Npu npu) {
        return of(npu, MemoryTiming.of(npu));
    }

    /** An NPU with plain memory of a given timing. */
    public static NpuTiming of(Npu npu, MemoryTiming memory) {
        PlainNpuMemory none = new PlainNpuMemory();
        return new NpuTiming(npu, Tiler.of(npu, none, memory), none, memory);
    }

    /** The same NPU with another protection. */
    public NpuTiming with(MemoryProtection other) {
        return new NpuTiming(npu, Tiler.of(npu, other, memory), other, memory);
    }

    /** The same NPU with another timing of its memory; tiles, chosen by bytes alone, stay. */
    public NpuTiming with(MemoryTiming other) {
        return new NpuTiming(npu, tiler, protection, other);
    }

    /** The timing of its memory. */
    public MemoryTiming memory() {
        return memory;
    }

    /** The tiles it chooses for a product. */
    public Tiling tiling(Product product) {
        return tiler.best(product);
    }

    /** All the work, one after the other. */
    public WorkTime time(List<? extends Work> works) {
        return works.stream().map(this::time).reduce(WorkTime.NONE, WorkTime::plus);
    }

    /** One piece of work with all its repetitions. */
    public WorkTime time(Work work) {
        if (work instanceof Product product) {
            return product(product);
        }
        Streaming pass = (Streaming) work;
        Traffic traffic = movement.of(pass);
        long picoseconds = Math.round(picoseconds(traffic));
        return whole(picoseconds, 0, traffic);
    }

    private WorkTime product(Product product) {
        Tiling tiling = tiling(product);
        double totalPs = 0;
        double computePs = 0;
        Traffic traffic = Traffic.NONE;
        for (TileClass tiles : TileClass.of(tiling)) {
            Traffic moved = movement.of(product, tiling, tiles.size());
            double computed = array.cycles(tiles.size()) * 1e12 / npu.clock().hertz();
            totalPs += tiles.count() * Math.max(computed, picoseconds(moved));
            computePs += tiles.count() * computed;
            traffic = traffic.plus(moved.times(tiles.count()));
        }
        double endsPs = picoseconds(movement.firstLoad(product, tiling.tile()))
                + picoseconds(movement.store(product, tiling.tile()));
        return whole(
                Math.round(totalPs * product.count() + endsPs),
                Math.round(computePs * product.count()),
                traffic.times(product.count()));
    }

    private double picoseconds(Traffic traffic) {
        double memoryPs = (traffic.dataBytes() + traffic.metadataBytes()) / memory.bytesPerPs();
        return Math.max(memoryPs, traffic.dataBytes() / protection.cipherBytesPerPs()) + traffic.waitPs();
    }

    private WorkTime whole(long totalPs, long computePs, Traffic traffic) {
        return new WorkTime(
                totalPs,
                computePs,
                Math.round(picoseconds(traffic)),
                Math.round(traffic.dataBytes()),
                Math.round(traffic.metadataBytes()));
    }
}
