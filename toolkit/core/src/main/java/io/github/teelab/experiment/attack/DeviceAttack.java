package io.github.teelab.experiment.attack;

import io.github.teelab.crypto.attestation.Device;
import io.github.teelab.crypto.attestation.Refused;
import io.github.teelab.tee.Attestation;
import io.github.teelab.tee.TeeSystem;
import java.util.Optional;
import java.util.function.Function;

/** An attack on the device that data go to. */
public enum DeviceAttack {
    SUBSTITUTE_DEVICE("substitute the device", Attestation::substitute),
    ROLL_BACK_FIRMWARE("roll back its firmware", Attestation::rolledBack);

    private final String label;
    private final transient Function<Attestation, Device> device;

    DeviceAttack(String label, Function<Attestation, Device> device) {
        this.label = label;
        this.device = device;
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
            attestation.get().connect(device.apply(attestation.get()));
            return Verdict.SUCCEEDED;
        } catch (Refused refused) {
            return Verdict.DETECTED;
        }
    }
}
