package io.github.teelab.crypto.attestation;

import java.util.HexFormat;
import java.util.List;

/** The fields of a message that somebody else sent, read strictly: whatever is not as it should be is {@link Malformed}. */
final class Fields {
    private static final int MOST_CHARACTERS = 1 << 16;

    private final Message message;

    private Fields(Message message) {
        this.message = message;
    }

    /** @throws Malformed unless the message is of that step and has that many fields, none of them endless */
    static Fields of(Message message, Message.Step step, int count) throws Malformed {
        if (message == null) {
            throw new Malformed("message", step.name(), "nothing");
        }
        if (message.step() != step) {
            throw new Malformed("message", step.name(), message.step().name());
        }
        List<String> fields = message.fields();
        if (fields.size() != count) {
            throw new Malformed(step.name(), count + " fields", fields.size() + " fields");
        }
        for (String field : fields) {
            if (field.length() > MOST_CHARACTERS) {
                throw new Malformed(step.name(), "fields of at most " + MOST_CHARACTERS + " characters", field);
            }
        }
        return new Fields(message);
    }

    /** A field as it is. */
    String text(int field) {
        return message.fields().get(field);
    }

    /** A field of printable characters. */
    String name(int field) throws Malformed {
        return matching(field, "[\\x20-\\x7e]{1,200}", "1 to 200 printable characters");
    }

    /** Bytes in lower-case hexadecimal. */
    byte[] hex(int field, int bytes) throws Malformed {
        return HexFormat.of()
                .parseHex(matching(field, "[0-9a-f]{" + 2 * bytes + "}", bytes + " bytes in lower-case hexadecimal"));
    }

    String matching(int field, String pattern, String expected) throws Malformed {
        String text = text(field);
        if (!text.matches(pattern)) {
            throw new Malformed("field " + field + " of " + message.step(), expected, text);
        }
        return text;
    }
}
