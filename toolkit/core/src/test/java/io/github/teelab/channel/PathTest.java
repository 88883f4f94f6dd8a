package io.github.teelab.channel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PathTest {
    private static final Stage FAST = new Stage("wire", Place.of("link"), Trust.UNTRUSTED, 1, Stage.Effect.CARRY);
    private static final Stage SLOW = new Stage("cipher", Place.of("core"), Trust.TRUSTED, 10, Stage.Effect.CARRY);

    @Test
    void aSlowStageBehindTheLinkReturnsTwoChunksAfterItFallsSilent() {
        CopyTimes times = path(0, List.of(FAST, SLOW)).times(1_000);
        assertEquals(100 + 10 * 1_000, times.totalPs());
        assertEquals(2 * 1_000 - 100, times.returnPs());
    }

    @Test
    void aSlowStageBeforeTheLinkDelaysTheFirstChunk() {
        CopyTimes times = path(1, List.of(SLOW, FAST)).times(1_000);
        assertEquals(1_000, times.leadPs());
        assertEquals(10 * 1_000 + 100, times.totalPs());
        assertEquals(0, times.returnPs());
    }

    @Test
    void setUpFinishAndRampAddUp() {
        Path path = new Path("p", 50, 20, 0, new Path.Ramp(10, 3), 100, 2, 0, List.of(FAST));
        assertEquals(50 + 30 + 40 + 20, path.times(40).totalPs());
        assertEquals(50 + 15 + 5 + 20, path.times(5).totalPs());
    }

    @Test
    void noCopyIsShorterThanTheLeast() {
        Path path = new Path("p", 0, 0, 500, Path.Ramp.NONE, 100, 2, 0, List.of(FAST));
        assertEquals(500, path.times(40).totalPs());
        assertEquals(40, path.times(40).devicePs());
    }

    @Test
    void theSameStagesCarryBytesPastTheAdversary() throws IntegrityException {
        List<String> seen = new ArrayList<>();
        byte[] message = {1, 2, 3, 4, 5};
        Path path = new Path("p", 0, 0, 0, Path.Ramp.NONE, 2, 2, 0, List.of(FAST, SLOW));
        byte[] delivered = path.deliver(message, (stage, chunks) -> {
            seen.add(stage.name() + " " + chunks.size());
            return chunks;
        });
        assertArrayEquals(message, delivered);
        assertEquals(List.of("wire 3"), seen);
    }

    @Test
    void aFailedCheckDeliversNothing() {
        Stage check = new Stage("check", Place.of("core"), Trust.TRUSTED, 0, (bytes, chunks) -> {
            if (chunks.get(0)[0] != 1) {
                throw new IntegrityException("check: first byte changed");
            }
            return chunks;
        });
        Path path = path(0, List.of(FAST, check));
        assertThrows(
                IntegrityException.class,
                () -> path.deliver(new byte[] {1}, (stage, chunks) -> {
                    chunks.get(0)[0] ^= 1;
                    return chunks;
                }));
    }

    @Test
    void aTebibyteIsTimedByFormula() {
        Path path = new Path("p", 0, 0, 0, Path.Ramp.NONE, 1L << 20, 2, 1, List.of(SLOW, FAST));
        assertEquals(10L * (1L << 40) + (1L << 20), path.times(1L << 40).totalPs());
    }

    @Test
    void aPathNeedsALinkAmongItsStages() {
        assertThrows(IllegalArgumentException.class, () -> path(1, List.of(FAST)));
    }

    private static Path path(int link, List<Stage> stages) {
        return new Path("p", 0, 0, 0, Path.Ramp.NONE, 100, 2, link, stages);
    }
}
