package io.github.teelab.kernel;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/**
 * Runs JShell's snippets in this JVM: each on a thread that can be stopped, from classes that can be stopped, and with
 * its value kept as an object instead of a text.
 */
final class CellControl extends DirectExecutionControl {
    /** Why a cell was stopped. */
    enum Reason {
        INTERRUPT,
        TIME_LIMIT
    }

    private final AtomicReference<Reason> stopped = new AtomicReference<>();
    private CellThread running;
    private Object value;
    private volatile ClassLoader loader = ClassLoader.getSystemClassLoader();

    /** What JShell needs to take this object for its engine. */
    ExecutionControlProvider provider() {
        return new ExecutionControlProvider() {
            @Override
            public String name() {
                return "teelab";
            }

            @Override
            public ExecutionControl generate(ExecutionEnv environment, Map<String, String> parameters) {
                return CellControl.this;
            }
        };
    }

    /** A new cell begins: what was asked of the one before is forgotten. */
    void begin() {
        stopped.set(null);
        Reserve.hold();
        CellGuard.clear();
    }

    /** Stops the cell that is running, also between two of its snippets. */
    synchronized void stop(Reason why) {
        if (stopped.compareAndSet(null, why) && running != null) {
            stopRunning();
        }
    }

    private void stopRunning() {
        CellThread cell = running;
        start(new Stopper(cell), "stopper");
        start(() -> abandonLater(cell), "abandoner");
    }

    private static void start(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private static void abandonLater(CellThread cell) {
        try {
            if (!cell.await(Stopper.LIMIT_MS)) {
                cell.abandon();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Why the cell was stopped; empty if it was not. */
    Optional<Reason> stopped() {
        return Optional.ofNullable(stopped.get());
    }

    /** The value of the last snippet that ran; null if it had none. */
    Object value() {
        return value;
    }

    /** The class loader that sees what cells declare and what they added to the class path. */
    ClassLoader loader() {
        return loader;
    }

    @Override
    public void load(ClassBytecodes[] classes)
            throws ClassInstallException, NotImplementedException, EngineTerminationException {
        super.load(Arrays.stream(classes)
                .map(one -> new ClassBytecodes(one.name(), StopChecks.in(one.bytecodes())))
                .toArray(ClassBytecodes[]::new));
    }

    @Override
    protected String invoke(Method snippet) throws Exception {
        value = null;
        loader = snippet.getDeclaringClass().getClassLoader();
        try {
            value = call(() -> snippet.invoke(null));
        } catch (Error e) {
            // A heap too full even for the wrapping that reflection does.
            throw new InvocationTargetException(e);
        }
        return "";
    }

    /**
     * Does a piece of the cell's work on a thread that can be stopped.
     *
     * @throws StoppedException if the cell was stopped before it or meanwhile
     * @throws Exception whatever the work throws
     */
    <T> T call(Callable<T> work) throws Exception {
        CellThread cell = new CellThread(work, loader);
        begin(cell);
        cell.await();
        synchronized (this) {
            running = null;
        }
        if (cell.isAbandoned()) {
            System.err.println(
                    "The cell's code has not stopped yet; the kernel goes on without it. If it stays busy, restart it.");
        }
        if (stopped.get() != null) {
            throw new StoppedException();
        }
        if (cell.thrown() instanceof Exception e) {
            throw e;
        }
        if (cell.thrown() != null) {
            throw (Error) cell.thrown();
        }
        @SuppressWarnings("unchecked")
        T result = (T) cell.value();
        return result;
    }

    private synchronized void begin(CellThread cell) throws StoppedException {
        if (stopped.get() != null) {
            throw new StoppedException();
        }
        running = cell;
        cell.start();
    }

    @Override
    public void stop() {
        stop(Reason.INTERRUPT);
    }
}
