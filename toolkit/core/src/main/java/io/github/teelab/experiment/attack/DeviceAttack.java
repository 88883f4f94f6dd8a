package io.github.teelab.experiment.attack;

import io.github.teelab.channel.Verdict;
import io.github.teelab.crypto.attestation.Device;
import io.github.teelab.crypto.attestation.Refused;
import io.github.teelab.tee.Attestation;
import io.github.teelab.tee.TeeSystem;
import java.util.Optional;

/** An attack on the device that data go to. */
public enum DeviceAttack {
    SUBSTITUTE_DEVICE("substitute the device"),
    ROLL_BACK_FIRMWARE("roll back its firmware");

    private final String label;

    DeviceAttack(String label) {
        this.label = label;
    }

    /** Its name in tables. */
    public String label() {
        return label;
    }

    /** Puts the adversary's device in the place of the right one. */
    public Verdict on(TeeSystem system) {
        Optional<Attestation> attestation = system.attestation();
        if (attestation.isEmpty()) {
            return Verdict.SUCCEEDED;
        }
        try {
            attestation.get().connect(device(attestation.get()));
            return Verdict.SUCCEEDED;
        } catch (Refused refused) {
            return Verdict.DETECTED;
        }
    }

    private Device device(Attestation attestation) {
        return switch (this) {
            case SUBSTITUTE_DEVICE -> attestation.substitute();
            case ROLL_BACK_FIRMWARE -> attestation.rolledBack();
        };
    }
}
