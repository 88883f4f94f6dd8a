package io.github.teelab.workload.serving;

import java.util.Arrays;

/** Steps as columns; a row is one step, or many of the same batch that were leaped over. */
public final class StepColumns {
    private long[] startPs = new long[1024];
    private long[] durationPs = new long[1024];
    private long[] gpuPs = new long[1024];
    private int[] counts = new int[1024];
    private int[] decoding = new int[1024];
    private int[] promptTokens = new int[1024];
    private int size;

    void add(long start, long count, StepShape shape, StepCost cost) {
        if (size == startPs.length) {
            grow();
        }
        startPs[size] = start;
        durationPs[size] = cost.totalPs();
        gpuPs[size] = cost.gpuPs();
        counts[size] = (int) count;
        decoding[size] = shape.decoding();
        promptTokens[size++] = (int) shape.promptTokens();
    }

    private void grow() {
        startPs = Arrays.copyOf(startPs, 2 * size);
        durationPs = Arrays.copyOf(durationPs, 2 * size);
        gpuPs = Arrays.copyOf(gpuPs, 2 * size);
        counts = Arrays.copyOf(counts, 2 * size);
        decoding = Arrays.copyOf(decoding, 2 * size);
        promptTokens = Arrays.copyOf(promptTokens, 2 * size);
    }

    /** Rows. */
    public int size() {
        return size;
    }

    /** When the row's first step began, picoseconds. */
    public long startPs(int row) {
        return startPs[row];
    }

    /** How long the row's steps took together, picoseconds. */
    public long durationPs(int row) {
        return durationPs[row];
    }

    /** How long the GPU computed in them, picoseconds. */
    public long gpuPs(int row) {
        return gpuPs[row];
    }

    /** How many steps the row stands for. */
    public int count(int row) {
        return counts[row];
    }

    /** Sequences that put out a token in each of them, first tokens aside. */
    public int decoding(int row) {
        return decoding[row];
    }

    /** Tokens of prompts read in each of them. */
    public int promptTokens(int row) {
        return promptTokens[row];
    }

    /** Steps of all rows. */
    public long steps() {
        long sum = 0;
        for (int i = 0; i < size; i++) {
            sum += counts[i];
        }
        return sum;
    }
}
