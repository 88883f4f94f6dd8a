package io.github.teelab.experiment.attack;

import io.github.teelab.channel.Verdict;
import io.github.teelab.crypto.SigningKey;
import io.github.teelab.crypto.attestation.Device;
import io.github.teelab.crypto.attestation.Message;
import io.github.teelab.crypto.attestation.Refused;
import io.github.teelab.crypto.attestation.Verifier;
import io.github.teelab.crypto.attestation.Wire;
import io.github.teelab.tee.Attestation;
import io.github.teelab.tee.TeeSystem;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** An attack on the device that data go to, or on the handshake that verifies it. */
public enum DeviceAttack {
    SUBSTITUTE_DEVICE("substitute the device") {
        @Override
        void on(Verifier verifier, Attestation attestation) throws Refused {
            verifier.connect(attestation.substitute().session(), Wire.PLAIN);
        }
    },
    OTHER_DEVICE("answer with the vendor's other device") {
        @Override
        void on(Verifier verifier, Attestation attestation) throws Refused {
            verifier.connect(attestation.another().session(), Wire.PLAIN);
        }
    },
    ROLL_BACK_FIRMWARE("roll back its firmware") {
        @Override
        void on(Verifier verifier, Attestation attestation) throws Refused {
            verifier.connect(attestation.rolledBack().session(), Wire.PLAIN);
        }
    },
    ALTER_FIRMWARE("alter its firmware, keep its version (wrong reference value)") {
        @Override
        void on(Verifier verifier, Attestation attestation) throws Refused {
            verifier.connect(attestation.altered().session(), Wire.PLAIN);
        }
    },
    SECOND_ENTRY("list a new release beside an old one") {
        @Override
        void on(Verifier verifier, Attestation attestation) throws Refused {
            verifier.connect(attestation.twiceLogged().session(), Wire.PLAIN);
        }
    },
    DEBUG_PORTS("open its debug ports") {
        @Override
        void on(Verifier verifier, Attestation attestation) throws Refused {
            verifier.connect(attestation.debuggable().session(), Wire.PLAIN);
        }
    },
    /** The device was in order once; somebody answers now with what it said then. */
    REPLAY_HANDSHAKE("replay an earlier handshake") {
        @Override
        void on(Verifier verifier, Attestation attestation) throws Refused {
            Map<Message.Step, Message> then = new EnumMap<>(Message.Step.class);
            Device.Session genuine = attestation.genuine().session();
            verifier.connect(genuine, (device, request) -> {
                Message answer = device.answer(request);
                then.put(request.step(), answer);
                return answer;
            });
            verifier.connect(request -> then.get(request.step()), Wire.PLAIN);
        }
    },
    /** The genuine device answers for its measurements, somebody else agrees on keys. */
    RELAY_QUOTE("relay its measurements, exchange keys in its place") {
        @Override
        void on(Verifier verifier, Attestation attestation) throws Refused {
            Device genuine = attestation.genuine();
            Device.Session relayed = genuine.session();
            Device middle = new Device(
                    genuine.certificate(),
                    SigningKey.generate(new SplittableRandom(attestation.seed())),
                    genuine.measurements(),
                    genuine.capabilities());
            verifier.connect(
                    middle.session(answer -> answer.step() == Message.Step.CHALLENGE_AUTH
                            ? relayed.answer(new Message(
                                    Message.Step.CHALLENGE, answer.fields().subList(0, 1)))
                            : answer),
                    Wire.PLAIN);
        }
    },
    DOWNGRADE("take the newest protocol off its offer") {
        @Override
        void on(Verifier verifier, Attestation attestation) throws Refused {
            verifier.connect(attestation.genuine().session(), (device, request) -> {
                Message answer = device.answer(request);
                return answer.step() == Message.Step.VERSION ? answer.with(0, "1.1") : answer;
            });
        }
    };

    private final String label;

    DeviceAttack(String label) {
        this.label = label;
    }

    /** Its name in tables. */
    public String label() {
        return label;
    }

    /** Puts the adversary's device in the place of the right one; succeeds where nobody verifies the device. */
    public Verdict on(TeeSystem system) {
        Optional<Attestation> attestation = system.attestation();
        return attestation.map(held -> against(held.checks(), held)).orElse(Verdict.SUCCEEDED);
    }

    /**
     * Puts the adversary's device before a verifier.
     *
     * @param verifier who checks, with whatever checks it makes
     * @param attestation which devices there are
     */
    public Verdict against(Verifier verifier, Attestation attestation) {
        try {
            on(verifier, attestation);
            return Verdict.SUCCEEDED;
        } catch (Refused refused) {
            return Verdict.DETECTED;
        }
    }

    abstract void on(Verifier verifier, Attestation attestation) throws Refused;
}
