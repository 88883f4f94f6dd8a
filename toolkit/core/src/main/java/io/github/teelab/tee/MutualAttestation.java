package io.github.teelab.tee;

import io.github.teelab.crypto.Hkdf;
import io.github.teelab.crypto.SecretKey;
import io.github.teelab.crypto.attestation.Device;
import io.github.teelab.crypto.attestation.Refused;
import io.github.teelab.crypto.attestation.SessionKeys;
import io.github.teelab.crypto.attestation.Wire;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Both sides verify each other before they share a key, each in a handshake with Diffie-Hellman of its own. The second is bound to
 * the first: whoever answers in it signs that it holds the first one's keys. The shared secret needs both, so whoever passes as
 * one side only does not have it.
 *
 * @param device how the one side verifies the other
 * @param back how the other verifies the one
 */
public record MutualAttestation(Attestation device, Attestation back) {
    /**
     * Holds both handshakes.
     *
     * @param presented who answers in the second
     * @param attestsBoth whether the second is held at all
     * @return the key that both sides share
     * @throws Refused if one side does not accept the other
     */
    public SecretKey connect(Device presented, boolean attestsBoth) throws Refused {
        return handshakes(presented, attestsBoth).nextKey();
    }

    /** Keys for the channels of one session between two sides in order; the handshakes are held when the first is asked for. */
    public Supplier<SecretKey> keys() {
        return new Keys(this);
    }

    private Session handshakes(Device presented, boolean attestsBoth) throws Refused {
        Device.Session deviceEnd = device.genuine().session();
        SessionKeys first = device.checks().connect(deviceEnd, Wire.PLAIN);
        if (!attestsBoth) {
            return new Session(first, Optional.empty());
        }
        SessionKeys second = back.checks().connect(presented.session(first), Wire.PLAIN, deviceEnd.keys());
        return new Session(first, Optional.of(second));
    }

    /** What both sides hold afterwards. */
    private record Session(SessionKeys first, Optional<SessionKeys> second) {
        SecretKey nextKey() {
            SecretKey one = first.nextKey();
            return second.map(other -> of(one, other.nextKey())).orElse(one);
        }

        private static SecretKey of(SecretKey one, SecretKey other) {
            byte[] both = ByteBuffer.allocate(2 * SecretKey.BYTES)
                    .put(one.bytes())
                    .put(other.bytes())
                    .array();
            return SecretKey.of(Hkdf.derive(both, new byte[0], "shared by both", SecretKey.BYTES));
        }
    }

    /** A session that begins when it is needed. */
    private static final class Keys implements Supplier<SecretKey> {
        private final MutualAttestation attestation;
        private Optional<Session> session = Optional.empty();

        Keys(MutualAttestation attestation) {
            this.attestation = attestation;
        }

        @Override
        public synchronized SecretKey get() {
            if (session.isEmpty()) {
                try {
                    session = Optional.of(
                            attestation.handshakes(attestation.back().genuine(), true));
                } catch (Refused refused) {
                    throw new IllegalStateException("a side in order was refused: " + refused.getMessage(), refused);
                }
            }
            return session.get().nextKey();
        }
    }
}
