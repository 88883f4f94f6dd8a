package io.github.teelab.memory.functional;

/** Thrown where memory is not what was written to it; no data have left. */
public final class TamperDetected extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final MemoryCheck check;

    /** @param check the comparison that failed */
    public TamperDetected(MemoryCheck check, long line) {
        super("line " + line + ": "
                + check.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ')
                + " does not fit what lies in memory");
        this.check = check;
    }

    /** Which comparison failed. */
    public MemoryCheck check() {
        return check;
    }
}
