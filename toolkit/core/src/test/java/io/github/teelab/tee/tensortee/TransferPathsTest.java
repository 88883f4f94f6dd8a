package io.github.teelab.tee.tensortee;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.teelab.channel.Adversary;
import io.github.teelab.channel.IntegrityException;
import io.github.teelab.channel.Path;
import io.github.teelab.channel.Place;
import io.github.teelab.channel.SealedChannel;
import io.github.teelab.channel.Trust;
import io.github.teelab.channel.Verdict;
import io.github.teelab.experiment.attack.WireAttack;
import io.github.teelab.platform.Platforms;
import io.github.teelab.units.UnknownName;
import io.github.teelab.workload.Transfer;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TransferPathsTest {
    private static final TransferPaths PATHS = TransferPaths.on(Platforms.tensorTee());
    private static final Transfer GRADIENTS = Transfer.DEVICE_TO_HOST_PINNED;
    private static final Transfer WEIGHTS = Transfer.HOST_TO_DEVICE_PINNED;
    private static final long GB = 1_000_000_000;
    private static final long SETUP_PS = 2_050_000;
    private static final long LATENCY_PS = 275_000;
    private static final long MAC_PS = 40_000;

    @ParameterizedTest
    @EnumSource(PathKind.class)
    void bytesArriveUnchanged(PathKind kind) throws IntegrityException {
        for (Transfer transfer : new Transfer[] {GRADIENTS, WEIGHTS}) {
            Path path = PATHS.path(kind, transfer, 10_000).withChunkBytes(4096);
            for (int message = 0; message < 3; message++) {
                byte[] bytes = new byte[10_000 + message];
                new SplittableRandom(message).nextBytes(bytes);
                assertArrayEquals(bytes, path.deliver(bytes, Adversary.PASSIVE));
            }
        }
    }

    /** 1 GB at 6.5 GB/s: 153.846 ms, and the set-up. */
    @Test
    void aPlainCopyOfWeightsTakesTheSynchronousRate() {
        assertEquals(153_846_153_846L + SETUP_PS, totalPs(PathKind.PLAIN, WEIGHTS, GB));
    }

    /** 16 GT/s x 16 lanes x 128/130 / 8 = 31.508 GB/s, of which packets with 256 B leave 256/280. */
    @Test
    void aPlainCopyOfGradientsTakesTheLinksRate() {
        double expected = 1e12 / (16 * 16 * 128.0 / 130 / 8 * 256 / 280);
        assertEquals(expected + SETUP_PS, totalPs(PathKind.PLAIN, GRADIENTS, GB), 1);
    }

    /** Two steps on each side, cipher and code at 8 GB/s each: 1 s for 1 GB, around the synchronous copy. */
    @Test
    void aStagedCopyIsTheSumOfItsSteps() {
        assertEquals(1_000_000_000_000L + 153_846_153_846L + SETUP_PS, totalPs(PathKind.STAGED, GRADIENTS, GB));
        assertEquals(totalPs(PathKind.STAGED, GRADIENTS, GB), totalPs(PathKind.STAGED, WEIGHTS, GB));
    }

    @Test
    void aStagedCopyKeepsAnEngineOfEachSideBusyForTwoSteps() {
        var busy = PATHS.path(PathKind.STAGED, GRADIENTS, GB).busyPs(GB);
        assertEquals(500_000_000_000L, busy.get("NPU AES engine"));
        assertEquals(500_000_000_000L, busy.get("CPU AES engine"));
        assertEquals(153_846_153_846L, busy.get(Place.LINK_TO_HOST.name()));
    }

    /** With codes for free the CPU's memory, 5.78 GB/s, is slower than its engine where gradients are stored. */
    @Test
    void aStepGoesAtTheSlowerOfEngineAndMemory() {
        Path path = PATHS.with("staging_code", 0).path(PathKind.STAGED, GRADIENTS, GB);
        assertEquals(125e9 + 1e12 / 5.78, path.busyPs(GB).get("CPU AES engine"), 1);
        assertEquals(250_000_000_000L, path.busyPs(GB).get("NPU AES engine"));
    }

    /** Beyond the plain copy: two comparisons of 40 ns and a round trip of 2 x 275 ns. */
    @Test
    void aDirectCopyAddsTwoComparisonsAndARoundTrip() {
        for (Transfer transfer : new Transfer[] {GRADIENTS, WEIGHTS}) {
            assertEquals(
                    totalPs(PathKind.PLAIN, transfer, GB) + 2 * MAC_PS + 2 * LATENCY_PS,
                    totalPs(PathKind.DIRECT, transfer, GB));
        }
    }

    /** The metadata message of 64 B takes 2 x 40 ns of cipher, 275 ns and 64 B / 28.8 GB/s = 2.222 ns beside the copy. */
    @Test
    void aTinyDirectCopyWaitsForItsMetadata() {
        long metadataPs = 2 * 40_000 + LATENCY_PS + 2_222;
        assertEquals(SETUP_PS + MAC_PS + metadataPs + 2 * LATENCY_PS + MAC_PS, totalPs(PathKind.DIRECT, GRADIENTS, 64));
    }

    /** Two engines of 8 GB/s read and write: 32 of the 38.4 GB/s of DDR4-2400 on two channels. */
    @Test
    void reencryptionTakesMostOfTheMemory() {
        assertEquals(32 / 38.4, PATHS.reencryptionShareOfMemory(), 1e-9);
    }

    @Test
    void parametersCanBeReplaced() {
        TransferPaths faster = PATHS.with("synchronous_rate", 10).with("staging_engines", 2);
        assertEquals(
                500_000_000_000L + 100_000_000_000L + SETUP_PS,
                faster.path(PathKind.STAGED, WEIGHTS, GB).times(GB).totalPs());
        assertThrows(UnknownName.class, () -> PATHS.with("synchronous_rates", 10));
    }

    @Test
    void pageableMemoryIsRefused() {
        var error = assertThrows(
                IllegalArgumentException.class, () -> PATHS.path(PathKind.PLAIN, Transfer.HOST_TO_DEVICE_PAGEABLE, GB));
        assertTrue(error.getMessage().contains("h2d_pinned"), error.getMessage());
    }

    /** What is timed is attacked: every untrusted stage of both protected ways holds, and no stage of the plain one. */
    @ParameterizedTest
    @EnumSource(PathKind.class)
    void onlyThePlainPathFalls(PathKind kind) {
        for (Transfer transfer : new Transfer[] {GRADIENTS, WEIGHTS}) {
            Path path = PATHS.path(kind, transfer, 10_000);
            for (WireAttack attack : WireAttack.values()) {
                for (int stage = 0; stage < path.stages().size(); stage++) {
                    if (path.stages().get(stage).trust() == Trust.UNTRUSTED) {
                        Verdict verdict = attack.on(path.withChannels(SealedChannel::renewed), stage);
                        String what = path.name() + ", " + attack + " at "
                                + path.stages().get(stage).name();
                        assertEquals(kind == PathKind.PLAIN, verdict == Verdict.SUCCEEDED, what);
                    }
                }
            }
        }
    }

    private static long totalPs(PathKind kind, Transfer transfer, long bytes) {
        return PATHS.path(kind, transfer, bytes).times(bytes).totalPs();
    }
}
