package io.github.teelab.workload.serving;

/**
 * Steps of one batch taken together.
 *
 * @param steps how many
 * @param first the first one's cost
 * @param last the last one's cost
 */
record Leap(long steps, StepCost first, StepCost last) {
    /**
     * As many steps as begin within a time, at most {@code most}.
     *
     * @param withinPs from the start of the first, picoseconds
     */
    static Leap of(StepClock clock, StepShape shape, StepCost first, long most, long withinPs) {
        StepCost last = clock.step(later(shape, most - 1));
        Leap all = new Leap(most, first, last);
        if (all.durationPs() - last.totalPs() < withinPs) {
            return all;
        }
        long low = 1;
        long high = most;
        while (low < high) {
            long middle = (low + high) / 2;
            if (all.durationPs(middle) >= withinPs) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return new Leap(low, first, low == 1 ? first : clock.step(later(shape, low - 1)));
    }

    private static StepShape later(StepShape shape, long steps) {
        return StepShape.decode(shape.decoding(), shape.decodingContexts() + steps * shape.decoding());
    }

    /** All of them, picoseconds. */
    long durationPs() {
        return sum(first.totalPs(), last.totalPs(), steps);
    }

    /** The first {@code count} of them, on the straight line from first to last. */
    private long durationPs(long count) {
        double slope = steps == 1 ? 0 : (double) (last.totalPs() - first.totalPs()) / (steps - 1);
        return Math.round(count * (first.totalPs() + slope * (count - 1) / 2));
    }

    /** What all of them cost together, by cause. */
    StepCost cost() {
        return new StepCost(
                sum(first.hostPs(), last.hostPs(), steps),
                sum(first.inputPs(), last.inputPs(), steps),
                sum(first.submitPs(), last.submitPs(), steps),
                sum(first.gpuPs(), last.gpuPs(), steps));
    }

    private static long sum(long first, long last, long count) {
        return Math.round((first + last) * (count / 2.0));
    }
}
