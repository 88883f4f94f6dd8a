package io.github.teelab.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StopChecksTest {
    private static final long GUARD_MS = 60_000;

    /** What a cell could hold. */
    public static final class Cell {
        public static void spin() {
            while (true) {
                Thread.onSpinWait();
            }
        }

        public static int sum(int n) {
            int sum = 0;
            for (int i = 1; i <= n; i++) {
                sum += i;
            }
            return sum;
        }

        public static void exit() {
            System.exit(1);
        }

        public static void haltByReference() {
            IntConsumer halt = Runtime.getRuntime()::halt;
            halt.accept(1);
        }
    }

    @AfterEach
    void clear() {
        CellGuard.clear();
    }

    @Test
    void codeWithChecksDoesWhatItDid() throws ReflectiveOperationException {
        assertEquals(5050, checked().getMethod("sum", int.class).invoke(null, 100));
    }

    @Test
    void aLoopThatWaitsForNothingEndsWhenItsGroupIsStopped() throws ReflectiveOperationException, InterruptedException {
        ThreadGroup group = new ThreadGroup("cell");
        AtomicReference<Throwable> end = new AtomicReference<>();
        Class<?> cell = checked();
        Thread thread = new Thread(group, () -> {
            try {
                cell.getMethod("spin").invoke(null);
            } catch (InvocationTargetException e) {
                end.set(e.getCause());
            } catch (ReflectiveOperationException e) {
                end.set(e);
            }
        });
        thread.start();
        CellGuard.stop(group);
        thread.join(GUARD_MS);
        assertInstanceOf(CellStopped.class, end.get());
    }

    @Test
    void otherThreadsGoOn() throws ReflectiveOperationException {
        CellGuard.stop(new ThreadGroup("another cell"));
        assertEquals(55, checked().getMethod("sum", int.class).invoke(null, 10));
    }

    @Test
    void whatWouldEndTheJvmIsRefused() throws ReflectiveOperationException {
        for (String way : new String[] {"exit", "haltByReference"}) {
            Class<?> cell = checked();
            Throwable refusal = assertThrows(
                            InvocationTargetException.class,
                            () -> cell.getMethod(way).invoke(null))
                    .getCause();
            assertInstanceOf(ExitRefused.class, refusal);
            assertTrue(refusal.getMessage().contains("(1) does not end the kernel"), refusal.getMessage());
        }
    }

    private static Class<?> checked() {
        String file = Cell.class.getName().replace('.', '/') + ".class";
        try (InputStream in = Cell.class.getClassLoader().getResourceAsStream(file)) {
            byte[] classFile = StopChecks.in(in.readAllBytes());
            return new ClassLoader(Cell.class.getClassLoader()) {
                Class<?> define() {
                    return defineClass(Cell.class.getName(), classFile, 0, classFile.length);
                }
            }.define();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
