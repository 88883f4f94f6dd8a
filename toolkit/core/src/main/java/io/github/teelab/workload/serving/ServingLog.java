package io.github.teelab.workload.serving;

import java.util.Arrays;
import java.util.List;

/** What happened while a load was served: requests, steps, and where the time of all steps went. */
public final class ServingLog {
    private final int size;
    private final int[] tokensOut;
    private final long[] arrivalPs;
    private final long[] startedPs;
    private final long[] firstPs;
    private final long[] finishedPs;
    private final TokenGaps gaps = new TokenGaps();
    private final StepColumns steps = new StepColumns();
    private int completed;
    private int displacements;
    private long producedTokens;
    private long endPs;
    private long mostBlocks;
    private StepCost total = new StepCost(0, 0, 0, 0);
    private double waitingTime;
    private double blockTime;

    ServingLog(List<Request> requests) {
        size = requests.size();
        tokensOut =
                requests.stream().mapToInt(request -> request.tokens().out()).toArray();
        arrivalPs = requests.stream().mapToLong(Request::arrivalPs).toArray();
        startedPs = new long[size];
        firstPs = new long[size];
        finishedPs = new long[size];
        Arrays.fill(startedPs, -1);
    }

    void started(Request request, long atPs) {
        if (startedPs[request.index()] < 0) {
            startedPs[request.index()] = atPs;
            arrivalPs[request.index()] = request.arrivalPs();
        }
    }

    void firstToken(Request request, long atPs) {
        firstPs[request.index()] = atPs;
    }

    void finished(Request request, long atPs) {
        finishedPs[request.index()] = atPs;
        producedTokens += request.tokens().out();
        completed++;
    }

    void displaced(Request request) {
        displacements++;
    }

    void gaps(long gapPs, long count) {
        gaps.add(gapPs, count);
    }

    void steps(long startPs, long count, StepShape shape, StepCost cost, int waiting, long usedBlocks) {
        steps.add(startPs, count, shape, cost);
        total = new StepCost(
                total.hostPs() + cost.hostPs(),
                total.inputPs() + cost.inputPs(),
                total.submitPs() + cost.submitPs(),
                total.gpuPs() + cost.gpuPs());
        waitingTime += (double) waiting * cost.totalPs();
        blockTime += (double) usedBlocks * cost.totalPs();
    }

    /** @throws IllegalStateException if blocks were lost: a fault of the simulation */
    void end(long atPs, long mostUsedBlocks, long blocksLeft) {
        endPs = atPs;
        mostBlocks = mostUsedBlocks;
        if (blocksLeft != 0) {
            throw new IllegalStateException("KV cache: " + blocksLeft + " blocks still taken after the last request");
        }
    }

    /** Requests answered. */
    public int completed() {
        return completed;
    }

    /** Tokens put out. */
    public long outputTokens() {
        return producedTokens;
    }

    /** From the first arrival to the last answer, picoseconds. */
    public long durationPs() {
        return endPs - Arrays.stream(arrivalPs).min().orElse(0);
    }

    /** Times a sequence lost its place in the KV cache. */
    public int displacements() {
        return displacements;
    }

    /** Most blocks of the KV cache in use at a time. */
    public long mostBlocks() {
        return mostBlocks;
    }

    /** Blocks of the KV cache in use, on average over the time of all steps. */
    public double meanBlocks() {
        return blockTime / Math.max(1, total.totalPs());
    }

    /** Requests waiting, on average over the time of all steps. */
    public double meanWaiting() {
        return waitingTime / Math.max(1, total.totalPs());
    }

    /** What all steps cost together, by cause. */
    public StepCost total() {
        return total;
    }

    /** The steps, in the order they were taken. */
    public StepColumns steps() {
        return steps;
    }

    /** Time to the first token. */
    public Distribution timeToFirstToken() {
        return Distribution.of(difference(firstPs, arrivalPs));
    }

    /** Time from arrival to the first step that works on a request. */
    public Distribution timeInQueue() {
        return Distribution.of(difference(startedPs, arrivalPs));
    }

    /** Time from arrival to the last token. */
    public Distribution endToEnd() {
        return Distribution.of(difference(finishedPs, arrivalPs));
    }

    /** Time between one token of a request and the next, each pair counted. */
    public Distribution interTokenLatency() {
        return gaps.distribution();
    }

    /** Each request's mean time between its tokens; requests of one token have none. */
    public Distribution timePerOutputToken() {
        long[] values = new long[size];
        int count = 0;
        for (int i = 0; i < size; i++) {
            if (tokensOut[i] > 1) {
                values[count++] = (finishedPs[i] - firstPs[i]) / (tokensOut[i] - 1);
            }
        }
        return Distribution.of(Arrays.copyOf(values, count));
    }

    /**
     * Requests that met both bounds.
     *
     * @param ttftPs most time to the first token, picoseconds
     * @param tpotPs most mean time between tokens, picoseconds
     */
    public int within(long ttftPs, long tpotPs) {
        int good = 0;
        for (int i = 0; i < size; i++) {
            boolean fast = tokensOut[i] <= 1 || (finishedPs[i] - firstPs[i]) / (tokensOut[i] - 1) <= tpotPs;
            good += fast && firstPs[i] - arrivalPs[i] <= ttftPs ? 1 : 0;
        }
        return good;
    }

    private static long[] difference(long[] later, long[] earlier) {
        long[] difference = new long[later.length];
        for (int i = 0; i < later.length; i++) {
            difference[i] = later[i] - earlier[i];
        }
        return difference;
    }
}
