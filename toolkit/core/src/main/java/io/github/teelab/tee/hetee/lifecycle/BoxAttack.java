package io.github.teelab.tee.hetee.lifecycle;

import io.github.teelab.channel.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * One attack on the life of an enclave, and the safeguard that stops it.
 *
 * @param name what is done
 * @param stage where
 * @param safeguard without which it succeeds
 * @param trial does it, with the given safeguards in force
 */
public record BoxAttack(String name, String stage, BoxSafeguard safeguard, Function<Set<BoxSafeguard>, Verdict> trial) {
    /** All of them. */
    public static List<BoxAttack> all() {
        List<BoxAttack> all = new ArrayList<>(HandshakeAttacks.ALL);
        all.addAll(EnclaveAttacks.ALL);
        all.addAll(ApplicationAttacks.ALL);
        return List.copyOf(all);
    }

    /** Does it. */
    public Verdict on(Set<BoxSafeguard> performed) {
        return trial.apply(performed);
    }
}
