package io.github.teelab.engine;

import java.util.Arrays;

/** One run of a program, in rounds as {@link Program} describes them. Used once. */
final class ProgramRun {
    private static final int NONE = -1;

    private final Program program;
    private final Dependencies dependencies;
    private final int[] resources;
    private final long[] durationsPs;
    private final EventQueue queue = new EventQueue();
    private long nowPs;
    private int round;

    private final int[] openPredecessors;
    private final long[] readyPs;
    private final long[] startPs;
    /** What set the task's ready time, or which task freed its server: twice a task, plus 1 if its start counts. */
    private final int[] causes;

    private int finished;

    /** Waiting lines, linked through the tasks. */
    private final int[] nextInLine;

    private final int[] lineHead;
    private final int[] lineTail;
    private final int[] idleServers;

    /** The last round in which a server was freed, and the lowest task that freed one then. */
    private final int[] freedInRound;

    private final int[] freedBy;

    /** Tasks of this round, and those that became ready since. */
    private IntColumn ready = new IntColumn();

    private IntColumn arrivals = new IntColumn();
    private final IntColumn touched = new IntColumn();
    private final int[] touchedInRound;

    ProgramRun(Program program) {
        this.program = program;
        this.dependencies = program.dependencies();
        this.resources = program.tasks().resources;
        this.durationsPs = program.tasks().durationsPs;
        int tasks = program.taskCount();
        openPredecessors = dependencies.predecessorCounts();
        readyPs = program.tasks().notBeforePs.clone();
        startPs = new long[tasks];
        causes = filled(tasks, NONE);
        nextInLine = filled(tasks, NONE);
        int servers = program.resourceCount();
        lineHead = filled(servers, NONE);
        lineTail = filled(servers, NONE);
        freedInRound = filled(servers, NONE);
        freedBy = filled(servers, NONE);
        touchedInRound = filled(servers, NONE);
        idleServers = new int[servers];
        Arrays.setAll(idleServers, program::capacity);
    }

    Timeline run() {
        for (int task = 0; task < openPredecessors.length; task++) {
            if (openPredecessors[task] == 0) {
                release(task);
            }
        }
        while (startRound()) {
            takeWhatIsDue();
            joinLines();
            for (int i = 0; i < touched.size(); i++) {
                serve(touched.get(i));
            }
        }
        checkConservation();
        return new Timeline(program, readyPs, startPs, causes);
    }

    /** Moves the clock if this moment is done; false if everything is. */
    private boolean startRound() {
        round++;
        touched.clear();
        if (arrivals.size() == 0) {
            if (queue.isEmpty()) {
                return false;
            }
            nowPs = queue.peekTimePs();
        }
        return true;
    }

    private void takeWhatIsDue() {
        while (!queue.isEmpty() && queue.peekTimePs() == nowPs) {
            int event = queue.poll();
            int task = event >> 1;
            if ((event & 1) == 0) {
                finish(task);
            } else {
                arrivals.add(task);
            }
        }
    }

    private void finish(int task) {
        finished++;
        free(resources[task], task);
        free(program.secondResource(task), task);
        tell(task, 0);
    }

    private void free(int resource, int task) {
        if (resource != Program.NO_RESOURCE) {
            idleServers[resource]++;
            freedBy[resource] = freedInRound[resource] == round ? Math.min(freedBy[resource], task) : task;
            freedInRound[resource] = round;
            touch(resource);
        }
    }

    /** Tells the successors that the task has ended (0) or started (1). */
    private void tell(int task, int fromStart) {
        for (int edge = dependencies.first(task); edge < dependencies.end(task); edge++) {
            if (dependencies.fromStart(edge) == (fromStart == 1)) {
                int successor = dependencies.successor(edge);
                long allowedPs = Math.addExact(nowPs, dependencies.lagPs(edge));
                int cause = 2 * task + fromStart;
                // Of equal times the lowest cause is kept, so that the order of edges leaves no trace.
                if (allowedPs > readyPs[successor]
                        || (allowedPs == readyPs[successor]
                                && (causes[successor] == NONE || cause < causes[successor]))) {
                    readyPs[successor] = allowedPs;
                    causes[successor] = cause;
                }
                if (--openPredecessors[successor] == 0) {
                    release(successor);
                }
            }
        }
    }

    private void release(int task) {
        if (readyPs[task] == nowPs) {
            arrivals.add(task);
        } else {
            queue.add(readyPs[task], 2 * task + 1);
        }
    }

    private void joinLines() {
        IntColumn emptied = ready;
        ready = arrivals;
        arrivals = emptied;
        arrivals.clear();
        ready.sort();
        for (int i = 0; i < ready.size(); i++) {
            int task = ready.get(i);
            int resource = resources[task];
            if (resource == Program.NO_RESOURCE) {
                start(task);
            } else {
                joinLine(resource, task);
                touch(resource);
            }
        }
    }

    private void joinLine(int resource, int task) {
        if (lineHead[resource] == NONE) {
            lineHead[resource] = task;
        } else {
            nextInLine[lineTail[resource]] = task;
        }
        lineTail[resource] = task;
        nextInLine[task] = NONE;
    }

    private void touch(int resource) {
        if (touchedInRound[resource] != round) {
            touchedInRound[resource] = round;
            touched.add(resource);
        }
    }

    private void serve(int resource) {
        while (idleServers[resource] > 0 && lineHead[resource] != NONE) {
            int task = lineHead[resource];
            lineHead[resource] = nextInLine[task];
            idleServers[resource]--;
            if (readyPs[task] < nowPs && freedBy[resource] != NONE) {
                causes[task] = 2 * freedBy[resource];
            }
            int second = program.secondResource(task);
            if (second == Program.NO_RESOURCE || second == resource) {
                start(task);
            } else {
                joinLine(second, task);
                serve(second);
            }
        }
    }

    private void start(int task) {
        startPs[task] = nowPs;
        queue.add(Math.addExact(nowPs, durationsPs[task]), 2 * task);
        if (dependencies.anyFromStart()) {
            tell(task, 1);
        }
    }

    private void checkConservation() {
        if (finished != program.taskCount()) {
            throw new IllegalStateException(
                    "conservation: " + program.taskCount() + " tasks, but " + finished + " have run");
        }
        for (int resource = 0; resource < idleServers.length; resource++) {
            if (idleServers[resource] != program.capacity(resource) || lineHead[resource] != NONE) {
                throw new IllegalStateException("conservation: resource \""
                        + program.resourceNames().get(resource) + "\" is still busy at the end");
            }
        }
    }

    private static int[] filled(int length, int value) {
        int[] array = new int[length];
        Arrays.fill(array, value);
        return array;
    }
}
