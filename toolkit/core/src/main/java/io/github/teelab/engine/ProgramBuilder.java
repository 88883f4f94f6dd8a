package io.github.teelab.engine;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;

/** Collects resources, tasks and dependencies of a program. Each call checks its arguments; {@link #build()} checks the graph. */
public final class ProgramBuilder {
    private static final int MAX_TASKS = 1 << 30;

    private final List<String> resourceNames = new ArrayList<>();
    private final IntColumn capacities = new IntColumn();
    private final TaskColumns.Growing tasks = new TaskColumns.Growing();
    private final BitSet secondOnly = new BitSet();
    private final IntColumn predecessors = new IntColumn();
    private final IntColumn edges = new IntColumn();
    private final LongColumn lagsPs = new LongColumn();

    ProgramBuilder() {}

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
     * @param resource a number from {@link #resource(String, int)}, or {@link Program#NO_RESOURCE}
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
                resource >= Program.NO_RESOURCE && resource < capacities.size(),
                task,
                label,
                "resource",
                resource,
                "NO_RESOURCE (-1) or a number that resource() returned, below " + capacities.size());
        check(
                resource == Program.NO_RESOURCE || !secondOnly.get(resource),
                task,
                label,
                "resource",
                resource,
                "one that no task has as its second: who holds a second must never wait for a first");
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
    public ProgramBuilder after(int task, int predecessor, long lagPs) {
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
    public ProgramBuilder afterStart(int task, int predecessor, long lagPs) {
        return dependency(task, predecessor, lagPs, 1);
    }

    /**
     * Lets a task start no earlier than a moment; the latest such moment counts.
     *
     * @param task a task's number
     * @param timePs in picoseconds from the program's start, at least 0
     * @throws IllegalArgumentException if the task is unknown or the time is below 0
     */
    public ProgramBuilder notBefore(int task, long timePs) {
        known(task);
        check(timePs >= 0, task, tasks.label(task), "release time in ps", timePs, "0 or more");
        tasks.notBefore(task, timePs);
        return this;
    }

    /**
     * Lets a task need a second resource: once it has a server of its own resource it waits, holding that, for one of the
     * second, and starts when it has both.
     *
     * @param task a task's number; it must have a resource
     * @param resource a resource that is no task's first, such as a pool of cores beside threads
     * @throws IllegalArgumentException if the task is unknown or has no resource, or the second is unknown or a task's first
     */
    public ProgramBuilder also(int task, int resource) {
        known(task);
        String label = tasks.label(task);
        check(tasks.resource(task) >= 0, task, label, "first resource", tasks.resource(task), "a resource");
        check(
                resource >= 0 && resource < capacities.size(),
                task,
                label,
                "second resource",
                resource,
                "a number that resource() returned, below " + capacities.size());
        for (int other = 0; !secondOnly.get(resource) && other < tasks.count(); other++) {
            check(
                    tasks.resource(other) != resource,
                    task,
                    label,
                    "second resource",
                    resource,
                    "one that is no task's first");
        }
        secondOnly.set(resource);
        tasks.second(task, resource);
        return this;
    }

    /**
     * Says which user-level operation a task belongs to.
     *
     * @param task a task's number
     * @param operationId the caller's number for the operation, at least 0; tasks without one have -1
     * @throws IllegalArgumentException if the task is unknown or the number is below -1
     */
    public ProgramBuilder operation(int task, int operationId) {
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

    private ProgramBuilder dependency(int task, int predecessor, long lagPs, int fromStart) {
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
