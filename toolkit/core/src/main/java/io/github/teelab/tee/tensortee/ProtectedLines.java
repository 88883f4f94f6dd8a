package io.github.teelab.tee.tensortee;

import io.github.teelab.channel.Check;
import io.github.teelab.channel.Chunks;
import io.github.teelab.channel.IntegrityException;
import io.github.teelab.channel.WireFormat;
import io.github.teelab.crypto.LineCipher;
import io.github.teelab.crypto.SecretKey;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Memory that one side protects for itself, as a way through time: lines of 64 bytes encrypted under address and version, each
 * followed by its code of 7 bytes. The version is counted where nobody outside can reach it: on the chip (MGX) or under a tree
 * (SGX). What is read is what was last written there, or nothing.
 *
 * @param address of the first line
 */
record ProtectedLines(long address) implements WireFormat {
    private static final int LINE_BYTES = 64;
    private static final int STORED_BYTES = LINE_BYTES + LineCipher.MAC_BYTES;

    @Override
    public String name() {
        return "protected memory";
    }

    @Override
    public Set<Check> checks() {
        return EnumSet.of(Check.TAG, Check.COMPLETE);
    }

    @Override
    public Sealer sealer(SecretKey key) {
        LineCipher cipher = LineCipher.of(key);
        return new Sealer() {
            private long version;

            @Override
            public List<byte[]> seal(List<byte[]> chunks) {
                version++;
                long next = address;
                List<byte[]> stored = new ArrayList<>();
                for (byte[] chunk : chunks) {
                    ByteArrayOutputStream lines = new ByteArrayOutputStream();
                    for (byte[] line : Chunks.split(chunk, LINE_BYTES)) {
                        byte[] encrypted = cipher.apply(next, version, line);
                        lines.writeBytes(encrypted);
                        lines.writeBytes(cipher.macBytes(next, version, encrypted));
                        next += LINE_BYTES;
                    }
                    stored.add(lines.toByteArray());
                }
                return stored;
            }
        };
    }

    @Override
    public Opener opener(SecretKey key, Set<Check> performed) {
        LineCipher cipher = LineCipher.of(key);
        return new Opener() {
            private long version;

            @Override
            public List<byte[]> open(long messageBytes, List<byte[]> stored) throws IntegrityException {
                version++;
                long next = address;
                long bytes = 0;
                List<byte[]> chunks = new ArrayList<>();
                for (byte[] chunk : stored) {
                    ByteArrayOutputStream lines = new ByteArrayOutputStream();
                    for (byte[] line : Chunks.split(chunk, STORED_BYTES)) {
                        int length = Math.max(0, line.length - LineCipher.MAC_BYTES);
                        byte[] encrypted = Arrays.copyOf(line, length);
                        byte[] mac = Arrays.copyOfRange(line, length, line.length);
                        require(
                                Arrays.equals(mac, cipher.macBytes(next, version, encrypted)),
                                performed.contains(Check.TAG),
                                "a line does not fit its code");
                        lines.writeBytes(cipher.apply(next, version, encrypted));
                        next += LINE_BYTES;
                    }
                    bytes += lines.size();
                    chunks.add(lines.toByteArray());
                }
                require(bytes == messageBytes, performed.contains(Check.COMPLETE), "lines are missing");
                return chunks;
            }
        };
    }

    private void require(boolean holds, boolean performed, String otherwise) throws IntegrityException {
        if (!holds && performed) {
            throw new IntegrityException(name() + ": " + otherwise);
        }
    }
}
