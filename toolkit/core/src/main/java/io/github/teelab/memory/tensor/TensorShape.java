package io.github.teelab.memory.tensor;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * A regular set of lines: from a base in one to three dimensions, each a count and a stride in lines. Strides rise, and a
 * dimension ends before the next stride begins. Immutable.
 */
final class TensorShape {
    static final int MOST_DIMENSIONS = 3;

    private final long base;
    private final long[] counts;
    private final long[] strides;

    private TensorShape(long base, long[] counts, long[] strides) {
        this.base = base;
        this.counts = counts;
        this.strides = strides;
    }

    static TensorShape run(long base, long stride, long count) {
        return new TensorShape(base, new long[] {count}, new long[] {stride});
    }

    long base() {
        return base;
    }

    int dimensions() {
        return counts.length;
    }

    long count(int dimension) {
        return counts[dimension];
    }

    long stride(int dimension) {
        return strides[dimension];
    }

    long lines() {
        long lines = 1;
        for (long count : counts) {
            lines *= count;
        }
        return lines;
    }

    long last() {
        long last = base;
        for (int i = 0; i < counts.length; i++) {
            last += (counts[i] - 1) * strides[i];
        }
        return last;
    }

    boolean contains(long line) {
        long rest = line - base;
        if (rest < 0) {
            return false;
        }
        for (int i = counts.length - 1; i >= 0; i--) {
            long index = rest / strides[i];
            if (index >= counts[i]) {
                return false;
            }
            rest -= index * strides[i];
        }
        return rest == 0;
    }

    /** Whether it is one run of neighbouring lines. */
    boolean isRun() {
        return counts.length == 1 && strides[0] == 1;
    }

    /** Calls with every line, in no particular order. */
    void forEach(LongConsumer lines) {
        forEach(counts.length - 1, base, lines);
    }

    private void forEach(int dimension, long start, LongConsumer lines) {
        if (dimension < 0) {
            lines.accept(start);
            return;
        }
        for (long i = 0; i < counts[dimension]; i++) {
            forEach(dimension - 1, start + i * strides[dimension], lines);
        }
    }

    /** The line after the last of a run, where it would grow; negative if it does not grow line by line. */
    long next() {
        return counts.length == 1 ? last() + strides[0] : -1;
    }

    /** A run with more lines at its end. */
    TensorShape grown(long more) {
        return run(base, strides[0], counts[0] + more);
    }

    /**
     * Both together, if they make one regular set: side by side along one dimension, or alike and apart by a new stride.
     *
     * @param longestStride of a new dimension
     */
    static Optional<TensorShape> merge(TensorShape one, TensorShape other, long longestStride) {
        TensorShape low = one.base <= other.base ? one : other;
        TensorShape high = low == one ? other : one;
        for (int i = 0; i < MOST_DIMENSIONS; i++) {
            Optional<TensorShape> joined = sideBySide(low, high, i);
            if (joined.isPresent()) {
                return joined;
            }
        }
        return stacked(low, high, longestStride);
    }

    /** Along dimension {@code i} of the one with more dimensions; the other may lack it. */
    private static Optional<TensorShape> sideBySide(TensorShape low, TensorShape high, int i) {
        TensorShape model = low.dimensions() >= high.dimensions() ? low : high;
        if (i >= model.dimensions()) {
            return Optional.empty();
        }
        long lowCount = low.countBeside(model, i);
        long highCount = high.countBeside(model, i);
        if (lowCount == 0 || highCount == 0 || high.base != low.base + lowCount * model.strides[i]) {
            return Optional.empty();
        }
        long[] counts = model.counts.clone();
        counts[i] = lowCount + highCount;
        return valid(low.base, counts, model.strides.clone());
    }

    /** This shape's count along a model's dimension, 1 if it has all dimensions but that; 0 if it differs elsewhere. */
    private long countBeside(TensorShape model, int dimension) {
        if (dimensions() == model.dimensions()) {
            for (int i = 0; i < counts.length; i++) {
                if (strides[i] != model.strides[i] || (i != dimension && counts[i] != model.counts[i])) {
                    return 0;
                }
            }
            return counts[dimension];
        }
        if (dimensions() + 1 != model.dimensions()) {
            return 0;
        }
        for (int i = 0; i < counts.length; i++) {
            int same = i < dimension ? i : i + 1;
            if (strides[i] != model.strides[same] || counts[i] != model.counts[same]) {
                return 0;
            }
        }
        return 1;
    }

    private static Optional<TensorShape> stacked(TensorShape low, TensorShape high, long longestStride) {
        long stride = high.base - low.base;
        int dimensions = low.dimensions();
        if (dimensions == MOST_DIMENSIONS
                || stride > longestStride
                || stride == 0
                || !Arrays.equals(low.counts, high.counts)
                || !Arrays.equals(low.strides, high.strides)) {
            return Optional.empty();
        }
        int place = 0;
        while (place < dimensions && low.strides[place] < stride) {
            place++;
        }
        long[] counts = new long[dimensions + 1];
        long[] strides = new long[dimensions + 1];
        for (int i = 0; i <= dimensions; i++) {
            counts[i] = i == place ? 2 : low.counts[i < place ? i : i - 1];
            strides[i] = i == place ? stride : low.strides[i < place ? i : i - 1];
        }
        return valid(low.base, counts, strides);
    }

    /** The shape with dimensions that continue each other made one; empty if one overlaps the next. */
    private static Optional<TensorShape> valid(long base, long[] counts, long[] strides) {
        for (int i = 0; i + 1 < counts.length; i++) {
            long end = counts[i] * strides[i];
            if (end > strides[i + 1]) {
                return Optional.empty();
            }
            if (end == strides[i + 1]) {
                return valid(base, without(counts, i, counts[i] * counts[i + 1]), without(strides, i, strides[i]));
            }
        }
        return Optional.of(new TensorShape(base, counts, strides));
    }

    private static long[] without(long[] values, int index, long joined) {
        long[] fewer = new long[values.length - 1];
        for (int i = 0; i < fewer.length; i++) {
            fewer[i] = i < index ? values[i] : i == index ? joined : values[i + 1];
        }
        return fewer;
    }

    @Override
    public String toString() {
        return base + " counts " + Arrays.toString(counts) + " strides " + Arrays.toString(strides);
    }
}
