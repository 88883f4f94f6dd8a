package io.github.teelab.crypto;

import java.util.random.RandomGenerator;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.X25519PublicKeyParameters;

/** Keys on Curve25519, RFC 7748 sections 5 and 6.1. */
final class X25519KeyPair implements KeyPair {
    private final X25519PrivateKeyParameters secret;

    private X25519KeyPair(X25519PrivateKeyParameters secret) {
        this.secret = secret;
    }

    static X25519KeyPair generate(RandomGenerator random) {
        return new X25519KeyPair(new X25519PrivateKeyParameters(new GeneratedRandom(random)));
    }

    /** The pair of a known secret of 32 bytes, such as a published test vector's. */
    static X25519KeyPair of(byte[] secret) {
        return new X25519KeyPair(new X25519PrivateKeyParameters(secret));
    }

    @Override
    public byte[] publicBytes() {
        return secret.generatePublicKey().getEncoded();
    }

    @Override
    public byte[] agree(byte[] otherPublic) {
        if (otherPublic.length != X25519PublicKeyParameters.KEY_SIZE) {
            throw new IllegalArgumentException("X25519 public key: got " + otherPublic.length + " bytes, allowed "
                    + X25519PublicKeyParameters.KEY_SIZE + "; both parties must use the same group");
        }
        byte[] shared = new byte[X25519PrivateKeyParameters.SECRET_SIZE];
        try {
            secret.generateSecret(new X25519PublicKeyParameters(otherPublic), shared, 0);
        } catch (IllegalStateException e) {
            throw new IllegalArgumentException(
                    "X25519 public key: got a point of low order, whose shared secret is zero for everybody, allowed is"
                            + " the key of an honest party; end the session",
                    e);
        }
        return shared;
    }
}
