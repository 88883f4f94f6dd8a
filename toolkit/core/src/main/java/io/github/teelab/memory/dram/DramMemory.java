package io.github.teelab.memory.dram;

import io.github.teelab.memory.MainMemory;
import io.github.teelab.platform.Dram;

/** DRAM of a catalog standard: channels of subchannels, each under a controller of its own. See the package description. */
public final class DramMemory implements MainMemory {
    private static final int MOST_BANKS = Long.SIZE;

    private static final Completions UNHEARD = (token, timePs) -> {};

    private final DramDesign design;
    private final int lineBytes;
    private final int bursts;
    private final long periodPs;
    private final Locator locator;
    private final Subchannel[] subchannels;
    private final LineParts parts = new LineParts();
    private final StreamJump jump;
    private long nextPs = NEVER;
    private long nextCycle;
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
        jump = new StreamJump(subchannels, locator);
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
        submit(subchannel, line, token, write);
    }

    private void submit(Subchannel subchannel, long line, long token, boolean write) {
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
        if (next == NEVER) {
            return NEVER;
        }
        nextCycle = next;
        nextPs = next * periodPs;
        return Math.max(nextPs, nowPs);
    }

    @Override
    public void advanceTo(long timePs, Completions completions) {
        if (timePs < nowPs) {
            throw new IllegalArgumentException(
                    "time: got " + timePs + " ps, allowed from " + nowPs + " ps, the time reached");
        }
        Completions told = bursts == 1 ? completions : (part, at) -> parts.done(part, at, completions);
        // Mostly it is the next event that is asked for: no division then.
        long last = timePs == nextPs ? nextCycle : timePs / periodPs;
        for (Subchannel due = first(last); due != null; due = first(last)) {
            // A completion may submit the next request, so time stands at the step while it is taken.
            nowCycle = due.nextStep();
            nowPs = nowCycle * periodPs;
            due.step(told, periodPs);
        }
        nowPs = timePs;
        nowCycle = last * periodPs == timePs ? last : last + 1;
    }

    /**
     * Submits consecutive lines, each as soon as its queue has room, advancing time as far as that takes. Nobody is told of
     * completions meanwhile, nor later of those lines. The same as line by line, but quicker: see {@link StreamJump}.
     *
     * @param address of any byte of the first line
     * @param lines how many, at least 0
     */
    public void stream(long address, long lines, boolean write) {
        boolean leaping = jump.pays() && bursts == 1 && nowPs == nowCycle * periodPs;
        jump.begin();
        long line = locator.line(address);
        for (long i = 0; i < lines; i++, line++) {
            Subchannel subchannel = subchannels[locator.subchannel(line)];
            while (!subchannel.accepts(write, bursts)) {
                advanceTo(nextEventPs(), UNHEARD);
            }
            submit(subchannel, line, -1, write);
            if (leaping) {
                long leapt = jump.leap(line, lines - 1 - i, nowCycle);
                nowCycle += jump.cycles(leapt);
                nowPs = nowCycle * periodPs;
                i += leapt;
                line += leapt;
            }
        }
    }

    /** Advances time until no request is left; nobody is told of completions. */
    public void drain() {
        for (long next = nextEventPs(); next != NEVER; next = nextEventPs()) {
            advanceTo(next, UNHEARD);
        }
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
