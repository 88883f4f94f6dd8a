package io.github.teelab.crypto.attestation;

import java.util.ArrayList;
import java.util.List;

/**
 * One message of the handshake.
 *
 * @param step its place in the handshake
 * @param fields its content; binary values in hexadecimal
 */
public record Message(Step step, List<String> fields) {
    /** The messages in the order in which they travel; each request is followed by its answer. */
    public enum Step {
        GET_VERSION,
        VERSION,
        GET_CAPABILITIES,
        CAPABILITIES,
        GET_CERTIFICATE,
        CERTIFICATE,
        CHALLENGE,
        CHALLENGE_AUTH,
        KEY_EXCHANGE,
        KEY_EXCHANGE_RESPONSE,
        FINISH,
        FINISH_RESPONSE,
        /** In place of an answer: the device will not go on. */
        ERROR
    }

    public Message {
        fields = List.copyOf(fields);
    }

    static Message of(Step step, String... fields) {
        return new Message(step, List.of(fields));
    }

    /** The same message with another value in one place. */
    public Message with(int field, String value) {
        List<String> changed = new ArrayList<>(fields);
        changed.set(field, value);
        return new Message(step, changed);
    }

    /** The message as both ends hash it. */
    byte[] encoded() {
        return Encoded.parts(step.name(), fields);
    }
}
