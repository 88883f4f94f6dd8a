package io.github.teelab.engine;

import io.github.teelab.units.SimTime;
import io.github.teelab.units.UnknownName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/**
 * When each task of a program ran, kept in columns, and answers about where the time went. Immutable. Tasks and resources
 * have the numbers that the {@link ProgramBuilder} gave them. Each answer takes O(n log n) for n tasks or less.
 */
public final class Timeline {
    private final Program program;
    private final long[] readyPs;
    private final long[] startPs;
    private final int[] causes;
    private final long makespanPs;
    private final Operations operations;

    Timeline(Program program, long[] readyPs, long[] startPs, int[] causes) {
        this.program = program;
        this.readyPs = readyPs;
        this.startPs = startPs;
        this.causes = causes;
        long latestPs = 0;
        for (int task = 0; task < startPs.length; task++) {
            latestPs = Math.max(latestPs, endPs(task));
        }
        this.makespanPs = latestPs;
        this.operations = new Operations(this);
    }

    /** The program that ran: its resources, labels and dependencies. */
    public Program program() {
        return program;
    }

    /** Number of tasks, all of which ran. */
    public int taskCount() {
        return startPs.length;
    }

    /** The resources' names, in the order of their numbers. */
    public List<String> resourceNames() {
        return program.resourceNames();
    }

    /** When the task was ready to start, in picoseconds: its dependencies were met and its release time had come. */
    public long readyPs(int task) {
        return readyPs[task];
    }

    /** When the task started, in picoseconds. */
    public long startPs(int task) {
        return startPs[task];
    }

    /** When the task ended, in picoseconds. */
    public long endPs(int task) {
        return startPs[task] + program.durationPs(task);
    }

    /** The task's resource, or {@link Program#NO_RESOURCE}. */
    public int resource(int task) {
        return program.resource(task);
    }

    /** The task's label. */
    public String label(int task) {
        return program.label(task);
    }

    /** The task's category. */
    public String category(int task) {
        return program.category(task);
    }

    /** The user-level operation that the task belongs to; -1 if none. */
    public int operation(int task) {
        return program.operation(task);
    }

    /** How many bytes the task moved or treated. */
    public long bytes(int task) {
        return program.bytes(task);
    }

    /** When the last task ended; 0 without tasks. */
    public SimTime makespan() {
        return new SimTime(makespanPs);
    }

    /** Service time a resource gave, in picoseconds, summed over its servers. */
    public long busyPs(int resource) {
        long busyPs = 0;
        for (int task = 0; task < taskCount(); task++) {
            if (uses(task, resource)) {
                busyPs += program.durationPs(task);
            }
        }
        return busyPs;
    }

    /** How long at least one server of a resource was busy, in picoseconds. */
    public long activePs(int resource) {
        return resourceIntervals(resource).totalPs();
    }

    /** Share of its servers' time, from 0 to the makespan, that a resource spent in service; 0 if the makespan is 0. */
    public double utilisation(int resource) {
        return makespanPs == 0 ? 0 : (double) busyPs(resource) / makespanPs / program.capacity(resource);
    }

    /** Durations summed by label, in the order in which the program first used each. */
    public Map<String, SimTime> busyByLabel() {
        return busyBy(program.labels(), program::labelNumber);
    }

    /** Durations summed by category, in the order in which the program first used each. */
    public Map<String, SimTime> busyByCategory() {
        return busyBy(program.categories(), program::categoryNumber);
    }

    /** How long both resources were busy at once, in picoseconds. */
    public long overlapPs(int resourceA, int resourceB) {
        return resourceIntervals(resourceA).overlapPs(resourceIntervals(resourceB));
    }

    /**
     * How long at least one task of a category ran, in picoseconds.
     *
     * @throws UnknownName if no task has the category
     */
    public long categoryActivePs(String category) {
        return categoryIntervals(category).totalPs();
    }

    /**
     * How long tasks of both categories ran at once, in picoseconds.
     *
     * @throws UnknownName if no task has one of them
     */
    public long categoryOverlapPs(String categoryA, String categoryB) {
        return categoryIntervals(categoryA).overlapPs(categoryIntervals(categoryB));
    }

    /**
     * The chain of tasks that decided the makespan, first to last: each step started when its cause allowed it. Ends with
     * the task that ended last (of several the one with the lowest number); empty without tasks.
     */
    public List<CriticalStep> criticalPath() {
        List<CriticalStep> path = new ArrayList<>();
        int task = lastTask();
        while (task >= 0) {
            Wait wait = waitOf(task);
            int cause = wait == Wait.NONE || wait == Wait.RELEASE_TIME ? -1 : causes[task] >> 1;
            path.add(new CriticalStep(task, wait, cause));
            task = cause;
        }
        Collections.reverse(path);
        return List.copyOf(path);
    }

    /** What a task waited for last before it started. */
    public Wait waitOf(int task) {
        if (startPs[task] > readyPs[task]) {
            return Wait.RESOURCE;
        }
        if (causes[task] >= 0) {
            return (causes[task] & 1) == 0 ? Wait.PREDECESSOR_END : Wait.PREDECESSOR_START;
        }
        return startPs[task] == 0 ? Wait.NONE : Wait.RELEASE_TIME;
    }

    /** The operations that tasks belong to, ascending. */
    public int[] operations() {
        return operations.ids();
    }

    /**
     * When the first task of an operation started, in picoseconds.
     *
     * @throws IllegalArgumentException if no task belongs to it
     */
    public long operationStartPs(int operation) {
        return operations.startPs(operation);
    }

    /**
     * When the last task of an operation ended, in picoseconds.
     *
     * @throws IllegalArgumentException if no task belongs to it
     */
    public long operationEndPs(int operation) {
        return operations.endPs(operation);
    }

    /**
     * From the start of an operation's first task to the end of its last.
     *
     * @throws IllegalArgumentException if no task belongs to it
     */
    public SimTime operationSpan(int operation) {
        return new SimTime(operations.endPs(operation) - operations.startPs(operation));
    }

    /**
     * Durations of an operation's tasks summed, in picoseconds.
     *
     * @throws IllegalArgumentException if no task belongs to it
     */
    public long operationTotalPs(int operation) {
        return operations.totalPs(operation);
    }

    private int lastTask() {
        for (int task = 0; task < taskCount(); task++) {
            if (endPs(task) == makespanPs) {
                return task;
            }
        }
        return -1;
    }

    private Map<String, SimTime> busyBy(List<String> names, IntUnaryOperator nameOf) {
        long[] busyPs = new long[names.size()];
        for (int task = 0; task < taskCount(); task++) {
            busyPs[nameOf.applyAsInt(task)] += program.durationPs(task);
        }
        Map<String, SimTime> busy = new LinkedHashMap<>();
        for (int name = 0; name < busyPs.length; name++) {
            busy.put(names.get(name), new SimTime(busyPs[name]));
        }
        return Collections.unmodifiableMap(busy);
    }

    private BusyIntervals resourceIntervals(int resource) {
        return BusyIntervals.of(this, task -> uses(task, resource));
    }

    private boolean uses(int task, int resource) {
        return program.resource(task) == resource || program.secondResource(task) == resource;
    }

    private BusyIntervals categoryIntervals(String category) {
        int number = program.categories().indexOf(category);
        if (number < 0) {
            throw new UnknownName("category", category, program.categories());
        }
        return BusyIntervals.of(this, task -> program.categoryNumber(task) == number);
    }
}
