package io.github.teelab.crypto;

/** One party's keys in a {@link KeyAgreement}. Immutable; the secret key stays inside. */
public interface KeyPair {
    /** The public key to send to the other party: 32 bytes for X25519, 97 (uncompressed point) for P-384. */
    byte[] publicBytes();

    /**
     * The secret shared with the owner of another pair of the same group: 32 bytes for X25519, 48 (x coordinate) for
     * P-384. Not uniform, so derive keys from it with {@link Hkdf}.
     *
     * @param otherPublic the other party's {@link #publicBytes()}
     * @throws IllegalArgumentException if it is not a public key of the group or one whose secret anybody would know
     */
    byte[] agree(byte[] otherPublic);
}
