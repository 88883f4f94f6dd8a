package io.github.teelab.experiment.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.teelab.channel.Verdict;
import io.github.teelab.crypto.attestation.HandshakeCheck;
import io.github.teelab.crypto.attestation.Verifier;
import io.github.teelab.tee.Attestation;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Checks left out of the verifier: the attack that is there for it finds each, and is detected where they are made. */
class PlantedVerifierTest {
    private static final Attestation GPU = Attestation.gpu("driver");

    /** An attack and what must be missing for it to pass; where several checks stop it, all of them. */
    private enum Planted {
        TRUSTS_ANY_ROOT(DeviceAttack.SUBSTITUTE_DEVICE, HandshakeCheck.ROOT, HandshakeCheck.IDENTITY),
        TRUSTS_THE_VENDOR(DeviceAttack.OTHER_DEVICE, HandshakeCheck.IDENTITY),
        TAKES_OLD_RELEASES(DeviceAttack.ROLL_BACK_FIRMWARE, HandshakeCheck.LEAST_VERSION),
        LOOKS_AT_VERSIONS_ALONE(DeviceAttack.ALTER_FIRMWARE, HandshakeCheck.REFERENCE_VALUE),
        TAKES_ANY_FITTING_ENTRY(
                DeviceAttack.SECOND_ENTRY, HandshakeCheck.MEASUREMENT_LOG, HandshakeCheck.LEAST_VERSION),
        IGNORES_DEBUG_PORTS(DeviceAttack.DEBUG_PORTS, HandshakeCheck.REFERENCE_VALUE),
        NOTHING_IS_FRESH(
                DeviceAttack.REPLAY_HANDSHAKE,
                HandshakeCheck.NONCE,
                HandshakeCheck.KEY_SIGNATURE,
                HandshakeCheck.TRANSCRIPT),
        KEYS_ARE_NOT_SIGNED(DeviceAttack.RELAY_QUOTE, HandshakeCheck.KEY_SIGNATURE),
        TRANSCRIPTS_ARE_NOT_COMPARED(DeviceAttack.DOWNGRADE, HandshakeCheck.TRANSCRIPT);

        private final DeviceAttack finder;

        @SuppressWarnings("ImmutableEnumChecker") // Set.of gives one that never changes.
        private final Set<HandshakeCheck> missing;

        Planted(DeviceAttack finder, HandshakeCheck... missing) {
            this.finder = finder;
            this.missing = Set.of(missing);
        }
    }

    @ParameterizedTest
    @EnumSource(Planted.class)
    void theAttackThatIsThereForItFindsIt(Planted planted) {
        Verifier weak = GPU.checks();
        for (HandshakeCheck check : planted.missing) {
            assertEquals(Verdict.DETECTED, planted.finder.against(weak, GPU), "before " + check + " is left out");
            weak = weak.without(check);
        }
        assertEquals(Verdict.SUCCEEDED, planted.finder.against(weak, GPU));
    }

    @Test
    void everyAttackOfTheTableFindsAWeakness() {
        Set<DeviceAttack> finders = EnumSet.noneOf(DeviceAttack.class);
        for (Planted planted : Planted.values()) {
            finders.add(planted.finder);
        }
        assertEquals(EnumSet.allOf(DeviceAttack.class), finders);
    }
}
