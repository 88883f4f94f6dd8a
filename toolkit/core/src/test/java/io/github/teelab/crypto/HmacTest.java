package io.github.teelab.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class HmacTest {
    private static final SecretKey KEY = SecretKey.of(Reference.bytes(20, SecretKey.BYTES));
    private static final byte[] MESSAGE = Reference.bytes(21, 200);

    @Test
    void authenticatesAsTheJdk() throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA384");
        mac.init(new SecretKeySpec(KEY.bytes(), "HmacSHA384"));
        assertArrayEquals(mac.doFinal(MESSAGE), Hmac.of(KEY, MESSAGE));
    }

    @Test
    void onlyTheAuthenticatorOfTheMessageVerifies() {
        byte[] authenticator = Hmac.of(KEY, MESSAGE);
        assertTrue(Hmac.verifies(KEY, MESSAGE, authenticator));
        assertFalse(Hmac.verifies(KEY, AesGcmTest.changed(MESSAGE, 7), authenticator));
        assertFalse(Hmac.verifies(KEY, MESSAGE, AesGcmTest.changed(authenticator, 7)));
        assertFalse(Hmac.verifies(KEY, MESSAGE, new byte[0]));
    }
}
