package io.github.teelab.memory;

/**
 * A regular run of accesses.
 *
 * @param base address of the first, bytes
 * @param strideBytes from one to the next; may be negative or zero
 * @param count how many, at least 0
 * @param write whether they are stores
 */
public record AccessRun(long base, long strideBytes, long count, boolean write) implements AccessPattern {
    /** @throws IllegalArgumentException if {@code count} or any address is negative */
    public AccessRun {
        if (count < 0 || base < 0 || (count > 0 && base + strideBytes * (count - 1) < 0)) {
            throw new IllegalArgumentException("access run: got base " + base + ", stride " + strideBytes + ", count "
                    + count + ", allowed a count of at least 0 and addresses of at least 0");
        }
    }

    /** Loads at {@code base}, {@code base + strideBytes}, and so on. */
    public static AccessRun loads(long base, long strideBytes, long count) {
        return new AccessRun(base, strideBytes, count, false);
    }

    /** Stores at {@code base}, {@code base + strideBytes}, and so on. */
    public static AccessRun stores(long base, long strideBytes, long count) {
        return new AccessRun(base, strideBytes, count, true);
    }

    @Override
    public long address(long index) {
        return base + strideBytes * index;
    }
}
