package io.github.teelab.engine;

import java.util.List;

/**
 * An immutable graph of timed tasks, kept in columns; ten million tasks are fine.
 *
 * <p>A task occupies one server of its resource for its duration, or none; it may need a second resource, for which it waits
 * while it holds the first. It is ready at the latest of its release time
 * and the moments its predecessors set. Tasks ready at a resource are served first in, first out, in the total order
 * (ready time, round, task index): at one moment, everything that ends or falls due is taken together as a round; the
 * tasks this makes ready join their waiting lines by index; then idle servers start tasks, and whatever that causes at
 * the same moment (a task of duration 0 ends, a start releases another task) is the next round. The order in which
 * dependencies were added does not matter.
 */
public final class Program {
    /** In place of a resource: the task needs no server and starts as soon as it is ready. */
    public static final int NO_RESOURCE = -1;

    private final List<String> resourceNames;
    private final int[] capacities;
    private final TaskColumns tasks;
    private final Dependencies dependencies;

    Program(List<String> resourceNames, int[] capacities, TaskColumns tasks, Dependencies dependencies) {
        this.resourceNames = resourceNames;
        this.capacities = capacities;
        this.tasks = tasks;
        this.dependencies = dependencies;
    }

    /** A builder with no resource and no task. */
    public static ProgramBuilder builder() {
        return new ProgramBuilder();
    }

    /**
     * Runs the program on the event kernel from time 0. The same program always gives the same timeline.
     *
     * @throws IllegalStateException if the checks at the end fail: every task ran once and every server is idle
     * @throws ArithmeticException if a task would end later than 106 days
     */
    public Timeline run() {
        return new ProgramRun(this).run();
    }

    /**
     * The shortest possible makespan in picoseconds: the longest chain of durations, lags and release times, as if every
     * resource had servers for all. No run is shorter.
     */
    public long criticalPathPs() {
        long[] readyPs = tasks.notBeforePs.clone();
        long longestPs = 0;
        for (int task : dependencies.order(this::describe)) {
            long endPs = Math.addExact(readyPs[task], durationPs(task));
            longestPs = Math.max(longestPs, endPs);
            for (int edge = dependencies.first(task); edge < dependencies.end(task); edge++) {
                int successor = dependencies.successor(edge);
                long fromPs = dependencies.fromStart(edge) ? readyPs[task] : endPs;
                readyPs[successor] = Math.max(readyPs[successor], Math.addExact(fromPs, dependencies.lagPs(edge)));
            }
        }
        return longestPs;
    }

    /** Number of tasks; they are numbered from 0. */
    public int taskCount() {
        return tasks.durationsPs.length;
    }

    /** Number of dependencies between tasks. */
    public int dependencyCount() {
        return dependencies.count();
    }

    /** Number of resources; they are numbered from 0. */
    public int resourceCount() {
        return capacities.length;
    }

    /** The resources' names, in the order of their numbers. */
    public List<String> resourceNames() {
        return resourceNames;
    }

    /** How many tasks a resource serves at once. */
    public int capacity(int resource) {
        return capacities[resource];
    }

    /** The task's resource, or {@link #NO_RESOURCE}. */
    public int resource(int task) {
        return tasks.resources[task];
    }

    /** The resource that the task needs besides, or {@link #NO_RESOURCE}. */
    public int secondResource(int task) {
        return task < tasks.secondResources.length ? tasks.secondResources[task] : NO_RESOURCE;
    }

    /** How long the task takes, in picoseconds. */
    public long durationPs(int task) {
        return tasks.durationsPs[task];
    }

    /** How many bytes the task moves or treats. */
    public long bytes(int task) {
        return tasks.bytes[task];
    }

    /** The task's label. */
    public String label(int task) {
        return tasks.labelNames.get(labelNumber(task));
    }

    /** The task's category. */
    public String category(int task) {
        return tasks.categoryNames.get(categoryNumber(task));
    }

    /** All labels, in the order of their first appearance. */
    public List<String> labels() {
        return tasks.labelNames;
    }

    /** All categories, in the order of their first appearance. */
    public List<String> categories() {
        return tasks.categoryNames;
    }

    /** The user-level operation that the task belongs to; -1 if none. */
    public int operation(int task) {
        return tasks.operations[task];
    }

    /** The task's release time in picoseconds; 0 if none was set. */
    public long notBeforePs(int task) {
        return tasks.notBeforePs[task];
    }

    /** The task's direct successors, in the order in which the dependencies were added. */
    public int[] successors(int task) {
        int[] successors = new int[dependencies.end(task) - dependencies.first(task)];
        for (int i = 0; i < successors.length; i++) {
            successors[i] = dependencies.successor(dependencies.first(task) + i);
        }
        return successors;
    }

    int labelNumber(int task) {
        return tasks.labels[task];
    }

    int categoryNumber(int task) {
        return tasks.categories[task];
    }

    TaskColumns tasks() {
        return tasks;
    }

    Dependencies dependencies() {
        return dependencies;
    }

    String describe(int task) {
        return "task " + task + " \"" + label(task) + "\"";
    }
}
