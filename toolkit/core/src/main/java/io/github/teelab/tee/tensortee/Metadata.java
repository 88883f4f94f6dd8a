package io.github.teelab.tee.tensortee;

import java.nio.ByteBuffer;

/**
 * What the receiver of a tensor's ciphertext must know (TensorTEE section 4.4). Counter mode binds the address at which the
 * tensor lies at the sender, so that address travels.
 *
 * @param number of the message, from 1
 * @param address of the tensor's first byte at the sender
 * @param version of the tensor
 * @param mac exclusive or of the codes of its lines
 */
record Metadata(long number, long address, long version, long mac) {
    /** Bytes of the message in clear. */
    static final int BYTES = 4 * Long.BYTES;

    byte[] encode() {
        return ByteBuffer.allocate(BYTES)
                .putLong(number)
                .putLong(address)
                .putLong(version)
                .putLong(mac)
                .array();
    }

    /** Reads what {@link #encode} wrote; what is missing is zero. */
    static Metadata decode(byte[] bytes) {
        ByteBuffer fields = ByteBuffer.wrap(java.util.Arrays.copyOf(bytes, BYTES));
        return new Metadata(fields.getLong(), fields.getLong(), fields.getLong(), fields.getLong());
    }
}
