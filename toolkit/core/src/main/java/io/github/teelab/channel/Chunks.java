package io.github.teelab.channel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A message as the chunks it travels in. */
public final class Chunks {
    private Chunks() {}

    /** Chunks of {@code chunkBytes}, the last perhaps shorter; an empty message is one empty chunk. */
    public static List<byte[]> split(byte[] message, long chunkBytes) {
        List<byte[]> chunks = new ArrayList<>();
        int from = 0;
        do {
            int to = (int) Math.min(message.length, from + chunkBytes);
            chunks.add(Arrays.copyOfRange(message, from, to));
            from = to;
        } while (from < message.length);
        return chunks;
    }

    /** All bytes of all chunks, in order. */
    public static byte[] join(List<byte[]> chunks) {
        byte[] message =
                new byte[chunks.stream().mapToInt(chunk -> chunk.length).sum()];
        int at = 0;
        for (byte[] chunk : chunks) {
            System.arraycopy(chunk, 0, message, at, chunk.length);
            at += chunk.length;
        }
        return message;
    }

    /** Whether the chunks hold as many bytes as were announced, if that is known. */
    static boolean areWhole(List<byte[]> chunks, long messageBytes) {
        return messageBytes == WireFormat.UNKNOWN_BYTES
                || messageBytes
                        == chunks.stream().mapToLong(chunk -> chunk.length).sum();
    }
}
