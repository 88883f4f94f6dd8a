package io.github.teelab.memory;

import java.util.Arrays;

/**
 * Collects the requests that one access causes at the main memory, and counts them. A timed run takes them from here;
 * a run that only counts does not keep them.
 */
public final class LineRequests {
    private static final int FIRST_CAPACITY = 64;

    private final Counters counters;
    private final boolean keeping;
    private long[] lines = new long[FIRST_CAPACITY];
    private Use[] uses = new Use[FIRST_CAPACITY];
    private int size;

    /** What waits for a request. */
    public enum Use {
        /** A read that the access cannot finish without. */
        CRITICAL,
        /** A read that only has to be made. */
        BACKGROUND,
        /** A write. */
        WRITE
    }

    /**
     * @param counters what is added to
     * @param keeping whether requests are kept for {@link #line} and {@link #use}
     */
    public LineRequests(Counters counters, boolean keeping) {
        this.counters = counters;
        this.keeping = keeping;
    }

    /** Where requests are counted. */
    public Counters counters() {
        return counters;
    }

    /** Forgets what was kept; counts stay. */
    public void clear() {
        size = 0;
    }

    /** The data line that a core waits for. */
    public void readData(long line) {
        counters.increment(Counter.DATA_READS);
        keep(line, Use.CRITICAL);
    }

    /** A data line read for the scheme's own ends, as for encrypting it anew. */
    public void rereadData(long line) {
        counters.increment(Counter.DATA_READS);
        keep(line, Use.BACKGROUND);
    }

    /** A changed data line. */
    public void writeData(long line) {
        counters.increment(Counter.DATA_WRITES);
        keep(line, Use.WRITE);
    }

    /** A line of metadata is read; the access waits for it if {@code critical}. */
    public void read(MetadataKind kind, long line, boolean critical) {
        counters.increment(kind.reads());
        keep(line, critical ? Use.CRITICAL : Use.BACKGROUND);
    }

    /** A line of metadata is written. */
    public void write(MetadataKind kind, long line) {
        counters.increment(kind.writes());
        keep(line, Use.WRITE);
    }

    /** How many are kept. */
    public int size() {
        return size;
    }

    /** The line number of one that is kept. */
    public long line(int index) {
        return lines[index];
    }

    /** What one that is kept is for. */
    public Use use(int index) {
        return uses[index];
    }

    private void keep(long line, Use use) {
        if (!keeping) {
            return;
        }
        if (size == lines.length) {
            lines = Arrays.copyOf(lines, 2 * size);
            uses = Arrays.copyOf(uses, 2 * size);
        }
        lines[size] = line;
        uses[size] = use;
        size++;
    }
}
