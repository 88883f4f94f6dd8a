package io.github.teelab.experiment.attack;

import io.github.teelab.channel.Leaks;
import io.github.teelab.channel.Path;
import io.github.teelab.channel.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An attack on bytes at one untrusted stage of a path.
 *
 * <p>Those that change bytes see two messages of equal length pass, keep the first as they saw it and act on the second, with the
 * first at hand; each is tried in several ways, and one way through is enough. Those that only look send messages of their own
 * choice. Each try finds the channels at their first message.
 */
public enum WireAttack {
    /** Looks for any few bytes of a message, and for whatever follows from the message and not from the key. */
    SNOOP("snoop") {
        @Override
        public Verdict on(Path path, int stage) {
            Tap tap = new Tap(path, stage);
            return verdict(tap.sees(Tap.LARGE) || tap.differsWithoutKey(Tap.LARGE));
        }
    },
    /** All bytes zero, twice: what goes on the wire is the key stream itself, and no part of it may come again. */
    REUSE_IV("find an IV used twice") {
        @Override
        public Verdict on(Path path, int stage) {
            byte[] zeros = new byte[Tap.LARGE.messageBytes()];
            return verdict(Leaks.repeats(new Tap(path, stage).seen(Tap.LARGE, List.of(zeros, zeros))));
        }
    },
    /**
     * Counts what a message carries beyond itself that depends on the key: with n bytes, one forgery in 256<sup>n</sup> passes
     * whatever the receiver checks. Fewer than 7, the 56 bits of a memory engine's code, are a success.
     */
    FORGE("forge a short tag") {
        private static final int LEAST_BYTES = 7;

        @Override
        public Verdict on(Path path, int stage) {
            return verdict(new Tap(path, stage).keyedBytesBeyondMessage() < LEAST_BYTES);
        }
    },
    /**
     * Where headers, tags and the blocks next to them lie in the chunks of a small message, and here and there in a large one. A
     * receiver that takes any changed bit is a success, even where that bit is of no account.
     */
    FLIP("flip a bit") {
        @Override
        public Verdict on(Path path, int stage) {
            Tap tap = new Tap(path, stage);
            boolean taken = tap.acceptsAFlip(Tap.SMALL, 34, 7) || tap.acceptsAFlip(Tap.LARGE, 1, 499);
            return taken ? Verdict.SUCCEEDED : Verdict.DETECTED;
        }
    },
    TRUNCATE("cut the end off") {
        @Override
        Stream<List<byte[]>> changes(List<byte[]> earlier, List<byte[]> now) {
            int last = now.size() - 1;
            int bytes = now.get(last).length;
            return Stream.of(
                    replaced(now, last, Arrays.copyOf(now.get(last), bytes / 2)),
                    replaced(now, last, Arrays.copyOf(now.get(last), bytes - 1)),
                    replaced(now, 0, Arrays.copyOf(now.get(0), now.get(0).length / 2)),
                    replaced(now, last, new byte[0]));
        }
    },
    REORDER("swap two chunks") {
        @Override
        Stream<List<byte[]>> changes(List<byte[]> earlier, List<byte[]> now) {
            return places(now.size() - 1).map(place -> {
                List<byte[]> changed = new ArrayList<>(now);
                Collections.swap(changed, place, place + 1);
                return changed;
            });
        }
    },
    DOUBLE("hand over a chunk twice") {
        @Override
        Stream<List<byte[]>> changes(List<byte[]> earlier, List<byte[]> now) {
            return places(now.size()).map(place -> {
                List<byte[]> changed = new ArrayList<>(now);
                changed.add(place, now.get(place));
                return changed;
            });
        }
    },
    REPLAY("replay an earlier message") {
        @Override
        Stream<List<byte[]>> changes(List<byte[]> earlier, List<byte[]> now) {
            return Stream.of(earlier);
        }
    },
    SPLICE("splice in a chunk of an earlier message") {
        @Override
        Stream<List<byte[]>> changes(List<byte[]> earlier, List<byte[]> now) {
            return places(now.size()).map(place -> replaced(now, place, earlier.get(place)));
        }
    },
    DROP("drop a chunk") {
        @Override
        Stream<List<byte[]>> changes(List<byte[]> earlier, List<byte[]> now) {
            Stream<List<byte[]>> each = places(now.size()).map(place -> {
                List<byte[]> changed = new ArrayList<>(now);
                changed.remove((int) place);
                return changed;
            });
            return Stream.concat(each, Stream.of(List.of()));
        }
    },
    /** The first message never arrives; the second comes in its place. */
    WITHHOLD("withhold a message") {
        @Override
        public Verdict on(Path path, int stage) {
            return new Tap(path, stage).withheld();
        }
    };

    private final String label;

    WireAttack(String label) {
        this.label = label;
    }

    /** Its name in tables. */
    public String label() {
        return label;
    }

    /** All that may go on instead of {@code now}; for attacks that change a message. At least three chunks each. */
    Stream<List<byte[]>> changes(List<byte[]> earlier, List<byte[]> now) {
        return Stream.empty();
    }

    /**
     * Attacks one stage of a path.
     *
     * @param path its channels are used at their first message, whatever they have sent
     * @param stage index of an untrusted stage
     */
    public Verdict on(Path path, int stage) {
        return new Tap(path, stage).changing(this::changes);
    }

    private static Verdict verdict(boolean succeeded) {
        return succeeded ? Verdict.SUCCEEDED : Verdict.PREVENTED;
    }

    private static Stream<Integer> places(int count) {
        return IntStream.range(0, count).boxed();
    }

    private static List<byte[]> replaced(List<byte[]> chunks, int place, byte[] other) {
        List<byte[]> changed = new ArrayList<>(chunks);
        changed.set(place, other);
        return changed;
    }
}
