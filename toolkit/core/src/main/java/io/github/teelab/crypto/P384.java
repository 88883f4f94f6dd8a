package io.github.teelab.crypto;

import java.util.random.RandomGenerator;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;

/** Keys on the NIST curve P-384 (FIPS 186-5, SP 800-186) and their bytes (SEC 1 section 2.3). */
final class P384 {
    static final ECDomainParameters CURVE = new ECDomainParameters(CustomNamedCurves.getByName("P-384"));
    static final int COORDINATE_BYTES = 48;
    private static final int PUBLIC_BYTES = 1 + 2 * COORDINATE_BYTES;
    private static final int UNCOMPRESSED = 4;

    private P384() {}

    static ECPrivateKeyParameters generate(RandomGenerator random) {
        ECKeyPairGenerator generator = new ECKeyPairGenerator();
        generator.init(new ECKeyGenerationParameters(CURVE, new GeneratedRandom(random)));
        return (ECPrivateKeyParameters) generator.generateKeyPair().getPrivate();
    }

    static ECPublicKeyParameters publicOf(ECPrivateKeyParameters secret) {
        return new ECPublicKeyParameters(CURVE.getG().multiply(secret.getD()), CURVE);
    }

    static byte[] bytes(ECPublicKeyParameters key) {
        return key.getQ().getEncoded(false);
    }

    static ECPublicKeyParameters publicKey(byte[] bytes) {
        if (bytes.length != PUBLIC_BYTES || bytes[0] != UNCOMPRESSED) {
            throw new IllegalArgumentException("P-384 public key: got " + bytes.length + " bytes"
                    + (bytes.length == 0 ? "" : " that begin with " + bytes[0]) + ", allowed " + PUBLIC_BYTES
                    + " that begin with " + UNCOMPRESSED + ", an uncompressed point; use the same group on both ends");
        }
        try {
            return new ECPublicKeyParameters(CURVE.getCurve().decodePoint(bytes), CURVE);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "P-384 public key: got a point that is not on the curve, allowed is the key of an honest party; end"
                            + " the session",
                    e);
        }
    }
}
