package org.rapaio.jupyter.kernel.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.teelab.jupyter.RapaioDisplay;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LoopThreadTest {
    private static final int STARTS = 500;

    @Test
    void oursIsTheOneThatIsLoaded() {
        assertEquals(
                RapaioDisplay.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toString(),
                LoopThread.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toString());
    }

    /** With the kernel's own class some of these threads end before their first round. */
    @Test
    void everyStartedThreadGoesRound() throws InterruptedException {
        for (int i = 0; i < STARTS; i++) {
            CountDownLatch rounds = new CountDownLatch(2);
            LoopThread thread = new LoopThread("loop", 0, rounds::countDown);
            thread.start();
            assertTrue(rounds.await(1, TimeUnit.MINUTES), "start " + i);
            thread.shutdown();
            thread.join();
        }
    }

    @Test
    void anInterruptEndsIt() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        LoopThread thread = new LoopThread("loop", 3_600_000, begun::countDown);
        thread.start();
        begun.await();
        thread.interrupt();
        thread.join(60_000);
        assertFalse(thread.isAlive());
    }
}
