package io.github.teelab.experiment.attack;

import io.github.teelab.channel.Adversary;
import io.github.teelab.channel.Chunks;
import io.github.teelab.channel.IntegrityException;
import io.github.teelab.channel.Path;
import io.github.teelab.channel.Stage;
import io.github.teelab.channel.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/**
 * An attack on bytes at one untrusted stage of a path.
 *
 * <p>Two messages of equal length pass. The adversary keeps the first as it saw it and acts on the second, with the first
 * at hand.
 */
public enum WireAttack {
    SNOOP("snoop") {
        @Override
        List<byte[]> change(List<byte[]> earlier, List<byte[]> now) {
            return now;
        }

        @Override
        Verdict learned(Trial trial) {
            return contains(join(trial.seenSecond()), join(trial.second())) ? Verdict.SUCCEEDED : Verdict.PREVENTED;
        }
    },
    FLIP("flip a bit") {
        @Override
        List<byte[]> change(List<byte[]> earlier, List<byte[]> now) {
            byte[] chunk = now.get(now.size() / 2);
            chunk[chunk.length / 2] ^= 1;
            return now;
        }
    },
    TRUNCATE("cut the end off") {
        @Override
        List<byte[]> change(List<byte[]> earlier, List<byte[]> now) {
            List<byte[]> changed = new ArrayList<>(now);
            byte[] last = changed.remove(now.size() - 1);
            changed.add(Arrays.copyOf(last, last.length / 2));
            return changed;
        }
    },
    REORDER("swap two chunks") {
        @Override
        List<byte[]> change(List<byte[]> earlier, List<byte[]> now) {
            List<byte[]> changed = new ArrayList<>(now);
            Collections.swap(changed, 0, 1);
            return changed;
        }
    },
    REPLAY("replay an earlier message") {
        @Override
        List<byte[]> change(List<byte[]> earlier, List<byte[]> now) {
            return earlier;
        }
    },
    SPLICE("splice in a chunk of an earlier message") {
        @Override
        List<byte[]> change(List<byte[]> earlier, List<byte[]> now) {
            List<byte[]> changed = new ArrayList<>(now);
            changed.set(1, earlier.get(1));
            return changed;
        }
    },
    DROP("drop the last chunk") {
        @Override
        List<byte[]> change(List<byte[]> earlier, List<byte[]> now) {
            return now.subList(0, now.size() - 1);
        }
    },
    REUSE_IV("find an IV used twice") {
        @Override
        List<byte[]> change(List<byte[]> earlier, List<byte[]> now) {
            return now;
        }

        // Under one IV counter mode adds the same keystream to both: the sum of what was sent is the sum of the
        // messages.
        @Override
        Verdict learned(Trial trial) {
            byte[] sum = sum(join(trial.seenFirst()), join(trial.seenSecond()));
            return contains(sum, sum(join(trial.first()), join(trial.second())))
                    ? Verdict.SUCCEEDED
                    : Verdict.PREVENTED;
        }
    };

    /** Chunks of this size keep an attack quick; a path's chunks are a matter of time, not of safety. */
    private static final int CHUNK_BYTES = 4096;

    private static final int MESSAGE_BYTES = 3 * CHUNK_BYTES + 1234;
    private static final int TELLING_BYTES = 64;

    private final String label;

    WireAttack(String label) {
        this.label = label;
    }

    /** Its name in tables. */
    public String label() {
        return label;
    }

    /** What goes on instead of {@code now}; private copies, at least three chunks. */
    abstract List<byte[]> change(List<byte[]> earlier, List<byte[]> now);

    /** What the adversary has learned; for attacks that only look. */
    Verdict learned(Trial trial) {
        return Verdict.PREVENTED;
    }

    /**
     * Two messages as sent and as the adversary saw them.
     *
     * @param first the first message
     * @param second the second message
     * @param seenFirst the first as it passed
     * @param seenSecond the second as it passed
     */
    record Trial(List<byte[]> first, List<byte[]> second, List<byte[]> seenFirst, List<byte[]> seenSecond) {}

    /**
     * Attacks one stage of a path.
     *
     * @param path its channels stand at their first message
     * @param stage index of an untrusted stage
     */
    public Verdict on(Path path, int stage) {
        SplittableRandom random = new SplittableRandom(label.hashCode());
        byte[] first = new byte[MESSAGE_BYTES];
        byte[] second = new byte[MESSAGE_BYTES];
        random.nextBytes(first);
        random.nextBytes(second);
        Path small = path.withChunkBytes(CHUNK_BYTES);
        Stage target = small.stages().get(stage);
        List<byte[]> seenFirst = new ArrayList<>();
        List<byte[]> seenSecond = new ArrayList<>();
        Adversary recorder = (at, chunks) -> {
            if (at.equals(target)) {
                chunks.forEach(chunk -> seenFirst.add(chunk.clone()));
            }
            return chunks;
        };
        Adversary attacker = (at, chunks) -> {
            if (!at.equals(target)) {
                return chunks;
            }
            chunks.forEach(chunk -> seenSecond.add(chunk.clone()));
            return change(seenFirst, chunks);
        };
        try {
            small.deliver(first, recorder);
            byte[] delivered = small.deliver(second, attacker);
            return Arrays.equals(delivered, second)
                    ? learned(new Trial(List.of(first), List.of(second), seenFirst, seenSecond))
                    : Verdict.SUCCEEDED;
        } catch (IntegrityException detected) {
            return Verdict.DETECTED;
        }
    }

    /** Whether a telling part of {@code secret} stands in what was seen. */
    private static boolean contains(byte[] all, byte[] secret) {
        byte[] part = Arrays.copyOfRange(secret, secret.length / 3, secret.length / 3 + TELLING_BYTES);
        for (int at = 0; at + part.length <= all.length; at++) {
            if (Arrays.equals(all, at, at + part.length, part, 0, part.length)) {
                return true;
            }
        }
        return false;
    }

    private static byte[] join(List<byte[]> chunks) {
        return Chunks.join(chunks);
    }

    private static byte[] sum(byte[] a, byte[] b) {
        byte[] sum = new byte[Math.min(a.length, b.length)];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = (byte) (a[i] ^ b[i]);
        }
        return sum;
    }
}
