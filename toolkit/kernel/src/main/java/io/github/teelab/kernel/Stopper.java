package io.github.teelab.kernel;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Stops a running cell, with more force the longer it does not answer: an interrupt and the checks in its own code; then
 * checks in the library that it is busy in; then {@code Thread.stop} where the JVM still has it. After {@link #LIMIT_MS}
 * the kernel goes on without the cell, while this still tries for a little longer.
 */
final class Stopper implements Runnable {
    private static final Logger LOG = Logger.getLogger(Stopper.class.getName());

    /** An interrupted cell has ended after this time for the notebook, whatever its threads do. */
    static final long LIMIT_MS = 900;

    private static final long LAST_TRY_MS = 20_000;
    private static final long LIBRARY_AFTER_MS = 120;
    private static final long FORCE_AFTER_MS = 500;
    private static final long ROUND_MS = 20;
    private static final int LAST_VERSION_WITH_STOP = 19;

    private final CellThread cell;

    Stopper(CellThread cell) {
        this.cell = cell;
    }

    @Override
    public void run() {
        CellGuard.stop(cell.group());
        boolean inLibrary = false;
        long start = System.nanoTime();
        try {
            for (long ms = 0; ms < LAST_TRY_MS && cell.isAlive(); ms = (System.nanoTime() - start) / 1_000_000) {
                cell.group().interrupt();
                if (ms >= LIBRARY_AFTER_MS && !inLibrary) {
                    inLibrary = true;
                    checkLibraries();
                }
                if (ms >= FORCE_AFTER_MS) {
                    force();
                }
                Thread.sleep(ROUND_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void checkLibraries() {
        try {
            loadAgent();
            LibraryChecks.addTo(busyLibraries());
        } catch (IOException
                | AttachNotSupportedException
                | AgentLoadException
                | AgentInitializationException
                | LinkageError
                | URISyntaxException e) {
            LOG.log(Level.WARNING, "cannot load the agent that stops libraries", e);
        }
    }

    private static void loadAgent()
            throws IOException, AttachNotSupportedException, AgentLoadException, AgentInitializationException,
                    URISyntaxException {
        if (!LibraryChecks.isLoaded()) {
            Path jar = Path.of(Stopper.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            VirtualMachine self =
                    VirtualMachine.attach(Long.toString(ProcessHandle.current().pid()));
            try {
                self.loadAgent(jar.toString());
            } finally {
                self.detach();
            }
        }
    }

    /** The classes that threads of the cell and workers of parallel streams are in, without the JDK's and our own. */
    private Set<String> busyLibraries() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> cell.owns(thread.getKey()) || thread.getKey() instanceof ForkJoinWorkerThread)
                .map(Map.Entry::getValue)
                .flatMap(Arrays::stream)
                .map(StackTraceElement::getClassName)
                .filter(name -> Stream.of("java.", "javax.", "jdk.", "sun.", "com.sun.", "REPL.")
                        .noneMatch(name::startsWith))
                .filter(name -> !name.startsWith(Stopper.class.getPackageName() + "."))
                .collect(Collectors.toSet());
    }

    /** Not inside a static initializer: its class would be unusable until the kernel is restarted. */
    @SuppressWarnings({"deprecation", "removal"})
    private void force() {
        if (Runtime.version().feature() > LAST_VERSION_WITH_STOP) {
            return;
        }
        List<Thread> all = cell.threads();
        all.stream()
                .filter(thread -> Arrays.stream(thread.getStackTrace())
                        .noneMatch(frame -> frame.getMethodName().equals("<clinit>")))
                .forEach(Thread::stop);
    }
}
