package io.github.teelab.crypto.attestation;

import io.github.teelab.crypto.VerifyingKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a verifier asks of a device.
 *
 * @param root the key that must have signed the device's certificate
 * @param issuer the name of whoever holds it, as certificates state it
 * @param device which device it must be
 * @param leastProtocol the oldest version of the protocol that is still allowed
 * @param capabilities what the device must offer
 * @param log what it must have loaded, in the order of loading; nothing else
 * @param references what each release measures as
 */
public record Policy(
        VerifyingKey root,
        String issuer,
        DeviceIdentity device,
        ProtocolVersion leastProtocol,
        Set<String> capabilities,
        List<Component> log,
        ReferenceValues references) {
    /**
     * An entry that the measurement log must have.
     *
     * @param name of the component, such as {@code "GSP firmware"}
     * @param leastVersion the oldest release that is still accepted
     */
    public record Component(String name, int leastVersion) {}

    public Policy {
        capabilities = Set.copyOf(capabilities);
        log = List.copyOf(log);
    }

    /** What is wrong with the list of components: one is missing, extra, there twice, or out of order; empty if nothing is. */
    Optional<String> objectionToLog(List<Measurement> measured) {
        List<String> expected = log.stream().map(Component::name).toList();
        List<String> got = measured.stream().map(Measurement::component).toList();
        return got.equals(expected) ? Optional.empty() : Optional.of("expected " + expected + ", got " + got);
    }

    /** What is too old; empty if nothing is. Every entry of that name counts, the oldest as much as the newest. */
    Optional<String> objectionToVersions(List<Measurement> measured) {
        return log.stream()
                .flatMap(wanted -> measured.stream()
                        .filter(one -> one.component().equals(wanted.name()) && one.version() < wanted.leastVersion())
                        .map(one -> "expected " + wanted.name() + " " + wanted.leastVersion() + " or later, got "
                                + one.version()))
                .findFirst();
    }
}
