package io.github.teelab.channel;

import java.util.List;

/** Somebody who controls everything outside the trust boundary: sees bytes there and may change them. */
@FunctionalInterface
public interface Adversary {
    /** Looks and leaves everything as it is. */
    Adversary PASSIVE = (stage, chunks) -> chunks;

    /**
     * Called once per message at every untrusted stage, with private copies of all the chunks that pass it. May keep
     * them, change them, and hand on more, fewer, other chunks or another order.
     *
     * @param stage where the bytes are
     * @param chunks what is there, in order
     * @return what is to go on instead
     */
    List<byte[]> at(Stage stage, List<byte[]> chunks);
}
