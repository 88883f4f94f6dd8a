package io.github.teelab.tee.tensortee;

import io.github.teelab.channel.Chunks;
import io.github.teelab.crypto.LineCipher;
import java.util.ArrayList;
import java.util.List;

/** A tensor as it passes a memory engine, line by line from its first address; its code grows meanwhile. */
final class TensorLines {
    private static final int LINE_BYTES = 64;

    private final LineCipher cipher;
    private final long version;
    private final boolean bindsAddress;
    private long next;
    private long mac;

    /** @param bindsAddress whether the code of a line covers its address */
    TensorLines(LineCipher cipher, long address, long version, boolean bindsAddress) {
        this.cipher = cipher;
        this.version = version;
        this.bindsAddress = bindsAddress;
        this.next = address;
    }

    byte[] encrypt(byte[] chunk) {
        List<byte[]> encrypted = new ArrayList<>();
        for (byte[] line : Chunks.split(chunk, LINE_BYTES)) {
            byte[] stored = cipher.apply(next, version, line);
            count(stored);
            encrypted.add(stored);
        }
        return Chunks.join(encrypted);
    }

    byte[] decrypt(byte[] chunk) {
        List<byte[]> plain = new ArrayList<>();
        for (byte[] stored : Chunks.split(chunk, LINE_BYTES)) {
            plain.add(cipher.apply(next, version, stored));
            count(stored);
        }
        return Chunks.join(plain);
    }

    /** The exclusive or of the codes of all lines so far. */
    long mac() {
        return mac;
    }

    private void count(byte[] stored) {
        mac ^= cipher.mac(bindsAddress ? next : 0, version, stored);
        next += LINE_BYTES;
    }
}
