package io.github.teelab.tee.tensortee;

import io.github.teelab.channel.Chunks;
import io.github.teelab.crypto.Hkdf;
import io.github.teelab.crypto.SecretKey;
import io.github.teelab.crypto.attestation.Device;
import io.github.teelab.crypto.attestation.Refused;
import io.github.teelab.crypto.attestation.SessionKeys;
import io.github.teelab.crypto.attestation.Vendor;
import io.github.teelab.tee.Attestation;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Both sides verify each other before they share a key (TensorTEE section 4.4): the CPU's enclave verifies the accelerator, the
 * accelerator verifies the CPU's enclave, each in a handshake with Diffie-Hellman of its own. The key needs both secrets, so
 * whoever passes as one side only does not have it.
 *
 * @param device how the CPU verifies the accelerator
 * @param enclave how the accelerator verifies the CPU's enclave
 */
record MutualAttestation(Attestation device, Attestation enclave) {
    private static final Set<String> CAPABILITIES =
            Set.of("CERTIFICATE", "CHALLENGE", "MEASUREMENTS", "KEY_EXCHANGE", "ENCRYPT", "MAC");

    /** Between a CPU and an accelerator of that name, such as {@code "NPU"}. */
    static MutualAttestation of(String accelerator) {
        return new MutualAttestation(
                new Attestation(
                        "CPU enclave",
                        accelerator,
                        List.of(Vendor.released(accelerator + " firmware", 5), Vendor.released("memory engine", 2)),
                        CAPABILITIES,
                        6),
                new Attestation(
                        accelerator,
                        "CPU enclave",
                        List.of(Vendor.released("microcode", 9), Vendor.released("training enclave", 3)),
                        CAPABILITIES,
                        7));
    }

    /**
     * Holds both handshakes.
     *
     * @param presented who answers as the CPU's enclave
     * @param attestsBoth whether the accelerator asks at all
     * @return the key that both sides share
     * @throws Refused if one side does not accept the other
     */
    SecretKey connect(Device presented, boolean attestsBoth) throws Refused {
        SessionKeys first = device.connect(device.genuine());
        if (!attestsBoth) {
            return first.nextKey();
        }
        return of(first.nextKey(), enclave.connect(presented).nextKey());
    }

    /** Keys for channels between two sides in order; the handshakes are held when the first is asked for. */
    Supplier<SecretKey> keys() {
        Supplier<SecretKey> first = device.keys();
        Supplier<SecretKey> second = enclave.keys();
        return () -> of(first.get(), second.get());
    }

    private static SecretKey of(SecretKey first, SecretKey second) {
        byte[] both = Chunks.join(List.of(first.bytes(), second.bytes()));
        return SecretKey.of(Hkdf.derive(both, new byte[0], "shared by both enclaves", SecretKey.BYTES));
    }
}
