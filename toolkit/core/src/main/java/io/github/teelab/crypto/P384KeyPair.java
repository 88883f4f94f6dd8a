package io.github.teelab.crypto;

import java.math.BigInteger;
import java.util.random.RandomGenerator;
import org.bouncycastle.crypto.agreement.BasicRawAgreement;
import org.bouncycastle.crypto.agreement.ECDHBasicAgreement;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;

/** Keys on P-384 to agree with; SP 800-56A revision 3, section 5.7.1.2. */
final class P384KeyPair implements KeyPair {
    private final ECPrivateKeyParameters secret;
    private final byte[] publicBytes;

    private P384KeyPair(ECPrivateKeyParameters secret) {
        this.secret = secret;
        this.publicBytes = P384.bytes(P384.publicOf(secret));
    }

    static P384KeyPair generate(RandomGenerator random) {
        return new P384KeyPair(P384.generate(random));
    }

    /** The pair of a known secret, such as a published test vector's. */
    static P384KeyPair of(BigInteger secret) {
        return new P384KeyPair(new ECPrivateKeyParameters(secret, P384.CURVE));
    }

    @Override
    public byte[] publicBytes() {
        return publicBytes.clone();
    }

    @Override
    public byte[] agree(byte[] otherPublic) {
        BasicRawAgreement agreement = new BasicRawAgreement(new ECDHBasicAgreement());
        agreement.init(secret);
        byte[] shared = new byte[P384.COORDINATE_BYTES];
        agreement.calculateAgreement(P384.publicKey(otherPublic), shared, 0);
        return shared;
    }
}
