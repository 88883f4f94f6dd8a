package io.github.teelab.crypto.attestation;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** The texts that signatures and authenticators of the handshake cover. */
final class Signed {
    private Signed() {}

    static byte[] measurements(String nonce, String measurements) {
        return bytes("measurements\n" + nonce + "\n" + measurements);
    }

    static byte[] exchange(String nonce, String verifierPublic, String devicePublic) {
        return bytes("key exchange\n" + nonce + "\n" + verifierPublic + "\n" + devicePublic);
    }

    /** What only holders of the keys who saw these messages can say. */
    static String finish(SessionKeys keys, Transcript transcript) {
        return hex(keys.key("finish " + transcript.hash()).bytes());
    }

    static String text(List<Measurement> measurements) {
        return measurements.stream().map(Measurement::text).collect(Collectors.joining(";"));
    }

    static List<Measurement> measurements(String text) {
        return text.isEmpty()
                ? List.of()
                : List.of(text.split(";", -1)).stream().map(Signed::measurement).toList();
    }

    private static Measurement measurement(String text) {
        String[] parts = text.split("\\|", -1);
        if (parts.length != 3 || !parts[1].matches("\\d{1,9}")) {
            throw new IllegalArgumentException(
                    "measurement: got \"" + text + "\", allowed is component|version|digest");
        }
        return new Measurement(parts[0], Integer.parseInt(parts[1]), parts[2]);
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
