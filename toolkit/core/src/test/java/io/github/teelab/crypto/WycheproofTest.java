package io.github.teelab.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Project Wycheproof's vectors against everything here that they cover; each test prints how many it tried. */
class WycheproofTest {
    /** Before the key of an uncompressed point: algorithm, curve, bit string (RFC 5480). */
    private static final String UNCOMPRESSED_P384 = "3076301006072a8648ce3d020106052b8104002203620004";

    @Test
    void aesGcm() throws TagMismatch {
        int tried = 0;
        for (Wycheproof vector : aes256()) {
            AesGcm gcm = new AesGcm(SecretKey.of(vector.bytes("key")));
            byte[] sealed = join(vector.bytes("ct"), vector.bytes("tag"));
            if (vector.isValid()) {
                assertArrayEquals(sealed, gcm.seal(vector.bytes("iv"), vector.bytes("aad"), vector.bytes("msg")));
                assertArrayEquals(vector.bytes("msg"), gcm.open(vector.bytes("iv"), vector.bytes("aad"), sealed));
            } else {
                assertThrows(
                        TagMismatch.class,
                        () -> gcm.open(vector.bytes("iv"), vector.bytes("aad"), sealed),
                        vector.toString());
            }
            tried++;
        }
        report("AES-256-GCM", tried, 60);
    }

    @ParameterizedTest
    @EnumSource(GhashForm.class)
    void aesGcmOverEveryFormOfGhash(GhashForm form) throws TagMismatch {
        int tried = 0;
        for (Wycheproof vector : aes256()) {
            for (int ways : new int[] {1, 2, 3, 8}) {
                ParallelGcm gcm = new ParallelGcm(SecretKey.of(vector.bytes("key")), form, ways);
                byte[] sealed = join(vector.bytes("ct"), vector.bytes("tag"));
                if (vector.isValid()) {
                    assertArrayEquals(sealed, gcm.seal(vector.bytes("iv"), vector.bytes("aad"), vector.bytes("msg")));
                    assertArrayEquals(vector.bytes("msg"), gcm.open(vector.bytes("iv"), vector.bytes("aad"), sealed));
                } else {
                    assertThrows(
                            TagMismatch.class,
                            () -> gcm.open(vector.bytes("iv"), vector.bytes("aad"), sealed),
                            vector.toString());
                }
                tried++;
            }
        }
        report("AES-256-GCM over " + form, tried, 240);
    }

    /** "Acceptable" ones have public keys of low order, off the canonical form, or on the twist: RFC 7748 takes all but the first. */
    @Test
    void x25519() {
        int tried = 0;
        for (Wycheproof vector : Wycheproof.all("x25519")) {
            KeyPair pair = X25519KeyPair.of(vector.bytes("private"));
            byte[] shared = vector.bytes("shared");
            if (Arrays.equals(shared, new byte[shared.length])) {
                assertThrows(
                        IllegalArgumentException.class, () -> pair.agree(vector.bytes("public")), vector.toString());
            } else {
                assertArrayEquals(shared, pair.agree(vector.bytes("public")), vector.toString());
            }
            tried++;
        }
        report("X25519", tried, 500);
    }

    /** Keys come as X.509; what is not an uncompressed point of this curve there is nothing that this toolkit would read. */
    @Test
    void ecdhOnP384() {
        int tried = 0;
        for (Wycheproof vector : Wycheproof.all("ecdh_secp384r1")) {
            String key = vector.test().get("public").asText();
            boolean read = key.startsWith(UNCOMPRESSED_P384) && key.length() == 2 * 120;
            if (!read) {
                assertTrue(!vector.isValid() || vector.hasFlag("CompressedPublic"), vector.toString());
                continue;
            }
            byte[] point = HexFormat.of().parseHex(key.substring(UNCOMPRESSED_P384.length() - 2));
            KeyPair pair = P384KeyPair.of(new BigInteger(1, vector.bytes("private")));
            if (vector.isInvalid() || vector.hasFlag("InvalidAsn")) {
                assertThrows(IllegalArgumentException.class, () -> pair.agree(point), vector.toString());
            } else {
                assertArrayEquals(vector.bytes("shared"), pair.agree(point), vector.toString());
            }
            tried++;
        }
        report("ECDH on P-384", tried, 500);
    }

    @Test
    void ecdsaOnP384() {
        int tried = 0;
        for (Wycheproof vector : Wycheproof.all("ecdsa_secp384r1_sha384_p1363")) {
            byte[] point = HexFormat.of()
                    .parseHex(
                            vector.group().get("publicKey").get("uncompressed").asText());
            boolean verifies = VerifyingKey.of(point).verifies(vector.bytes("msg"), vector.bytes("sig"));
            assertEquals(vector.isValid(), verifies, vector.toString());
            tried++;
        }
        report("ECDSA on P-384", tried, 250);
    }

    /** Labels are texts here, so vectors whose info is no text can't be asked. */
    @Test
    void hkdf() {
        int tried = 0;
        for (Wycheproof vector : Wycheproof.all("hkdf_sha384")) {
            String label = new String(vector.bytes("info"), StandardCharsets.UTF_8);
            if (!Arrays.equals(label.getBytes(StandardCharsets.UTF_8), vector.bytes("info"))) {
                continue;
            }
            int size = vector.test().get("size").asInt();
            if (vector.isInvalid()) {
                assertThrows(
                        IllegalArgumentException.class,
                        () -> Hkdf.derive(vector.bytes("ikm"), vector.bytes("salt"), label, size));
            } else {
                assertArrayEquals(
                        vector.bytes("okm"), Hkdf.derive(vector.bytes("ikm"), vector.bytes("salt"), label, size));
            }
            tried++;
        }
        report("HKDF-SHA-384", tried, 20);
    }

    private static List<Wycheproof> aes256() {
        return Wycheproof.all("aes_gcm").stream()
                .filter(vector -> vector.group().get("keySize").asInt() == 256
                        && vector.group().get("ivSize").asInt() == 96
                        && vector.group().get("tagSize").asInt() == 128)
                .toList();
    }

    private static void report(String what, int tried, int least) {
        System.out.println("Wycheproof, " + what + ": " + tried + " vectors");
        assertTrue(tried >= least, what + ": only " + tried + " vectors were tried");
    }

    private static byte[] join(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
