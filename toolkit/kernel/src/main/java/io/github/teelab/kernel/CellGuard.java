package io.github.teelab.kernel;

import java.util.concurrent.ForkJoinWorkerThread;

/**
 * What the code of cells calls without knowing it: {@link StopChecks} puts the calls in. Users have no reason to call any
 * of this. It is public and static because code in other class loaders calls it, and there is one running cell in a JVM.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class CellGuard {
    private static volatile ThreadGroup stopping;
    private static volatile ThreadGroup abandoned;

    private CellGuard() {}

    /**
     * Called at the start of each method and at each jump backward.
     *
     * @throws CellStopped if this thread works for the cell that is being stopped
     */
    public static void check() {
        if (stopping != null || abandoned != null) {
            stopIfMeant();
        }
    }

    private static void stopIfMeant() {
        ThreadGroup meant = stopping;
        Thread self = Thread.currentThread();
        ThreadGroup group = self.getThreadGroup();
        boolean isWorker = meant != null && self instanceof ForkJoinWorkerThread;
        if (isWorker || (group != null && (group == meant || group == abandoned))) {
            throw new CellStopped();
        }
    }

    /**
     * In place of {@code System.exit}.
     *
     * @throws ExitRefused always
     */
    public static void exit(int status) {
        throw new ExitRefused("System.exit", status);
    }

    /**
     * In place of {@code Runtime.exit}.
     *
     * @throws ExitRefused always
     */
    public static void exit(Runtime runtime, int status) {
        throw new ExitRefused("Runtime.exit", status);
    }

    /**
     * In place of {@code Runtime.halt}.
     *
     * @throws ExitRefused always
     */
    public static void halt(Runtime runtime, int status) {
        throw new ExitRefused("Runtime.halt", status);
    }

    /** From now on every thread of the group, and every worker of a parallel stream, ends at its next check. */
    static void stop(ThreadGroup cell) {
        stopping = cell;
    }

    /** The kernel goes on without this cell; its own threads still end at their next check. */
    static void abandon(ThreadGroup cell) {
        abandoned = cell;
    }

    /** Before the next cell. */
    static void clear() {
        stopping = null;
    }
}
