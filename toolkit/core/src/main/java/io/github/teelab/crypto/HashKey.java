package io.github.teelab.crypto;

import org.bouncycastle.crypto.modes.gcm.BasicGCMExponentiator;
import org.bouncycastle.crypto.modes.gcm.GCMExponentiator;
import org.bouncycastle.crypto.modes.gcm.GCMMultiplier;
import org.bouncycastle.crypto.modes.gcm.Tables4kGCMMultiplier;

/** The hash key H of GHASH and its powers in GF(2<sup>128</sup>) (NIST SP 800-38D section 6.3). Immutable. */
final class HashKey {
    private final GCMExponentiator powers = new BasicGCMExponentiator();

    HashKey(byte[] bytes) {
        if (bytes.length != GhashBlocks.BLOCK_BYTES) {
            throw new IllegalArgumentException("hash key: got " + bytes.length + " bytes, allowed "
                    + GhashBlocks.BLOCK_BYTES + "; encrypt as many zero bytes to get it");
        }
        powers.init(bytes);
    }

    /** H to a power of 0 or more, 16 bytes. */
    byte[] power(int exponent) {
        byte[] power = new byte[GhashBlocks.BLOCK_BYTES];
        powers.exponentiateX(exponent, power);
        return power;
    }

    /** A multiplier by a power of H; its table is only read once it is made, so threads may share it. */
    GCMMultiplier byPower(int exponent) {
        GCMMultiplier multiplier = new Tables4kGCMMultiplier();
        multiplier.init(power(exponent));
        return multiplier;
    }
}
