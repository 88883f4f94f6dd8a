package io.github.teelab.npu;

import io.github.teelab.platform.Npu;

/**
 * A systolic array of multiply-accumulate elements, by its size and dataflow. Cycles are those of an array that never waits
 * for its scratchpad.
 *
 * <p>A product larger than the array is folded: one pass for each part of it that fits. A pass of R x C elements takes, for
 * the part's streamed length T, T + R + C - 2 cycles from the first value in to the last result out, and R cycles before it
 * where a matrix is loaded first (A. Samajdar et al., SCALE-Sim, arXiv 1811.02883, section 3). Passes do not overlap.
 *
 * @param rows rows of elements, 1 to 16,384
 * @param columns columns of elements, 1 to 16,384
 * @param dataflow which matrix stays
 */
public record SystolicArray(int rows, int columns, Dataflow dataflow) {
    private static final int MOST = 1 << 14;

    /** @throws IllegalArgumentException if a side is out of range */
    public SystolicArray {
        if (rows < 1 || rows > MOST || columns < 1 || columns > MOST) {
            throw new IllegalArgumentException("systolic array: got " + rows + " rows and " + columns
                    + " columns, allowed 1 to " + MOST + " for each");
        }
    }

    /** The array of a device of the catalog. */
    public static SystolicArray of(Npu npu) {
        return new SystolicArray(npu.arrayRows(), npu.arrayColumns(), Dataflow.named(npu.dataflow()));
    }

    /** The same array with another dataflow. */
    public SystolicArray with(Dataflow other) {
        return new SystolicArray(rows, columns, other);
    }

    /** Cycles for a product. */
    public long cycles(Gemm gemm) {
        return switch (dataflow) {
            case OUTPUT_STATIONARY -> folds(gemm.m(), gemm.n()) * (gemm.k() + rows + columns - 2);
            case WEIGHT_STATIONARY -> folds(gemm.k(), gemm.n()) * (gemm.m() + 2L * rows + columns - 2);
            case INPUT_STATIONARY -> folds(gemm.k(), gemm.m()) * (gemm.n() + 2L * rows + columns - 2);
        };
    }

    /**
     * Cycles as SCALE-Sim v3 reports them without stalls: the number of the last cycle counted from 0, so one less than
     * {@link #cycles} (SCALE-Sim issue 125).
     */
    public long scaleSimCycles(Gemm gemm) {
        return cycles(gemm) - 1;
    }

    /** Share of multiply-accumulates that the elements could have done in that time, 0 to 1. */
    public double utilisation(Gemm gemm) {
        return (double) gemm.multiplyAdds() / cycles(gemm) / rows / columns;
    }

    private long folds(long acrossRows, long acrossColumns) {
        return ceilDiv(acrossRows, rows) * ceilDiv(acrossColumns, columns);
    }

    private static long ceilDiv(long a, long b) {
        return -Math.floorDiv(-a, b);
    }
}
