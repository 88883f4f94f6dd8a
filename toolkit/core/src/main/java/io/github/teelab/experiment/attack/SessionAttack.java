package io.github.teelab.experiment.attack;

import io.github.teelab.channel.Path;
import io.github.teelab.channel.Verdict;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * An attack with messages that are genuine, but were sealed for somebody else: for the other direction, or in an earlier session.
 * One that is taken for the message expected is a success.
 */
public enum SessionAttack {
    /** Hands over what any other path of the session carries: those the other way among them. */
    REFLECT("reflect a message to its sender") {
        @Override
        Verdict on(List<Path> earlier, List<Path> now, int path, int stage) {
            return IntStream.range(0, now.size())
                    .filter(other -> other != path)
                    .mapToObj(other -> taken(now.get(other), now.get(path), stage))
                    .reduce(Verdict.DETECTED, SessionAttack::worse);
        }
    },
    /** Hands over the first message of an earlier session, on the same path, in place of this one's first. */
    REPLAY_SESSION("replay a message of an earlier session") {
        @Override
        Verdict on(List<Path> earlier, List<Path> now, int path, int stage) {
            return taken(earlier.get(path), now.get(path), stage);
        }
    };

    private final String label;

    SessionAttack(String label) {
        this.label = label;
    }

    /** Its name in tables. */
    public String label() {
        return label;
    }

    /**
     * Attacks one stage of a path.
     *
     * @param sessions gives the paths of a new session each time it is asked
     * @param path index of a path
     * @param stage index of an untrusted stage in it
     */
    public Verdict on(Supplier<List<Path>> sessions, int path, int stage) {
        List<Path> earlier = small(sessions.get());
        return on(earlier, small(sessions.get()), path, stage);
    }

    abstract Verdict on(List<Path> earlier, List<Path> now, int path, int stage);

    private static List<Path> small(List<Path> paths) {
        return paths.stream()
                .map(path -> path.withChunkBytes(Tap.SMALL.chunkBytes()))
                .toList();
    }

    /** Whatever passes the one path at any of its untrusted stages is put in place of what passes the other. */
    private static Verdict taken(Path from, Path to, int stage) {
        return Tap.recorded(from, Tap.message(Tap.SMALL, 1)).stream()
                .map(recorded -> Tap.handedOver(to, stage, Tap.message(Tap.SMALL, 2), recorded))
                .reduce(Verdict.DETECTED, SessionAttack::worse);
    }

    private static Verdict worse(Verdict one, Verdict other) {
        return one == Verdict.SUCCEEDED || other == Verdict.DETECTED ? one : other;
    }
}
