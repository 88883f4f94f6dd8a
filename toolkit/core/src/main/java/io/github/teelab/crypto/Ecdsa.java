package io.github.teelab.crypto;

import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.Signer;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.signers.DSADigestSigner;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;

/** ECDSA over SHA-384 with the deterministic nonce of RFC 6979; signatures are r then s, 48 bytes each. */
final class Ecdsa {
    private Ecdsa() {}

    /** A signer that has read {@code message}. */
    static Signer over(byte[] message, boolean signing, CipherParameters key) {
        Signer signer = new DSADigestSigner(
                new ECDSASigner(new HMacDSAKCalculator(new SHA384Digest())),
                new SHA384Digest(),
                PlainDSAEncoding.INSTANCE);
        signer.init(signing, key);
        signer.update(message, 0, message.length);
        return signer;
    }
}
