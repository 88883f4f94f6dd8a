package io.github.teelab.memory.dram;

import io.github.teelab.memory.MainMemory;
import io.github.teelab.units.Bandwidth;
import io.github.teelab.units.SimTime;

/**
 * A memory without banks, rows or queues: every line takes its share of the bandwidth, one after another in order of arrival,
 * and a read then the latency on top. The ideal bound beside {@link DramMemory}.
 */
public final class FlatMemory implements MainMemory {
    // Times are kept in 1/1024 ps, so that lines of a fast memory do not all round the same way.
    private static final int FRACTION_BITS = 10;

    private final int lineBytes;
    private final long latencyPs;
    private final long lineFraction;
    private final DueList reads = new DueList();
    private final DueList writes = new DueList();
    private long nowPs;
    private long busFreeFraction;

    /**
     * @param lineBytes bytes of a request, at least 1
     * @param latency of a read on an idle memory, without the time its data take
     * @param bandwidth of all channels together
     */
    public FlatMemory(int lineBytes, SimTime latency, Bandwidth bandwidth) {
        if (lineBytes < 1) {
            throw new IllegalArgumentException("line: got " + lineBytes + " B, allowed 1 B or more");
        }
        this.lineBytes = lineBytes;
        latencyPs = latency.picoseconds();
        lineFraction = Math.max(1, Math.round(lineBytes * 1e12 * (1 << FRACTION_BITS) / bandwidth.bytesPerSecond()));
    }

    /** Latency of an idle bank (activate, then read) and peak bandwidth of a DRAM: what no traffic to it can beat by much. */
    public static FlatMemory boundOf(DramDesign design) {
        return new FlatMemory(
                design.lineBytes(),
                design.dram()
                        .time(io.github.teelab.platform.DramTiming.RCD)
                        .plus(design.dram().time(io.github.teelab.platform.DramTiming.CL)),
                design.peak());
    }

    @Override
    public int lineBytes() {
        return lineBytes;
    }

    /** Always: there is no queue to be full. */
    @Override
    public boolean accepts(long address, boolean write) {
        return true;
    }

    @Override
    public void submit(long token, long address, boolean write) {
        busFreeFraction = Math.max(busFreeFraction, nowPs << FRACTION_BITS) + lineFraction;
        long donePs = (busFreeFraction + (1 << FRACTION_BITS) - 1) >> FRACTION_BITS;
        if (write) {
            writes.add(donePs, token);
        } else {
            reads.add(donePs + latencyPs, token);
        }
    }

    @Override
    public long nextEventPs() {
        return Math.min(reads.nextCycle(), writes.nextCycle());
    }

    @Override
    public void advanceTo(long timePs, Completions completions) {
        if (timePs < nowPs) {
            throw new IllegalArgumentException(
                    "time: got " + timePs + " ps, allowed from " + nowPs + " ps, the time reached");
        }
        for (long due = nextEventPs(); due <= timePs && due != NEVER; due = nextEventPs()) {
            DueList first = reads.nextCycle() <= writes.nextCycle() ? reads : writes;
            completions.completed(first.take(), due);
        }
        nowPs = timePs;
    }
}
