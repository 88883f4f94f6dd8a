package io.github.teelab.experiment.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.teelab.channel.Chunks;
import io.github.teelab.channel.IntegrityException;
import io.github.teelab.channel.Leaks;
import io.github.teelab.channel.Path;
import io.github.teelab.channel.Trust;
import io.github.teelab.channel.Verdict;
import io.github.teelab.tee.TeeSystems;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A system built twice is two sessions: no message of the one opens in the other, and no key stream comes again. */
class TwoSessionsTest {
    @ParameterizedTest
    @ValueSource(strings = {"h100", "fastrack", "hetee", "tensortee", "travelling", "sgx-mgx"})
    void aMessageOfSession1IsRefusedInSession2AtEveryStage(String name) {
        List<Path> paths = TeeSystems.named(name).paths();
        int attacked = 0;
        for (int path = 0; path < paths.size(); path++) {
            for (int stage = 0; stage < paths.get(path).stages().size(); stage++) {
                if (paths.get(path).stages().get(stage).trust() == Trust.UNTRUSTED
                        && !paths.get(path).channels().isEmpty()) {
                    Verdict verdict = SessionAttack.REPLAY_SESSION.on(
                            () -> TeeSystems.named(name).paths(), path, stage);
                    assertEquals(
                            Verdict.DETECTED,
                            verdict,
                            name + " / " + paths.get(path).name());
                    attacked++;
                }
            }
        }
        assertTrue(attacked > 0, "nothing was attacked");
    }

    @ParameterizedTest
    @ValueSource(strings = {"h100", "fastrack", "hetee", "tensortee", "travelling", "sgx-mgx"})
    void noKeyStreamComesAgainInAnotherSession(String name) throws IntegrityException {
        List<Path> first = TeeSystems.named(name).paths();
        List<Path> second = TeeSystems.named(name).paths();
        for (int path = 0; path < first.size(); path++) {
            byte[] one = random(1);
            byte[] other = random(2);
            byte[] sums = sum(one, other);
            List<byte[]> seen = wire(first.get(path), one);
            List<byte[]> seenLater = wire(second.get(path), other);
            for (int stage = 0; stage < seen.size(); stage++) {
                assertFalse(
                        Leaks.anyOf(sums, sum(seen.get(stage), seenLater.get(stage))),
                        name + " / " + first.get(path).name());
            }
        }
    }

    /** What passes at each untrusted stage, joined. */
    private static List<byte[]> wire(Path path, byte[] message) throws IntegrityException {
        List<byte[]> seen = new ArrayList<>();
        path.deliver(message, (stage, chunks) -> {
            seen.add(Chunks.join(chunks));
            return chunks;
        });
        return seen;
    }

    private static byte[] random(int seed) {
        byte[] bytes = new byte[5000];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private static byte[] sum(byte[] one, byte[] other) {
        byte[] sum = new byte[Math.min(one.length, other.length)];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = (byte) (one[i] ^ other[i]);
        }
        return sum;
    }
}
