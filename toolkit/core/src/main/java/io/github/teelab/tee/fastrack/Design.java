package io.github.teelab.tee.fastrack;

import io.github.teelab.units.Bytes;

/**
 * Which of Fastrack's changes are made.
 *
 * @param direct client and GPU share a key; the CPU forwards ciphertext
 * @param authentication how the GPU authenticates
 * @param overlap the GPU decrypts chunk by chunk while later chunks are on the link
 */
public record Design(boolean direct, Authentication authentication, boolean overlap) {
    static final int CHAINS = 64;
    static final Bytes LARGEST_CHUNK = Bytes.kib(64);

    /** The protocol before any change. */
    public static final Design BASELINE = new Design(false, new Authentication.Serial(), false);

    /** All three changes. */
    public static final Design FASTRACK = new Design(true, new Authentication.MultiChain(CHAINS, LARGEST_CHUNK), true);

    /** In words, such as {@code "direct, multi-chain 64, overlap"}. */
    @Override
    public String toString() {
        return (direct ? "direct" : "through CPU") + ", " + authentication + (overlap ? ", overlap" : ", one by one");
    }
}
