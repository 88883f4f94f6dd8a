package io.github.teelab.tee.hetee.lifecycle;

import java.nio.ByteBuffer;

/**
 * What the controller checks of an input before an application with secrets sees it: that it says how long it is, and is
 * as long as it says. It stands for the check of a decoder's whole grammar, whose cost the timed path charges.
 */
public final class InputCheck {
    private static final int LENGTH_BYTES = 4;

    private InputCheck() {}

    /** A payload as a well-formed input: its length, then itself. */
    public static byte[] framed(byte[] payload) {
        return framed(payload.length, payload);
    }

    /** A payload under whatever length somebody says. */
    public static byte[] framed(int length, byte[] payload) {
        return ByteBuffer.allocate(LENGTH_BYTES + payload.length)
                .putInt(length)
                .put(payload)
                .array();
    }

    /** Whether the input is as long as it says. */
    public static boolean accepts(byte[] input) {
        return input.length >= LENGTH_BYTES && ByteBuffer.wrap(input).getInt() == input.length - LENGTH_BYTES;
    }
}
