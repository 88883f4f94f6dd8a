package io.github.teelab.tee.h100;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.teelab.platform.Platforms;
import io.github.teelab.tee.Execution;
import io.github.teelab.tee.unprotected.Unprotected;
import io.github.teelab.units.Bandwidth;
import io.github.teelab.units.Bytes;
import io.github.teelab.units.Frequency;
import io.github.teelab.workload.PlainProgram;
import io.github.teelab.workload.Plan;
import io.github.teelab.workload.Transfer;
import org.junit.jupiter.api.Test;

class H100ConfidentialTest {
    private static final long LARGE = Bytes.mib(64).value();
    private static final long KERNEL_PS = 1_000_000_000L;

    private final H100Confidential system = H100Confidential.on(Platforms.h100Node());

    @Test
    void largeCopiesRunAtNinetyPercentOfOneCoresCipher() {
        double rate = rate(system);
        assertEquals(0.9 * 3.3586, rate, 0.1);
    }

    @Test
    void theCipherRateMovesThemUpToTheLinkAndNoFurther() {
        assertEquals(1.28 / 3.3586, rate(system.hostClock(Frequency.ghz(0.8))) / rate(system), 0.01);
        assertTrue(rate(system.cipherRate(Bandwidth.gbPerSecond(8.6))) > 2.4 * rate(system));
        assertTrue(rate(system.cipherRate(Bandwidth.gbPerSecond(1_000))) < 44);
    }

    @Test
    void aChunkIsEncryptedBeforeTheLinkStarts() {
        var times = system.copies().times(Transfer.HOST_TO_DEVICE_PINNED, LARGE, Plan.ALWAYS_FRESH);
        // Recorded programs show 390 to 490 us from the call to the first byte on the link, whatever the size.
        assertEquals(440e6, times.leadPs(), 50e6);
    }

    @Test
    void twoChunksAreStillToDecryptWhenTheLinkFallsSilent() {
        var times = system.copies().times(Transfer.DEVICE_TO_HOST_PINNED, LARGE, Plan.ALWAYS_FRESH);
        // Recorded programs show 980 to 1,104 us after the last byte, page faults included, which are not in here.
        assertEquals(900e6, times.returnPs(), 100e6);
    }

    @Test
    void kernelsRunOnWhileEncryptedCopiesBlockTheHost() {
        Plan plan = PlainProgram.named("overlap")
                .launch("kernel", KERNEL_PS, 1)
                .copyAsync(Transfer.HOST_TO_DEVICE_PINNED, LARGE, 2)
                .plan();
        Execution plain = Unprotected.on(Platforms.h100Node()).run(plan);
        Execution confidential = system.run(plan);
        assertTrue(plain.callEndPs(1) < plain.activityEndPs(1), "a plain asynchronous copy returns at once");
        assertTrue(confidential.callEndPs(1) >= confidential.activityEndPs(1), "an encrypted one does not");
        assertTrue(confidential.activityStartPs(1) < confidential.activityEndPs(0), "the kernel runs meanwhile");
    }

    @Test
    void copiesOnDifferentStreamsDoNotOverlapEachOther() {
        Execution run = system.run(PlainProgram.named("two copies")
                .copyAsync(Transfer.HOST_TO_DEVICE_PINNED, LARGE, 1)
                .copyAsync(Transfer.DEVICE_TO_HOST_PINNED, LARGE, 2)
                .plan());
        assertTrue(run.activityStartPs(1) >= run.activityEndPs(0));
    }

    @Test
    void everyPathHasAnUntrustedStageBetweenTwoTrustedOnes() {
        assertEquals(4, system.paths().size());
        system.paths()
                .forEach(path -> assertEquals(
                        "TRUSTED UNTRUSTED TRUSTED",
                        String.join(
                                " ",
                                path.stages().stream()
                                        .map(stage -> stage.trust().name())
                                        .toList())));
    }

    @Test
    void explainSaysWhatEachNumberRestsOn() {
        String text = system.explain().toString();
        assertTrue(text.contains("launch_ratio") && text.contains("MEASURED") && text.contains("ISPASS25"), text);
        assertTrue(system.cipherRate(Bandwidth.gbPerSecond(8.6))
                .explain()
                .toString()
                .contains("set by the user"));
    }

    private static double rate(H100Confidential system) {
        return LARGE
                * 1e3
                / system.copies()
                        .times(Transfer.HOST_TO_DEVICE_PINNED, LARGE, LARGE)
                        .totalPs();
    }
}
