package io.github.teelab.tee;

import io.github.teelab.channel.Verdict;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * An attack on what a system does over time, beyond its paths and its device: on who holds which key when, on what is left
 * behind in a buffer, on who is served next.
 *
 * @param name what is done, such as {@code "keep the key"}
 * @param stage where, such as {@code "after the epilogue"}
 * @param trial does it, on real bytes and a system at its beginning, and tells what came of it
 */
public record LifecycleAttack(String name, String stage, Supplier<Verdict> trial) {
    public LifecycleAttack {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(stage, "stage");
        Objects.requireNonNull(trial, "trial");
    }

    /** An attack that the published design itself leaves open: where it succeeds, the outcome says so. */
    public static LifecycleAttack leftOpen(String name, String stage, Supplier<Verdict> trial) {
        return new LifecycleAttack(name, stage, () -> {
            Verdict verdict = trial.get();
            return verdict == Verdict.SUCCEEDED ? Verdict.OPEN_PUBLISHED : verdict;
        });
    }
}
