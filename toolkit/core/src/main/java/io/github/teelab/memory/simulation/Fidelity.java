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
 */
public record Fidelity(long headSteps, long settleSteps, long windowSteps) {
    /** Every line of every step. */
    public static final Fidelity LINE_BY_LINE = new Fidelity(0, 0, 0);

    /** Good to the errors that its test states; the window is one node of the version tree's second level. */
    public static final Fidelity ACCELERATED = new Fidelity(128, 128, 512);

    /** @throws IllegalArgumentException if a number is negative, or there is no window but steps around it */
    public Fidelity {
        if (headSteps < 0 || settleSteps < 0 || windowSteps < 0 || (windowSteps == 0 && headSteps + settleSteps > 0)) {
            throw new IllegalArgumentException("fidelity: got " + headSteps + ", " + settleSteps + ", " + windowSteps
                    + " steps, allowed at least 0, and a window where there are others");
        }
    }
}
