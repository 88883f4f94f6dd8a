package io.github.teelab.kernel;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A piece of a cell's work running on a thread of its own, in a thread group of its own by which its other threads are known. */
final class CellThread {
    private static final int LAST_VERSION_WITH_DAEMON_GROUPS = 18;

    private final ThreadGroup group;
    private final Thread thread;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile boolean abandoned;
    private volatile Object value;
    private volatile Throwable thrown;

    CellThread(Callable<?> work, ClassLoader loader) {
        group = new ThreadGroup("cell");
        letGoWhenEmpty(group);
        thread = new Thread(group, () -> run(work), "cell");
        thread.setContextClassLoader(loader);
    }

    /** Before JDK 19 a group's parent holds it for ever otherwise. */
    @SuppressWarnings("removal")
    private static void letGoWhenEmpty(ThreadGroup group) {
        if (Runtime.version().feature() <= LAST_VERSION_WITH_DAEMON_GROUPS) {
            group.setDaemon(true);
        }
    }

    private void run(Callable<?> work) {
        try {
            value = work.call();
        } catch (Throwable e) {
            if (e instanceof OutOfMemoryError || e.getCause() instanceof OutOfMemoryError) {
                Reserve.release();
            }
            thrown = e;
        } finally {
            over.countDown();
        }
    }

    void start() {
        thread.start();
    }

    ThreadGroup group() {
        return group;
    }

    boolean owns(Thread other) {
        return other.getThreadGroup() == group;
    }

    /** The threads of the cell that live now. */
    List<Thread> threads() {
        Thread[] living = new Thread[group.activeCount() + 8];
        group.enumerate(living);
        return Arrays.stream(living).filter(Objects::nonNull).toList();
    }

    boolean isRunning() {
        return over.getCount() > 0;
    }

    /** Waits for the end. */
    void await() throws InterruptedException {
        over.await();
    }

    boolean await(long ms) throws InterruptedException {
        return over.await(ms, TimeUnit.MILLISECONDS);
    }

    boolean isAlive() {
        return thread.isAlive();
    }

    /** Lets whoever waits for the end go on, as if it had come. */
    void abandon() {
        abandoned = isRunning();
        if (abandoned) {
            CellGuard.abandon(group);
        }
        over.countDown();
    }

    boolean isAbandoned() {
        return abandoned;
    }

    Object value() {
        return value;
    }

    /** What the work threw; null if it threw nothing. */
    Throwable thrown() {
        return thrown;
    }
}
