package io.github.teelab.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * The contents of a file that may be gzip, told by its first bytes.
 *
 * <p>Gzip of several members is unpacked to its end. What follows the last member must be another: the JDK's own stream
 * ends without a word where a later member is damaged. A file that unpacks to over 4 GiB and to over 500 times its size
 * is refused, since no recording packs as well.
 */
public final class Unpacked {
    private static final long SUSPICIOUS_BYTES = 4L << 30;
    private static final int SUSPICIOUS_RATIO = 500;
    private static final int GZIP_FIRST = 0x1f;
    private static final int GZIP_SECOND = 0x8b;

    private Unpacked() {}

    /**
     * @param raw the file's bytes; closed if this fails, else with the stream returned
     * @throws IOException if the stream cannot be read, or begins as gzip and is none
     */
    public static InputStream of(InputStream raw) throws IOException {
        try {
            PushbackInputStream start = new PushbackInputStream(raw, 2);
            byte[] magic = start.readNBytes(2);
            start.unread(magic);
            return isGzip(magic) ? unpacked(start) : start;
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    /** Whether a file that begins so is gzip. */
    public static boolean isGzip(byte[] head) {
        return head.length >= 2
                && Byte.toUnsignedInt(head[0]) == GZIP_FIRST
                && Byte.toUnsignedInt(head[1]) == GZIP_SECOND;
    }

    private static InputStream unpacked(InputStream packed) throws IOException {
        Counted counted = new Counted(packed);
        GzipCompressorInputStream members = GzipCompressorInputStream.builder()
                .setInputStream(counted)
                .setDecompressConcatenated(true)
                .get();
        return new Bounded(members, counted);
    }

    private static class Counted extends FilterInputStream {
        private long count;

        Counted(InputStream in) {
            super(in);
        }

        long count() {
            return count;
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            count += value < 0 ? 0 : 1;
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            count += Math.max(0, read);
            return read;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }

    private static final class Bounded extends Counted {
        private final Counted packed;

        Bounded(InputStream in, Counted packed) {
            super(in);
            this.packed = packed;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            if (count() > SUSPICIOUS_BYTES && count() / SUSPICIOUS_RATIO > packed.count()) {
                throw new IOException("unpacks to over " + SUSPICIOUS_RATIO + " times its size");
            }
            return read;
        }
    }
}
