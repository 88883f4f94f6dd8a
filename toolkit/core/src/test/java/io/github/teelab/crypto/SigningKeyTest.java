package io.github.teelab.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SigningKeyTest {
    private static final SigningKey KEY = SigningKey.generate(new SplittableRandom(1));
    private static final SigningKey OTHER = SigningKey.generate(new SplittableRandom(2));

    @Property(tries = 30)
    void onlyTheSameKeyMessageAndSignatureVerify(@ForAll byte[] message, @ForAll int where) {
        byte[] signature = KEY.sign(message);
        VerifyingKey key = VerifyingKey.of(KEY.verifyingKey().bytes());
        assertTrue(key.verifies(message, signature));
        assertArrayEquals(signature, KEY.sign(message));
        assertFalse(OTHER.verifyingKey().verifies(message, signature));
        assertFalse(key.verifies(message, AesGcmTest.changed(signature, where)));
        assertFalse(key.verifies(signature, signature));
    }

    /** RFC 6979 appendix A.2.6, SHA-384 of "sample". */
    @Test
    void signsAsPublished() {
        SigningKey key = SigningKey.of(hex("6B9D3DAD2E1B8C1C05B19875B6659F4DE23C3B667BF297BA9AA47740787137D8"
                + "96D5724E4C70A825F872C9EA60D2EDF5"));
        assertArrayEquals(
                hex("94EDBB92A5ECB8AAD4736E56C691916B3F88140666CE9FA73D64C4EA95AD133C81A648152E44ACF96E36DD1E80FABE46"
                        + "99EF4AEB15F178CEA1FE40DB2603138F130E740A19624526203B6351D0A3A94F"
                        + "A329C145786E679E7B82C71A38628AC8"),
                key.sign("sample".getBytes(StandardCharsets.US_ASCII)));
        assertArrayEquals(
                hex("04EC3A4E415B4E19A4568618029F427FA5DA9A8BC4AE92E02E06AAE5286B300C64"
                        + "DEF8F0EA9055866064A254515480BC138015D9B72D7D57244EA8EF9AC0C62189"
                        + "6708A59367F9DFB9F54CA84B3F1C9DB1288B231C3AE0D4FE7344FD2533264720"),
                key.verifyingKey().bytes());
    }

    @Test
    void malformedSignaturesDoNotVerify() {
        byte[] message = {1};
        assertFalse(KEY.verifyingKey().verifies(message, new byte[0]));
        assertFalse(KEY.verifyingKey().verifies(message, new byte[95]));
        assertFalse(KEY.verifyingKey().verifies(message, new byte[96]));
    }

    @Test
    void keysOutOfRangeAreNamed() {
        assertThrows(IllegalArgumentException.class, () -> SigningKey.of(new byte[48]));
        assertThrows(IllegalArgumentException.class, () -> SigningKey.of(hex("FF".repeat(48))));
        assertThrows(IllegalArgumentException.class, () -> VerifyingKey.of(new byte[97]));
    }

    @Test
    void keysAreValues() {
        VerifyingKey key = KEY.verifyingKey();
        VerifyingKey same = VerifyingKey.of(key.bytes());
        assertEquals(key, same);
        assertEquals(key.hashCode(), same.hashCode());
        assertFalse(key.equals(OTHER.verifyingKey()));
        assertTrue(KEY.toString().contains(key.toString()), KEY.toString());
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }
}
