package io.github.teelab.experiment.tensortee;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.teelab.memory.AccessLoop;
import io.github.teelab.memory.AccessPattern;
import io.github.teelab.memory.AccessRun;
import io.github.teelab.memory.Phase;
import io.github.teelab.memory.scheme.SgxLike;
import io.github.teelab.memory.simulation.TimedRun;
import io.github.teelab.platform.Platforms;
import io.github.teelab.tee.tensortee.TransferPaths;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rates of protected memory in {@link TransferPaths#FILE} are those that the memory simulator gives. */
class StagingRatesTest {
    private static final int LINE = 64;
    private static final int THREADS = 8;
    private static final long LINES = 1 << 22;

    @Test
    void protectedMemoryReadsAsFastAsTheFileSays() {
        assertEquals(stored("protected_read"), gbPerSecond(false), 0.05);
    }

    @Test
    void protectedMemoryWritesAsFastAsTheFileSays() {
        assertEquals(stored("protected_write"), gbPerSecond(true), 0.05);
    }

    private static double stored(String parameter) {
        return TransferPaths.on(Platforms.tensorTee()).costs().number(parameter);
    }

    /** The second pass, once the caches are full. */
    private static double gbPerSecond(boolean stores) {
        AdamSetting setting = AdamSetting.calibrated();
        TimedRun run = new TimedRun(
                setting.machine(), SgxLike.baseline(), setting.memory().build(), setting.fidelity());
        Phase stream = stream(stores);
        run.run(stream);
        long startPs = run.timePs();
        run.run(stream);
        double rate = LINES * LINE * 1e3 / (run.timePs() - startPs);
        System.out.printf("SGX-like memory, eight threads %s: %.2f GB/s%n", stores ? "write" : "read", rate);
        return rate;
    }

    private static Phase stream(boolean stores) {
        List<AccessLoop> loops = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            long from = LINES * thread / THREADS;
            long count = LINES * (thread + 1) / THREADS - from;
            AccessPattern pattern =
                    stores ? AccessRun.stores(from * LINE, LINE, count) : AccessRun.loads(from * LINE, LINE, count);
            loops.add(new AccessLoop(List.of(pattern), 0));
        }
        return new Phase("stream", loops);
    }
}
