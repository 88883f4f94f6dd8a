package io.github.teelab.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * An immutable graph of timed tasks, kept in columns; ten million tasks are fine.
 *
 * <p>A task occupies one server of its resource for its duration, or none. It is ready at the latest of its release time
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
    public static Builder builder() {
        return new Builder();
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

    /** Collects resources, tasks and dependencies. Each call checks its arguments; {@link #build()} checks the graph. */
    public static final class Builder {
        private static final int MAX_TASKS = 1 << 30;

        private final List<String> resourceNames = new ArrayList<>();
        private final IntColumn capacities = new IntColumn();
        private final TaskColumns.Growing tasks = new TaskColumns.Growing();
        private final IntColumn predecessors = new IntColumn();
        private final IntColumn edges = new IntColumn();
        private final LongColumn lagsPs = new LongColumn();

        private Builder() {}

        /**
         * Adds a first-in first-out server.
         *
         * @param name for reports; several resources may share a name
         * @param capacity how many tasks it serves at once, at least 1
         * @return the resource's number
         * @throws IllegalArgumentException if {@code capacity} is below 1
         */
        public int resource(String name, int capacity) {
            if (capacity < 1) {
                throw new IllegalArgumentException(
                        "capacity of resource \"" + name + "\": got " + capacity + ", allowed 1 or more");
            }
            resourceNames.add(Objects.requireNonNull(name, "name of a resource"));
            capacities.add(capacity);
            return capacities.size() - 1;
        }

        /**
         * Adds a task.
         *
         * @param resource a number from {@link #resource(String, int)}, or {@link #NO_RESOURCE}
         * @param label what it is, such as the name of an API call
         * @param category what it counts as in a breakdown, such as {@code "copy"}
         * @param durationPs how long it takes in picoseconds, at least 0
         * @param bytes how many bytes it moves or treats, at least 0
         * @return the task's number
         * @throws IllegalArgumentException if an argument is out of range
         */
        public int task(int resource, String label, String category, long durationPs, long bytes) {
            int task = tasks.count();
            check(task < MAX_TASKS, task, label, "number", task, "below 2^30 tasks");
            check(
                    resource >= NO_RESOURCE && resource < capacities.size(),
                    task,
                    label,
                    "resource",
                    resource,
                    "NO_RESOURCE (-1) or a number that resource() returned, below " + capacities.size());
            check(durationPs >= 0, task, label, "duration in ps", durationPs, "0 or more");
            check(bytes >= 0, task, label, "bytes", bytes, "0 or more");
            tasks.add(resource, label, category, durationPs, bytes);
            return task;
        }

        /**
         * Lets a task start no earlier than the end of another plus a lag.
         *
         * @param task the task that waits
         * @param predecessor the task waited for
         * @param lagPs in picoseconds, at least 0
         * @throws IllegalArgumentException if a task is unknown, both are the same, or the lag is below 0
         */
        public Builder after(int task, int predecessor, long lagPs) {
            return dependency(task, predecessor, lagPs, 0);
        }

        /**
         * Lets a task start no earlier than the start of another plus a lag.
         *
         * @param task the task that waits
         * @param predecessor the task waited for
         * @param lagPs in picoseconds, at least 0
         * @throws IllegalArgumentException if a task is unknown, both are the same, or the lag is below 0
         */
        public Builder afterStart(int task, int predecessor, long lagPs) {
            return dependency(task, predecessor, lagPs, 1);
        }

        /**
         * Lets a task start no earlier than a moment; the latest such moment counts.
         *
         * @param task a task's number
         * @param timePs in picoseconds from the program's start, at least 0
         * @throws IllegalArgumentException if the task is unknown or the time is below 0
         */
        public Builder notBefore(int task, long timePs) {
            known(task);
            check(timePs >= 0, task, tasks.label(task), "release time in ps", timePs, "0 or more");
            tasks.notBefore(task, timePs);
            return this;
        }

        /**
         * Says which user-level operation a task belongs to.
         *
         * @param task a task's number
         * @param operationId the caller's number for the operation, at least 0; tasks without one have -1
         * @throws IllegalArgumentException if the task is unknown or the number is below -1
         */
        public Builder operation(int task, int operationId) {
            known(task);
            check(operationId >= -1, task, tasks.label(task), "operation", operationId, "0 or more, or -1 for none");
            tasks.operation(task, operationId);
            return this;
        }

        /** How many tasks have been added. */
        public int taskCount() {
            return tasks.count();
        }

        /** How many tasks the resource serves at once. */
        int capacity(int resource) {
            return capacities.get(resource);
        }

        /**
         * The program as collected so far; the builder can go on.
         *
         * @throws IllegalArgumentException if dependencies go round in a circle; the message names a task on it
         */
        public Program build() {
            Dependencies dependencies = Dependencies.of(tasks.count(), predecessors, edges, lagsPs);
            Program program =
                    new Program(List.copyOf(resourceNames), capacities.toArray(), tasks.toColumns(), dependencies);
            dependencies.checkNoCircle(program::describe);
            return program;
        }

        private Builder dependency(int task, int predecessor, long lagPs, int fromStart) {
            known(task);
            String label = tasks.label(task);
            check(
                    predecessor >= 0 && predecessor < tasks.count() && predecessor != task,
                    task,
                    label,
                    "predecessor",
                    predecessor,
                    "the number of another task, 0 to " + (tasks.count() - 1));
            check(lagPs >= 0, task, label, "lag in ps", lagPs, "0 or more");
            if (lagPs > 0) {
                lagsPs.padTo(edges.size());
                lagsPs.add(lagPs);
            }
            predecessors.add(predecessor);
            edges.add(2 * task + fromStart);
            return this;
        }

        private void known(int task) {
            if (task < 0 || task >= tasks.count()) {
                throw new IllegalArgumentException(
                        "task: got " + task + ", allowed a number that task() returned, below " + tasks.count());
            }
        }

        private static void check(boolean holds, int task, String label, String what, long got, String allowed) {
            if (!holds) {
                throw new IllegalArgumentException(
                        what + " of task " + task + " \"" + label + "\": got " + got + ", allowed " + allowed);
            }
        }
    }
}
