package io.github.teelab.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** McGrew and Viega, "The Galois/Counter Mode of Operation", appendix B, the cases with 256-bit keys and 96-bit IVs. */
class GcmVectorsTest {
    private static final String ZERO_KEY = "00".repeat(32);
    private static final String KEY = "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308";
    private static final String PLAIN_60 = "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
            + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39";
    private static final String SEALED_60 = "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
            + "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662";
    private static final String IV = "cafebabefacedbaddecaf888";

    static Stream<Arguments> cases() {
        return Stream.of(
                Arguments.of(13, ZERO_KEY, "00".repeat(12), "", "", "530f8afbc74536b9a963b4f1c4cb738b"),
                Arguments.of(
                        14,
                        ZERO_KEY,
                        "00".repeat(12),
                        "",
                        "00".repeat(16),
                        "cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919"),
                Arguments.of(
                        15, KEY, IV, "", PLAIN_60 + "1aafd255", SEALED_60 + "898015adb094dac5d93471bdec1a502270e3cc6c"),
                Arguments.of(
                        16,
                        KEY,
                        IV,
                        "feedfacedeadbeeffeedfacedeadbeefabaddad2",
                        PLAIN_60,
                        SEALED_60 + "76fc6ece0f4e1768cddf8853bb2d551b"));
    }

    @ParameterizedTest(name = "case {0}")
    @MethodSource("cases")
    void everyImplementationGivesThePublishedBytes(
            int number, String key, String iv, String aad, String plain, String sealed) throws TagMismatch {
        byte[] expected = hex(sealed);
        SecretKey secret = SecretKey.of(hex(key));
        assertArrayEquals(expected, Reference.seal(hex(key), hex(iv), hex(aad), hex(plain)), "case " + number);
        assertArrayEquals(expected, new AesGcm(secret).seal(hex(iv), hex(aad), hex(plain)));
        for (GhashForm form : GhashForm.values()) {
            ParallelGcm gcm = new ParallelGcm(secret, form, 3);
            assertArrayEquals(expected, gcm.seal(hex(iv), hex(aad), hex(plain)), form.name());
            assertArrayEquals(hex(plain), gcm.open(hex(iv), hex(aad), expected), form.name());
        }
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }
}
