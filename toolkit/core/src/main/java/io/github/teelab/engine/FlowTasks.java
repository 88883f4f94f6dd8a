package io.github.teelab.engine;

/**
 * Where a {@link Flow} begins and ends in a program.
 *
 * @param first the task that starts before all others of the flow: what the flow waits for, this task waits for
 * @param last the task that ends after all others of the flow: what waits for the flow, waits for this task
 */
public record FlowTasks(int first, int last) {}
