package io.github.teelab.engine;

/**
 * One task on the chain that decided the makespan.
 *
 * @param task its number
 * @param reason what it waited for last
 * @param cause the task waited for, which is the step before; -1 for {@link Wait#NONE} and {@link Wait#RELEASE_TIME}
 */
public record CriticalStep(int task, Wait reason, int cause) {}
