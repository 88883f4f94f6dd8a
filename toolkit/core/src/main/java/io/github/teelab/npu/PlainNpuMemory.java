package io.github.teelab.npu;

/** Plain memory: the bound of all protection. Whole lines move. */
public record PlainNpuMemory() implements MemoryProtection {
    @Override
    public String label() {
        return "none";
    }

    @Override
    public Traffic load(Segment segment, MemoryTiming timing) {
        return new Traffic(bytes(segment), 0, timing.commands(segment) * timing.firstLinePs());
    }

    @Override
    public Traffic store(Segment segment, MemoryTiming timing) {
        return new Traffic(bytes(segment), 0, 0);
    }

    @Override
    public double cipherBytesPerPs() {
        return Double.POSITIVE_INFINITY;
    }

    private static double bytes(Segment segment) {
        return segment.blocks(BlockMacs.LINE_BYTES) * BlockMacs.LINE_BYTES;
    }
}
