package io.github.teelab.memory.dram;

import io.github.teelab.platform.Parameters;
import io.github.teelab.units.UnknownName;

/**
 * What a memory controller adds to a DRAM standard. Immutable.
 *
 * <p>{@link #standard()} takes its numbers from {@code data/memory/controller.csv}, where each has its source.
 *
 * @param readQueue reads that wait in each subchannel at most
 * @param writeQueue writes that wait in each subchannel at most
 * @param drainHigh share of the write queue above which writes are served, 0 to 1
 * @param drainLow share of the write queue below which reads are served again, 0 to {@code drainHigh}
 * @param readToWriteGapCycles idle data bus between a read's and a write's burst of one rank, command-clock cycles
 * @param rankSwitchCycles idle data bus between bursts of two ranks, command-clock cycles
 * @param pages what becomes of a row after use
 * @param refreshed whether refresh is simulated; without it the memory forgets, but shows what refresh costs
 */
public record Controller(
        int readQueue,
        int writeQueue,
        double drainHigh,
        double drainLow,
        int readToWriteGapCycles,
        int rankSwitchCycles,
        PagePolicy pages,
        boolean refreshed) {
    private static final int LONGEST_QUEUE = 4096;

    /** @throws IllegalArgumentException if a number is out of the range given above */
    public Controller {
        queue("read queue", readQueue);
        queue("write queue", writeQueue);
        if (!(drainLow >= 0 && drainLow <= drainHigh && drainHigh <= 1)) {
            throw new IllegalArgumentException("write drain: got from " + drainHigh + " down to " + drainLow
                    + " of the write queue, allowed 1 >= high >= low >= 0");
        }
        if (readToWriteGapCycles < 0 || rankSwitchCycles < 0) {
            throw new IllegalArgumentException("turnaround: got " + readToWriteGapCycles + " and " + rankSwitchCycles
                    + " cycles, allowed 0 or more");
        }
    }

    private static void queue(String name, int length) {
        if (length < 1 || length > LONGEST_QUEUE) {
            throw new IllegalArgumentException(name + ": got " + length + " requests, allowed 1 to " + LONGEST_QUEUE);
        }
    }

    /**
     * The controller of {@code data/memory/controller.csv}, with open rows and refresh.
     *
     * @throws UnknownName if a parameter is missing in a file of the user's own
     */
    public static Controller standard() {
        Parameters parameters = Parameters.read("memory/controller.csv");
        return new Controller(
                (int) parameters.number("read_queue"),
                (int) parameters.number("write_queue"),
                parameters.number("drain_high"),
                parameters.number("drain_low"),
                (int) parameters.number("read_to_write_gap"),
                (int) parameters.number("rank_switch"),
                PagePolicy.OPEN,
                true);
    }

    /** This controller with queues of another length, both alike. */
    public Controller queues(int requests) {
        return new Controller(
                requests, requests, drainHigh, drainLow, readToWriteGapCycles, rankSwitchCycles, pages, refreshed);
    }

    public Controller pages(PagePolicy policy) {
        return new Controller(
                readQueue, writeQueue, drainHigh, drainLow, readToWriteGapCycles, rankSwitchCycles, policy, refreshed);
    }

    /** This controller on a memory that needs no refresh. */
    public Controller withoutRefresh() {
        return new Controller(
                readQueue, writeQueue, drainHigh, drainLow, readToWriteGapCycles, rankSwitchCycles, pages, false);
    }
}
