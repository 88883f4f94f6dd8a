package io.github.teelab.tee.fastrack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.teelab.experiment.fastrack.Ablation;
import io.github.teelab.platform.Platforms;
import io.github.teelab.tee.CopyPaths;
import io.github.teelab.tee.unprotected.Unprotected;
import io.github.teelab.units.Bytes;
import io.github.teelab.workload.Transfer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FastrackTest {
    private static final Fastrack FASTRACK = Fastrack.on(Platforms.h100Node());
    private static final long[] SIZES = {64, 4 << 10, 5000, 64 << 10, 100_000, 1 << 20, 64 << 20, 1 << 30};

    /** Turning on any change, whatever the others, never makes a copy of any kind and size slower. */
    @Test
    void noChangeMakesACopySlower() {
        List<Design> designs = Ablation.designs();
        for (Transfer transfer : linked()) {
            for (long bytes : SIZES) {
                for (int bits = 0; bits < 8; bits++) {
                    for (int change = 1; change < 8; change *= 2) {
                        if ((bits & change) == 0) {
                            long before = ps(designs.get(bits), transfer, bytes);
                            long after = ps(designs.get(bits | change), transfer, bytes);
                            assertTrue(
                                    after <= before,
                                    transfer.label() + " of " + bytes + " bytes: " + designs.get(bits) + " " + before
                                            + " ps, " + designs.get(bits | change) + " " + after + " ps");
                        }
                    }
                }
            }
        }
    }

    @Test
    void noProtectedCopyIsFasterThanAPlainOne() {
        CopyPaths plain = Unprotected.on(Platforms.h100Node()).copies();
        for (Transfer transfer : linked()) {
            for (long bytes : SIZES) {
                assertTrue(
                        ps(Design.FASTRACK, transfer, bytes)
                                >= plain.times(transfer, bytes, bytes).totalPs(),
                        transfer.label() + " of " + bytes + " bytes");
            }
        }
    }

    @Test
    void manyLanesOfASingleTagAreAsFastAsManyChainsForLongMessages() {
        double chains = ps(Design.FASTRACK, Transfer.HOST_TO_DEVICE_PINNED, 1 << 30);
        double lanes =
                ps(new Design(true, new Authentication.SingleTag(64), true), Transfer.HOST_TO_DEVICE_PINNED, 1 << 30);
        assertEquals(1, chains / lanes, 0.01);
    }

    @Test
    void wrongChainsSayWhatIsAllowed() {
        var error = assertThrows(IllegalArgumentException.class, () -> FASTRACK.chains(0));
        assertEquals("chains: got 0, allowed 1 to 4096", error.getMessage());
    }

    @Test
    void aTebibyteIsTimedAtOnce() {
        long ps = ps(
                Design.FASTRACK, Transfer.HOST_TO_DEVICE_PINNED, Bytes.gib(1024).value());
        assertEquals(1, Bytes.gib(1024).value() / (ps / 1e12) / 43.36e9, 0.05);
    }

    private static List<Transfer> linked() {
        return Arrays.stream(Transfer.values()).filter(Transfer::crossesLink).toList();
    }

    private static long ps(Design design, Transfer transfer, long bytes) {
        return FASTRACK.design(design).copies().times(transfer, bytes, bytes).totalPs();
    }
}
