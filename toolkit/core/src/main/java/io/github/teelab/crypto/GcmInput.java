package io.github.teelab.crypto;

/** What the two implementations of GCM ask of their arguments. */
final class GcmInput {
    private GcmInput() {}

    static void checkIv(byte[] iv) {
        if (iv.length != AesGcm.IV_BYTES) {
            throw new IllegalArgumentException(
                    "IV: got " + iv.length + " bytes, allowed " + AesGcm.IV_BYTES + "; take them from an IvCounter");
        }
    }

    static void checkRange(byte[] data, int from, int length) {
        if (from < 0 || length < 0 || from > data.length - length) {
            throw new IllegalArgumentException("bytes to seal: got " + length + " bytes from " + from
                    + ", allowed a range within the " + data.length + " bytes of the array");
        }
    }

    static void checkKeystream(byte[] keystream, int length) {
        if (keystream.length < length) {
            throw new IllegalArgumentException("keystream: got " + keystream.length + " bytes for a message of "
                    + length + ", allowed as many or more; make it for the longest message");
        }
    }
}
