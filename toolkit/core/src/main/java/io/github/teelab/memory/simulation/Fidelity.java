package io.github.teelab.memory.simulation;

/**
 * How much of a long regular phase is simulated.
 *
 * <p>Line by line, all of it. Accelerated, a phase has a head, a gap that is left out, steps to settle, and a window whose
 * counts and time per step stand for the gap. Towards the end of the gap the caches alone see every access, so that behind
 * it they hold what they would hold; versions and tables are moved over the gap. A phase without room for a gap is
 * simulated whole.
 *
 * @param headSteps of each thread before the gap
 * @param settleSteps of each thread between gap and window
 * @param windowSteps of each thread in the window; 0 for all line by line
 * @param reusedAfter how many phases of one shape (steps and strides of every thread) are simulated in a timed run before
 *     the last of them stands for all that follow; 0 if none does. Not for schemes that learn.
 */
public record Fidelity(long headSteps, long settleSteps, long windowSteps, int reusedAfter) {
    /** Every line of every step. */
    public static final Fidelity LINE_BY_LINE = new Fidelity(0, 0, 0, 0);

    /**
     * Good to the errors that its test states; the window is one node of the version tree's second level. For schemes that
     * learn take {@link #LEARNING}.
     */
    public static final Fidelity ACCELERATED = new Fidelity(128, 256, 1024, 0);

    /**
     * The same with a head long enough for a scheme to find all streams of a phase before the gap: the streams of eight
     * threads compete for the ten entries of TenAnalyzer's filter for some hundred steps. A single tensor that is updated
     * again and again is still learnt later than line by line.
     */
    public static final Fidelity LEARNING = new Fidelity(1024, 256, 1024, 0);

    /** For billions of parameters: short windows, and tensors of one shape cost alike. */
    public static final Fidelity FULL_SIZE = new Fidelity(128, 128, 512, 2);

    /** @throws IllegalArgumentException if a number is negative, or there is no window but steps around it */
    public Fidelity {
        if (headSteps < 0
                || settleSteps < 0
                || windowSteps < 0
                || reusedAfter < 0
                || (windowSteps == 0 && headSteps + settleSteps > 0)) {
            throw new IllegalArgumentException(
                    "fidelity: got " + headSteps + ", " + settleSteps + ", " + windowSteps + " steps, reused after "
                            + reusedAfter + " phases, allowed at least 0, and a window where there are others");
        }
    }
}
