package io.github.teelab.memory.dram;

import io.github.teelab.memory.MainMemory;
import io.github.teelab.platform.Dram;

/** DRAM of a catalog standard: channels of subchannels, each under a controller of its own. See the package description. */
public final class DramMemory implements MainMemory {
    private static final int MOST_BANKS = Long.SIZE;

    private final DramDesign design;
    private final int lineBytes;
    private final int bursts;
    private final long periodPs;
    private final Locator locator;
    private final Subchannel[] subchannels;
    private final LineParts parts = new LineParts();
    private long nowPs;
    private long nowCycle;

    DramMemory(DramDesign design, CommandListener listener) {
        this.design = design;
        Dram dram = design.dram();
        Timings timings = new Timings(dram, design.controller());
        if (timings.banks > MOST_BANKS) {
            throw new IllegalArgumentException(dram.name() + ": got " + timings.banks
                    + " banks in a subchannel, allowed " + MOST_BANKS + "; choose fewer ranks, groups or banks");
        }
        lineBytes = design.lineBytes();
        bursts = (int) (lineBytes / dram.burst().value());
        periodPs = dram.clockPeriod().picoseconds();
        locator = new Locator(design.mapping(), dram, design.channels(), lineBytes);
        subchannels = new Subchannel[design.channels() * dram.subchannels()];
        for (int i = 0; i < subchannels.length; i++) {
            subchannels[i] = new Subchannel(i, design.controller(), timings, listener);
        }
    }

    /** What it was built from. */
    public DramDesign design() {
        return design;
    }

    @Override
    public int lineBytes() {
        return lineBytes;
    }

    @Override
    public boolean accepts(long address, boolean write) {
        return subchannels[locator.subchannel(locator.line(address))].accepts(write, bursts);
    }

    @Override
    public void submit(long token, long address, boolean write) {
        long line = locator.line(address);
        Subchannel subchannel = subchannels[locator.subchannel(line)];
        if (!subchannel.accepts(write, bursts)) {
            throw new IllegalStateException("the " + (write ? "write" : "read") + " queue for address 0x"
                    + Long.toHexString(address) + " is full; ask accepts() first, and advanceTo() the next event");
        }
        int bank = locator.bank(line);
        int row = locator.row(line);
        long name = bursts == 1 ? token : parts.begin(token, bursts);
        for (int i = 0; i < bursts; i++) {
            subchannel.submit(write, bank, row, line, name, nowCycle);
        }
    }

    @Override
    public long nextEventPs() {
        long next = NEVER;
        for (Subchannel subchannel : subchannels) {
            next = Math.min(next, subchannel.nextCycle());
        }
        return next == NEVER ? NEVER : Math.max(next * periodPs, nowPs);
    }

    @Override
    public void advanceTo(long timePs, Completions completions) {
        if (timePs < nowPs) {
            throw new IllegalArgumentException(
                    "time: got " + timePs + " ps, allowed from " + nowPs + " ps, the time reached");
        }
        Completions told = bursts == 1 ? completions : (part, at) -> parts.done(part, at, completions);
        long last = timePs / periodPs;
        for (Subchannel due = first(last); due != null; due = first(last)) {
            // A completion may submit the next request, so time stands at the step while it is taken.
            nowCycle = due.nextStep();
            nowPs = nowCycle * periodPs;
            due.step(told, periodPs);
        }
        nowPs = timePs;
        nowCycle = last * periodPs == timePs ? last : last + 1;
    }

    private Subchannel first(long last) {
        Subchannel found = null;
        long earliest = last;
        for (Subchannel subchannel : subchannels) {
            long cycle = subchannel.nextStep();
            if (cycle < earliest || (cycle == earliest && found == null)) {
                found = subchannel;
                earliest = cycle;
            }
        }
        return found;
    }

    /** What has been counted so far. */
    public DramStatistics statistics() {
        Counters sum = new Counters();
        for (Subchannel subchannel : subchannels) {
            sum.add(subchannel.counters());
        }
        return DramStatistics.of(sum, design, nowPs);
    }
}
