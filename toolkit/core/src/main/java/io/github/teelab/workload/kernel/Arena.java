package io.github.teelab.workload.kernel;

/** Gives out addresses one after another, as an allocator of large blocks does: whole pages, and one page of its own data. */
public final class Arena {
    /** Bytes of a page. */
    public static final long PAGE = 4096;

    /** Bytes of a huge page. */
    public static final long HUGE_PAGE = 2 << 20;

    private final long alignmentBytes;
    private long next;

    /** Blocks start at pages, from an address on. */
    public Arena(long start) {
        this(start, PAGE);
    }

    /**
     * Blocks start at multiples of {@code alignmentBytes}, from an address on.
     *
     * @throws IllegalArgumentException if the alignment is no power of two or less than a page
     */
    public Arena(long start, long alignmentBytes) {
        if (alignmentBytes < PAGE || Long.bitCount(alignmentBytes) != 1) {
            throw new IllegalArgumentException(
                    "alignment: got " + alignmentBytes + " bytes, allowed powers of two from " + PAGE + ", a page, on");
        }
        this.alignmentBytes = alignmentBytes;
        next = up(start, PAGE);
    }

    /** The address of a new block. */
    public long allocate(long bytes) {
        long address = up(next, alignmentBytes);
        next = up(address + bytes, PAGE) + PAGE;
        return address;
    }

    /** Where the next block may start. */
    public long next() {
        return next;
    }

    private static long up(long address, long multiple) {
        return (address + multiple - 1) / multiple * multiple;
    }
}
