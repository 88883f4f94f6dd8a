package io.github.teelab.crypto.attestation;

import io.github.teelab.crypto.Hmac;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** The texts that signatures and authenticators of the handshake cover. */
final class Signed {
    /** Length of a nonce in bytes. */
    static final int NONCE_BYTES = 32;

    /** Length of a signature in bytes. */
    static final int SIGNATURE_BYTES = 96;

    /** Length of a P-384 point in bytes. */
    static final int SHARE_BYTES = 97;

    private Signed() {}

    static byte[] measurements(String nonce, String measurements) {
        return Encoded.parts("measurements", List.of(nonce, measurements));
    }

    /**
     * @param request the fields of the key exchange: the verifier's name, what it binds the session to, its share
     * @param devicePublic the device's share
     */
    static byte[] exchange(String nonce, List<String> request, String devicePublic) {
        List<String> parts = new ArrayList<>(List.of(nonce));
        parts.addAll(request);
        parts.add(devicePublic);
        return Encoded.parts("key exchange", parts);
    }

    /** What only a holder of the keys who saw these messages can say; each end says it under a key of its own. */
    static String finish(SessionKeys keys, String end, Transcript transcript) {
        return hex(Hmac.of(keys.key("finish, " + end), transcript.hash().getBytes(StandardCharsets.UTF_8)));
    }

    static String text(List<Measurement> measurements) {
        return measurements.stream().map(Measurement::text).collect(Collectors.joining(";"));
    }

    static List<Measurement> measurements(String text) throws Malformed {
        List<Measurement> log = new ArrayList<>();
        for (String one : text.isEmpty() ? new String[0] : text.split(";", -1)) {
            log.add(Measurement.parse(one));
        }
        return log;
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
