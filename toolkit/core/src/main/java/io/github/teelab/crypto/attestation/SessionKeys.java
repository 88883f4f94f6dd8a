package io.github.teelab.crypto.attestation;

import io.github.teelab.crypto.Hkdf;
import io.github.teelab.crypto.SecretKey;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * What both ends of a handshake share afterwards: a master secret, from which each channel draws keys of its own. It depends on
 * every message of the handshake, so on both names, both key shares and the nonce: no two sessions have a key in common, and
 * nothing sealed in one opens in another.
 *
 * <p>Counts the keys it has given, so that no two channels get the same. Not for use by several threads at once.
 */
public final class SessionKeys {
    private static final int SECRET_BYTES = 48;
    private static final int KEY_BYTES = 32;

    private final byte[] master;
    private long given;

    SessionKeys(byte[] shared, String transcriptHash) {
        this.master = Hkdf.derive(shared, HexFormat.of().parseHex(transcriptHash), "teelab session", SECRET_BYTES);
    }

    /** What this session may be known by in another handshake, which is thereby bound to it; not secret. */
    String binding() {
        return HexFormat.of().formatHex(Hkdf.derive(master, new byte[0], "binding", KEY_BYTES));
    }

    /** The key of one use; the same on both ends. */
    public SecretKey key(String label) {
        return SecretKey.of(Hkdf.derive(master, new byte[0], label, KEY_BYTES));
    }

    /** A key that this object has not given before. */
    public SecretKey nextKey() {
        return key("channel " + given++);
    }

    /** Whether the other end holds the same secret. */
    public boolean sharedWith(SessionKeys other) {
        return MessageDigest.isEqual(master, other.master);
    }
}
