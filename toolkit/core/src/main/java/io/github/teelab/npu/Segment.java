package io.github.teelab.npu;

/**
 * A piece of memory that is loaded or stored at a time: rows of equal length at equal distance.
 *
 * @param rows number of rows
 * @param widthBytes bytes of each row
 * @param pitchBytes bytes from one row's start to the next's
 */
public record Segment(long rows, long widthBytes, long pitchBytes) {
    /** Nothing at all. */
    public static final Segment NONE = new Segment(0, 0, 0);

    /** Bytes that follow each other. */
    public static Segment run(long bytes) {
        return bytes == 0 ? NONE : new Segment(1, bytes, bytes);
    }

    /** Bytes that are wanted. */
    public long bytes() {
        return rows * widthBytes;
    }

    /** Whether the rows follow each other without gaps. */
    public boolean isContiguous() {
        return rows <= 1 || widthBytes == pitchBytes;
    }

    /**
     * Blocks of {@code blockBytes} that hold the wanted bytes, on average over where the segment begins. A row touches
     * (width + block - common) / block of them, where common divides width, pitch and block: whole blocks where all are
     * aligned, up to one more where not. Blocks that hold bytes of several rows count once, so there are never more than
     * those of the rows with all that lies between them.
     */
    double blocks(int blockBytes) {
        if (rows == 0) {
            return 0;
        }
        if (isContiguous()) {
            return touched(bytes(), common(bytes(), blockBytes), blockBytes);
        }
        double eachRow = rows * touched(widthBytes, common(common(widthBytes, pitchBytes), blockBytes), blockBytes);
        long span = (rows - 1) * pitchBytes + widthBytes;
        return Math.min(eachRow, touched(span, common(common(widthBytes, pitchBytes), blockBytes), blockBytes));
    }

    private static double touched(long bytes, long common, int blockBytes) {
        return (double) (bytes + blockBytes - common) / blockBytes;
    }

    private static long common(long a, long b) {
        return b == 0 ? a : common(b, a % b);
    }
}
