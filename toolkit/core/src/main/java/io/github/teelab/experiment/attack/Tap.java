package io.github.teelab.experiment.attack;

import io.github.teelab.channel.Adversary;
import io.github.teelab.channel.Chunks;
import io.github.teelab.channel.IntegrityException;
import io.github.teelab.channel.Leaks;
import io.github.teelab.channel.Path;
import io.github.teelab.channel.SealedChannel;
import io.github.teelab.channel.Stage;
import io.github.teelab.channel.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** An adversary's hand on one untrusted stage of a path: what passes there can be seen and changed. */
final class Tap {
    /** Chunks of this size keep an attack quick; a path's chunks are a matter of time, not of safety. */
    static final Size LARGE = new Size(4096, 3 * 4096 + 1234);

    /** Small enough to try every byte. */
    static final Size SMALL = new Size(192, 3 * 192 + 50);

    private static final Size ONE_CHUNK = new Size(192, 100);

    /** A byte that does not hang on the key is the same in so many runs; one that does, by chance once in 2<sup>24</sup> times. */
    private static final int RUNS = 4;

    /** A message never came to its receiver. */
    private static final class Withheld extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Bytes of a chunk and of a message. */
    record Size(int chunkBytes, int messageBytes) {}

    /** What may go on instead of a message, with an earlier one at hand; several ways. */
    @FunctionalInterface
    interface Changes {
        Stream<List<byte[]>> of(List<byte[]> earlier, List<byte[]> now);
    }

    private final Path path;
    private final Stage target;

    Tap(Path path, int stage) {
        this.path = path;
        this.target = path.stages().get(stage);
    }

    /** The path at its first message, under keys of its own. */
    private Path fresh(Size size) {
        return path.withChunkBytes(size.chunkBytes()).withChannels(SealedChannel::renewed);
    }

    private boolean isHere(Stage stage) {
        return stage.equals(target);
    }

    /** Records what passes here. */
    private Adversary recorder(List<byte[]> seen) {
        return (stage, chunks) -> {
            if (isHere(stage)) {
                chunks.forEach(chunk -> seen.add(chunk.clone()));
            }
            return chunks;
        };
    }

    /** All that passes here while messages are sent one after the other. */
    byte[] seen(Size size, List<byte[]> messages) {
        List<byte[]> seen = new ArrayList<>();
        Path fresh = fresh(size);
        for (byte[] message : messages) {
            honestly(fresh, message, recorder(seen));
        }
        return Chunks.join(seen);
    }

    /** Whether some bytes of a message stand here as they are. */
    boolean sees(Size size) {
        byte[] message = message(size, 1);
        return Leaks.anyOf(message, seen(size, List.of(message)));
    }

    /** Whether there is a byte here that is the same under every key, and another one for another message. */
    boolean differsWithoutKey(Size size) {
        List<byte[]> ofOne = runs(size, message(size, 1));
        List<byte[]> ofOther = runs(size, message(size, 2));
        int bytes = ofOne.get(0).length;
        for (int at = 0; at < bytes; at++) {
            if (isFixed(ofOne, at) && isFixed(ofOther, at) && ofOne.get(0)[at] != ofOther.get(0)[at]) {
                return true;
            }
        }
        return false;
    }

    /** How many bytes here hang on the key, less the bytes of the message. */
    int keyedBytesBeyondMessage() {
        List<byte[]> runs = runs(ONE_CHUNK, message(ONE_CHUNK, 1));
        int keyed = 0;
        for (int at = 0; at < runs.get(0).length; at++) {
            keyed += isFixed(runs, at) ? 0 : 1;
        }
        return keyed - ONE_CHUNK.messageBytes();
    }

    private List<byte[]> runs(Size size, byte[] message) {
        return Stream.generate(() -> seen(size, List.of(message))).limit(RUNS).toList();
    }

    private static boolean isFixed(List<byte[]> runs, int at) {
        return runs.stream().allMatch(run -> at < run.length && run[at] == runs.get(0)[at]);
    }

    /**
     * Whether some flipped bit is taken.
     *
     * @param edge so many bytes at the beginning and at the end of each chunk are tried
     * @param step between them, one in so many
     */
    boolean acceptsAFlip(Size size, int edge, int step) {
        List<byte[]> wire = new ArrayList<>();
        byte[] message = message(size, 1);
        honestly(fresh(size), message, recorder(wire));
        for (int chunk = 0; chunk < wire.size(); chunk++) {
            int bytes = wire.get(chunk).length;
            for (int at = 0; at < bytes; at++) {
                boolean tried = at < edge || at >= bytes - edge || at % step == 0;
                if (tried && acceptsFlip(size, message, chunk, at)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean acceptsFlip(Size size, byte[] message, int chunk, int at) {
        try {
            fresh(size).deliver(message, here(now -> {
                now.get(chunk)[at] ^= (byte) (1 << at % Byte.SIZE);
                return now;
            }));
            return true;
        } catch (IntegrityException detected) {
            return false;
        }
    }

    /** Tries all changes of a second message; the worst outcome counts. */
    Verdict changing(Changes changes) {
        List<Verdict> verdicts = new ArrayList<>();
        AtomicInteger ways = new AtomicInteger(1);
        for (int way = 0; way < ways.get(); way++) {
            verdicts.add(changed(changes, way, ways));
        }
        return Stream.of(Verdict.SUCCEEDED, Verdict.PREVENTED, Verdict.DETECTED)
                .filter(verdicts::contains)
                .findFirst()
                .orElseThrow();
    }

    /** Tries one way; how many there are shows when the second message passes. */
    private Verdict changed(Changes changes, int way, AtomicInteger ways) {
        Path fresh = fresh(LARGE);
        byte[] second = message(LARGE, 2);
        List<byte[]> earlier = new ArrayList<>();
        honestly(fresh, message(LARGE, 1), recorder(earlier));
        try {
            byte[] delivered = fresh.deliver(second, here(now -> {
                List<List<byte[]>> all = changes.of(earlier, now).toList();
                ways.set(all.size());
                return all.get(way);
            }));
            return Arrays.equals(delivered, second) ? Verdict.PREVENTED : Verdict.SUCCEEDED;
        } catch (IntegrityException detected) {
            return Verdict.DETECTED;
        }
    }

    /** Keeps the first message; the receiver expects it and gets the second. */
    Verdict withheld() {
        Path fresh = fresh(LARGE);
        try {
            fresh.deliver(message(LARGE, 1), here(now -> {
                throw new Withheld();
            }));
            throw new IllegalStateException("attack on " + path.name() + ": nothing passed at " + target.name()
                    + ", where a message was to be withheld; name a stage that it passes");
        } catch (Withheld never) {
            try {
                fresh.deliver(message(LARGE, 2), Adversary.PASSIVE);
                return Verdict.SUCCEEDED;
            } catch (IntegrityException detected) {
                return Verdict.DETECTED;
            }
        } catch (IntegrityException impossible) {
            throw new IllegalStateException("a message that never arrived was refused", impossible);
        }
    }

    /** What passes each untrusted stage of a path while it carries one message. */
    static List<List<byte[]>> recorded(Path path, byte[] message) {
        List<List<byte[]>> passed = new ArrayList<>();
        honestly(path, message, (stage, chunks) -> {
            passed.add(chunks.stream().map(byte[]::clone).toList());
            return chunks;
        });
        return passed;
    }

    /** Whether the receiver takes something recorded elsewhere for a message. */
    static Verdict handedOver(Path path, int stage, byte[] message, List<byte[]> other) {
        try {
            byte[] delivered = path.deliver(
                    message,
                    new Tap(path, stage)
                            .here(now -> other.stream().map(byte[]::clone).toList()));
            return Arrays.equals(delivered, message) ? Verdict.PREVENTED : Verdict.SUCCEEDED;
        } catch (IntegrityException detected) {
            return Verdict.DETECTED;
        }
    }

    private Adversary here(UnaryOperator<List<byte[]>> change) {
        return (stage, chunks) -> isHere(stage) ? change.apply(chunks) : chunks;
    }

    private static void honestly(Path path, byte[] message, Adversary watcher) {
        try {
            path.deliver(message, watcher);
        } catch (IntegrityException impossible) {
            throw new IllegalStateException("nobody changes this message, but it was refused", impossible);
        }
    }

    static byte[] message(Size size, long seed) {
        byte[] message = new byte[size.messageBytes()];
        new SplittableRandom(seed).nextBytes(message);
        return message;
    }
}
