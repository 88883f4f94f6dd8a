package io.github.teelab.memory.dram;

/**
 * Leaps over the middle of long sequential streams. Between the start and the end of a row a stream repeats itself: once two
 * snapshots a few periods of the mapping apart are equal, all that follows up to the end of the row or the next refresh is
 * known, and counters and times are moved on at once. The result is that of going line by line, which a test holds it to.
 */
final class StreamJump {
    /** Lines from snapshot to snapshot, at least; taking one costs as much as a few lines. */
    private static final int LEAST_INTERVAL = 16;

    /** Intervals that a block must hold: two or three are spent on its start and as many on seeing that it repeats. */
    private static final int LEAST_BLOCK = 16;

    private final Subchannel[] subchannels;
    private final long interval;
    private final long block;
    private final Counters[] before;
    private Snapshot last = new Snapshot();
    private Snapshot current = new Snapshot();
    /** Lines since {@link #last}, or -1 if there is none. */
    private long since = -1;

    private boolean repeats;

    StreamJump(Subchannel[] subchannels, Locator locator) {
        this.subchannels = subchannels;
        long period = locator.period();
        interval = (LEAST_INTERVAL + period - 1) / period * period;
        block = locator.block();
        before = new Counters[subchannels.length];
    }

    /** Whether a row is long enough for a leap to pay. */
    boolean pays() {
        return block >= LEAST_BLOCK * interval;
    }

    /** A stream begins: what was seen before says nothing. */
    void begin() {
        since = -1;
        repeats = false;
    }

    /**
     * To be asked after each line of a stream.
     *
     * @param line that was submitted last
     * @param left lines of the stream that follow it
     * @param now the cycle
     * @return how many lines may be left out, a multiple of the interval; {@link #cycles} tells how long they take
     */
    long leap(long line, long left, long now) {
        boolean early = since >= 0 && ++since < interval;
        if (early) {
            return 0;
        }
        long inBlock = block - 1 - line % block;
        long most = Math.min(left, inBlock) / interval;
        if (most == 0) {
            begin();
            return 0;
        }
        Snapshot oldest = current;
        current = last;
        last = oldest;
        last.begin(now, line);
        for (Subchannel subchannel : subchannels) {
            subchannel.record(last);
        }
        boolean same = since >= 0 && last.same(current);
        since = 0;
        if (same && repeats) {
            long cycles = now - current.cycle();
            for (int i = 0; i < subchannels.length; i++) {
                most = Math.min(most, subchannels[i].undisturbed(cycles, now, before[i]));
            }
            long times = Math.max(0, most);
            for (int i = 0; i < subchannels.length; i++) {
                subchannels[i].leap(times, cycles, times * interval, before[i]);
            }
            begin();
            return times * interval;
        }
        repeats = same;
        if (same) {
            for (int i = 0; i < subchannels.length; i++) {
                before[i] = subchannels[i].counters().copy();
            }
        }
        return 0;
    }

    /** How long {@code lines}, as {@link #leap} has just allowed them, take. */
    long cycles(long lines) {
        return lines / interval * (last.cycle() - current.cycle());
    }
}
