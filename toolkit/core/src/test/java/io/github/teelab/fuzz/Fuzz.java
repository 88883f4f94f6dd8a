package io.github.teelab.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import io.github.teelab.units.UnknownName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Gives a reader many spoiled files. Each must end within a time and an allocation limit, in a result or in an exception
 * of a named type whose message is one short line. {@code -Pfuzz} asks for 10,000 files a reader, an ordinary build for
 * a few hundred.
 */
public final class Fuzz {
    private static final int MUTANTS = Integer.getInteger("teelab.fuzz.mutants", 300);
    private static final long SEED = Long.getLong("teelab.fuzz.seed", 20_261_128L);
    private static final int MOST_SECONDS = 20;
    private static final long MOST_BYTES = 256L << 20;
    private static final long MOST_BYTES_PER_BYTE = 2_000;
    private static final int LONGEST_MESSAGE = 700;
    private static final Set<String> NAMED = Set.of("BadProfile", "BadTrace", "IllegalArgumentException");

    /** What reads a file; may throw anything. */
    public interface Reader {
        void read(Path file) throws Exception;
    }

    private Fuzz() {}

    /** Whether this is the long run. */
    public static boolean isLong() {
        return MUTANTS >= 10_000;
    }

    /** As {@link #run(String, List, Path, int, Reader)}, with the usual number of files. */
    public static void run(String reader, List<byte[]> seeds, Path folder, Reader read) {
        run(reader, seeds, folder, MUTANTS, read);
    }

    /**
     * Spoils and reads files, and prints one row of the table of outcomes.
     *
     * @param reader what to call the reader
     * @param seeds valid files
     * @param folder where the spoiled ones are written
     */
    public static void run(String reader, List<byte[]> seeds, Path folder, int mutants, Reader read) {
        Map<String, Integer> outcomes = new TreeMap<>();
        long slowestNs = 0;
        int slowest = 0;
        long mostBytes = 0;
        ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
            Thread worker = new Thread(null, task, "fuzz " + reader, 1 << 20);
            worker.setDaemon(true);
            return worker;
        });
        try {
            for (int i = 0; i < mutants; i++) {
                byte[] bytes = new Mutator(SEED + i).mutated(seeds.get(i % seeds.size()));
                Path file = written(folder.resolve("mutant"), bytes);
                String input = reader + " mutant " + i + " of seed " + SEED;
                Measured measured = measured(input, thread, file, read);
                outcomes.merge(measured.outcome(), 1, Integer::sum);
                if (measured.ns() > slowestNs) {
                    slowestNs = measured.ns();
                    slowest = i;
                }
                mostBytes = Math.max(mostBytes, measured.bytes());
                long allowed = MOST_BYTES + MOST_BYTES_PER_BYTE * bytes.length;
                assertTrue(measured.bytes() <= allowed, () -> input + " allocated " + measured.bytes() + " bytes");
            }
        } finally {
            thread.shutdownNow();
        }
        System.out.printf(
                Locale.ROOT,
                "fuzz %-22s %,7d mutants  %s  unexplained 0  slowest %,d ms (mutant %d)  most allocated %,d KiB%n",
                reader,
                mutants,
                outcomes,
                slowestNs / 1_000_000,
                slowest,
                mostBytes >> 10);
    }

    private record Measured(String outcome, long ns, long bytes) {}

    private static Measured measured(String input, ExecutorService thread, Path file, Reader read) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Future<Measured> result = thread.submit(() -> {
            long id = Thread.currentThread().getId();
            long beforeNs = System.nanoTime();
            long before = threads.getThreadAllocatedBytes(id);
            String outcome = outcome(input, file, read);
            return new Measured(outcome, System.nanoTime() - beforeNs, threads.getThreadAllocatedBytes(id) - before);
        });
        try {
            return result.get(MOST_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            return fail(input + " hangs");
        } catch (ExecutionException e) {
            return fail(input + " ends unexplained: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return fail(input + " was interrupted");
        }
    }

    private static String outcome(String input, Path file, Reader read) throws Exception {
        try {
            read.read(file);
            return "read";
        } catch (IllegalArgumentException e) {
            checkNamed(input, e);
            return "refused";
        }
    }

    /** A type of our own, or plainly an illegal argument; one short line that a terminal shows as it is. */
    public static void checkNamed(String input, IllegalArgumentException e) {
        boolean named = e instanceof UnknownName || NAMED.contains(e.getClass().getSimpleName());
        if (!named) {
            throw new AssertionError(input + " ends unexplained: " + e, e);
        }
        checkLine(input, String.valueOf(e.getMessage()));
    }

    /** One short line without control characters. */
    public static void checkLine(String input, String message) {
        assertEquals(1, message.lines().count(), () -> input + ": " + message);
        assertTrue(message.length() < LONGEST_MESSAGE, () -> input + ": " + message);
        assertTrue(message.chars().noneMatch(Character::isISOControl), () -> input + ": " + message);
    }

    private static Path written(Path file, byte[] bytes) {
        try {
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
