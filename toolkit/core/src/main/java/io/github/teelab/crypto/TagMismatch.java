package io.github.teelab.crypto;

/** Thrown where a sealed message does not carry the tag of its content; nothing of the content is given out. */
public final class TagMismatch extends Exception {
    private static final long serialVersionUID = 1L;

    TagMismatch(byte[] aad, byte[] sealed) {
        super("tag does not match: got a sealed message of " + sealed.length + " bytes with " + aad.length
                + " bytes of associated data, allowed is only what was sealed under the same key and IV; discard it");
    }
}
