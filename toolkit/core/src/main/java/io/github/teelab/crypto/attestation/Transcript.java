package io.github.teelab.crypto.attestation;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** The messages that one end has seen. */
final class Transcript {
    private final List<Message> messages = new ArrayList<>();

    void add(Message message) {
        messages.add(message);
    }

    /** SHA-384 over all messages so far, in hexadecimal. */
    String hash() {
        MessageDigest digest = sha384();
        messages.forEach(message -> digest.update(message.encoded()));
        return HexFormat.of().formatHex(digest.digest());
    }

    static MessageDigest sha384() {
        try {
            return MessageDigest.getInstance("SHA-384");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-384", impossible);
        }
    }
}
