package io.github.teelab.crypto.attestation;

import io.github.teelab.crypto.VerifyingKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a verifier asks of a device.
 *
 * @param root the key that must have signed the device's certificate
 * @param capabilities what the device must offer
 * @param leastVersions for each component that must have been measured, its least version
 */
public record Policy(VerifyingKey root, Set<String> capabilities, Map<String, Integer> leastVersions) {
    public Policy {
        capabilities = Set.copyOf(capabilities);
        leastVersions = Map.copyOf(leastVersions);
    }

    /** What is wrong with the measurements; empty if nothing is. */
    Optional<String> objection(List<Measurement> measured) {
        return leastVersions.entrySet().stream()
                .filter(wanted -> measured.stream()
                        .noneMatch(
                                one -> one.component().equals(wanted.getKey()) && one.version() >= wanted.getValue()))
                .map(wanted -> "needed is " + wanted.getKey() + " " + wanted.getValue() + " or later, got "
                        + version(measured, wanted.getKey()))
                .sorted()
                .findFirst();
    }

    private static String version(List<Measurement> measured, String component) {
        return measured.stream()
                .filter(one -> one.component().equals(component))
                .map(one -> Integer.toString(one.version()))
                .findFirst()
                .orElse("none");
    }
}
