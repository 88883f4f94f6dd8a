package io.github.teelab.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;
import org.junit.jupiter.api.Test;

class HkdfTest {
    private static final byte[] SECRET = Reference.bytes(10, 48);
    private static final byte[] SALT = Reference.bytes(11, 20);

    @Property(tries = 40)
    void derivesAsBouncyCastle(
            @ForAll byte[] secret,
            @ForAll byte[] salt,
            @ForAll @StringLength(max = 20) String label,
            @ForAll @IntRange(min = 1, max = 300) int length) {
        HKDFBytesGenerator generator = new HKDFBytesGenerator(new SHA384Digest());
        generator.init(new HKDFParameters(secret, salt, label.getBytes(StandardCharsets.UTF_8)));
        byte[] expected = new byte[length];
        generator.generateBytes(expected, 0, length);
        assertArrayEquals(expected, Hkdf.derive(secret, salt, label, length));
    }

    @Test
    void theFirstBytesAreTwoMacsOfTheRfc() throws GeneralSecurityException {
        byte[] extracted = mac(SALT, SECRET);
        byte[] expanded = mac(extracted, "key\u0001".getBytes(StandardCharsets.UTF_8));
        assertArrayEquals(Arrays.copyOf(expanded, 32), Hkdf.derive(SECRET, SALT, "key", 32));
    }

    @Test
    void anotherLabelGivesAnotherKey() {
        byte[] inward = Hkdf.derive(SECRET, SALT, "to device", 32);
        byte[] outward = Hkdf.derive(SECRET, SALT, "to host", 32);
        assertFalse(Arrays.equals(inward, outward));
    }

    @Test
    void lengthsAreThoseOfTheRfc() {
        assertEquals(12_240, Hkdf.derive(SECRET, SALT, "key", 12_240).length);
        assertThrows(IllegalArgumentException.class, () -> Hkdf.derive(SECRET, SALT, "key", 0));
        assertThrows(IllegalArgumentException.class, () -> Hkdf.derive(SECRET, SALT, "key", 12_241));
    }

    private static byte[] mac(byte[] key, byte[] message) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA384");
        mac.init(new SecretKeySpec(key, "HmacSHA384"));
        return mac.doFinal(message);
    }
}
