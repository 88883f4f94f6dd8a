package io.github.teelab.tee;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.teelab.crypto.SecretKey;
import io.github.teelab.crypto.attestation.Device;
import io.github.teelab.crypto.attestation.HandshakeCheck;
import io.github.teelab.crypto.attestation.Refused;
import io.github.teelab.crypto.attestation.SessionKeys;
import io.github.teelab.crypto.attestation.Vendor;
import io.github.teelab.crypto.attestation.Wire;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class MutualAttestationTest {
    private static final Attestation NPU =
            Attestation.spdm("CPU enclave", "NPU", List.of(Vendor.released("NPU firmware", 5)), 6);
    private static final Attestation CPU =
            Attestation.spdm("NPU", "CPU enclave", List.of(Vendor.released("microcode", 9)), 7);
    private static final MutualAttestation BOTH = new MutualAttestation(NPU, CPU);

    @Test
    void noTwoSessionsShareAKey() throws Refused {
        assertNotEquals(BOTH.connect(CPU.genuine(), true), BOTH.connect(CPU.genuine(), true));
        assertNotEquals(BOTH.keys().get(), BOTH.keys().get());
    }

    @Test
    void eachChannelHasAKeyOfItsOwn() {
        Supplier<SecretKey> keys = BOTH.keys();
        assertNotEquals(keys.get(), keys.get());
    }

    @Test
    void anImpostorOnEitherSideIsRefused() {
        assertThrows(Refused.class, () -> BOTH.connect(CPU.substitute(), true));
        assertThrows(Refused.class, () -> BOTH.connect(CPU.another(), true));
        assertThrows(Refused.class, () -> NPU.connect(NPU.substitute()));
    }

    /** The genuine CPU enclave answers, but for a session of its own with the NPU: its half is spliced into somebody else's. */
    @Test
    void aHandshakeBoundToAnotherSessionIsRefused() throws Refused {
        Device.Session npuEnd = NPU.genuine().session();
        SessionKeys adversarys = NPU.checks().connect(npuEnd, Wire.PLAIN);
        SessionKeys honest = NPU.connect(NPU.genuine());
        Device.Session cpuEnd = CPU.genuine().session(honest);
        Refused refused = assertThrows(Refused.class, () -> CPU.checks().connect(cpuEnd, Wire.PLAIN, npuEnd.keys()));
        assertTrue(adversarys.sharedWith(npuEnd.keys()));
        assertTrue(refused.check() == HandshakeCheck.FORM, refused.getMessage());
    }
}
