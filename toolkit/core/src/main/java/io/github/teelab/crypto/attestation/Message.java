package io.github.teelab.crypto.attestation;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One message of the handshake.
 *
 * @param step its place in the handshake
 * @param fields its content; binary values in hexadecimal
 */
public record Message(Step step, List<String> fields) {
    /** The messages in the order in which they travel. */
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
        FINISH_RESPONSE
    }

    public Message {
        fields = List.copyOf(fields);
    }

    static Message of(Step step, String... fields) {
        return new Message(step, List.of(fields));
    }

    /** The same message with another value in one place. */
    public Message with(int field, String value) {
        List<String> changed = new java.util.ArrayList<>(fields);
        changed.set(field, value);
        return new Message(step, changed);
    }

    /** The message as both ends hash it: each part with its length before it, so that no two messages look alike. */
    byte[] encoded() {
        StringBuilder text = new StringBuilder(step.name());
        for (String field : fields) {
            text.append('\n').append(field.length()).append(':').append(field);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
