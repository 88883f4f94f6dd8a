package io.github.teelab.tee.tensortee;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.teelab.crypto.SecretKey;
import io.github.teelab.crypto.attestation.Refused;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class MutualAttestationTest {
    private static final MutualAttestation NPU = MutualAttestation.of("NPU");

    @Test
    void twoSidesInOrderShareAKeyThatNeedsBothHandshakes() throws Refused {
        SecretKey both = NPU.connect(NPU.enclave().genuine(), true);
        assertEquals(NPU.keys().get(), both);
        assertNotEquals(NPU.device().keys().get(), both);
        assertNotEquals(NPU.enclave().keys().get(), both);
    }

    @Test
    void eachChannelHasAKeyOfItsOwn() {
        Supplier<SecretKey> keys = NPU.keys();
        assertNotEquals(keys.get(), keys.get());
    }

    @Test
    void anImpostorOnEitherSideIsRefused() {
        assertThrows(Refused.class, () -> NPU.connect(NPU.enclave().substitute(), true));
        assertThrows(Refused.class, () -> NPU.device().connect(NPU.device().substitute()));
    }
}
