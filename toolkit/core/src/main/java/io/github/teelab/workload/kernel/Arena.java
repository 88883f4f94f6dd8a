package io.github.teelab.workload.kernel;

/** Gives out addresses one after another, as an allocator of large blocks does: whole pages, and one page of its own data. */
public final class Arena {
    private static final long PAGE = 4096;

    private long next;

    /** Starts at an address. */
    public Arena(long start) {
        next = up(start);
    }

    /** The address of a new block, at the start of a page. */
    public long allocate(long bytes) {
        long address = next;
        next = up(next + bytes) + PAGE;
        return address;
    }

    /** Where the next block will start. */
    public long next() {
        return next;
    }

    private static long up(long address) {
        return (address + PAGE - 1) / PAGE * PAGE;
    }
}
