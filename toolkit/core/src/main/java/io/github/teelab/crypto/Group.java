package io.github.teelab.crypto;

import java.util.random.RandomGenerator;

/** The groups to agree on keys in. */
public enum Group implements KeyAgreement {
    /** Curve25519 (RFC 7748), as in TLS 1.3 and WireGuard. */
    X25519 {
        @Override
        public KeyPair generate(RandomGenerator random) {
            return X25519KeyPair.generate(random);
        }
    },

    /** The NIST curve P-384 (SP 800-56A revision 3, section 5.7.1.2), as in SPDM and attestation certificates. */
    P384 {
        @Override
        public KeyPair generate(RandomGenerator random) {
            return P384KeyPair.generate(random);
        }
    }
}
