package io.github.teelab.crypto.attestation;

import java.nio.charset.StandardCharsets;

/** Lists of texts as bytes to hash or sign: each part with its length before it, so that no two lists look alike. */
final class Encoded {
    private Encoded() {}

    /** @param use what the bytes are for; nothing signed for one use passes for another */
    static byte[] parts(String use, Iterable<String> parts) {
        StringBuilder text = new StringBuilder(use);
        for (String part : parts) {
            text.append('\n').append(part.length()).append(':').append(part);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
