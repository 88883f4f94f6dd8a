package io.github.teelab.crypto;

import java.security.MessageDigest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/** Message authentication under a shared key: HMAC with SHA-384 (FIPS 198-1). */
public final class Hmac {
    /** Length of an authenticator in bytes. */
    public static final int BYTES = 48;

    private Hmac() {}

    /** The authenticator of a message, 48 bytes. */
    public static byte[] of(SecretKey key, byte[] message) {
        HMac mac = new HMac(new SHA384Digest());
        mac.init(new KeyParameter(key.bytes()));
        mac.update(message, 0, message.length);
        byte[] authenticator = new byte[BYTES];
        mac.doFinal(authenticator, 0);
        return authenticator;
    }

    /** Whether an authenticator is that of the message; takes the same time wherever they differ. */
    public static boolean verifies(SecretKey key, byte[] message, byte[] authenticator) {
        return MessageDigest.isEqual(of(key, message), authenticator);
    }
}
