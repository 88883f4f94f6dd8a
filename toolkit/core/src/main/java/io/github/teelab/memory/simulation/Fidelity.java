package io.github.teelab.memory.simulation;

/**
 * How much of a long regular phase is simulated.
 *
 * <p>Line by line, all of it. Accelerated, the first steps, then a window of steps whose counts and time stand for those that
 * are left out, then the last steps. Caches, tables and queues stay as they are across the gap, so lines that wait to
 * be written back are written once, as without it. Phases too short for that are simulated whole.
 *
 * @param warmUpSteps of each thread before the window; 0 with {@code windowSteps} 0 for all line by line
 * @param windowSteps of each thread in the window
 * @param lastSteps of each thread after the gap, at least
 */
public record Fidelity(long warmUpSteps, long windowSteps, long lastSteps) {
    /** Every line of every step. */
    public static final Fidelity LINE_BY_LINE = new Fidelity(0, 0, 0);

    /**
     * Good to the errors that its test states. A window of 512 steps is one round of the version tree's third level, so
     * the gap is a whole number of rounds of all levels below.
     */
    public static final Fidelity ACCELERATED = new Fidelity(512, 512, 64);

    /** @throws IllegalArgumentException if a number is negative, or only one of warm-up and window is 0 */
    public Fidelity {
        if (warmUpSteps < 0 || windowSteps < 0 || lastSteps < 0 || (warmUpSteps > 0 && windowSteps == 0)) {
            throw new IllegalArgumentException("fidelity: got " + warmUpSteps + ", " + windowSteps + ", " + lastSteps
                    + " steps, allowed at least 0, and a window where there is a warm-up");
        }
    }

    /** How many steps of each thread a phase leaves out: a multiple of the window. */
    long gap(long steps) {
        if (windowSteps == 0) {
            return 0;
        }
        return Math.max(0, (steps - warmUpSteps - windowSteps - lastSteps) / windowSteps * windowSteps);
    }
}
