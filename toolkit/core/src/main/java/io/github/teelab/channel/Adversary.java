package io.github.teelab.channel;

/** Somebody who controls everything outside the trust boundary: sees bytes there and may change them. */
@FunctionalInterface
public interface Adversary {
    /** Looks and leaves everything as it is. */
    Adversary PASSIVE = (stage, chunk, bytes) -> bytes;

    /**
     * Called with a private copy of the bytes at every untrusted stage.
     *
     * @param stage where the bytes are
     * @param chunk index of the chunk in its message, from 0
     * @param bytes what is there
     * @return what is to go on instead
     */
    byte[] at(Stage stage, long chunk, byte[] bytes);
}
