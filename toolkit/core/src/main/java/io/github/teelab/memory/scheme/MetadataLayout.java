package io.github.teelab.memory.scheme;

import io.github.teelab.memory.MetadataKind;
import java.util.ArrayList;
import java.util.List;

/**
 * Where metadata lies in memory, in line numbers: the data from 0, then version lines, then the tree level by level, then
 * MAC lines, then the update bitmap. The last level, a single node, stays on the chip.
 */
public final class MetadataLayout {
    /** What {@link #parent} answers for a line whose parent is on the chip. */
    public static final long ON_CHIP = -1;

    /** MACs of 56 bits in a line of 64 bytes, each in 8 bytes, as in the SGX memory encryption engine. */
    public static final int MACS_PER_LINE = 8;

    private static final int BITS_PER_LINE = 512;

    private final long dataLines;
    private final int versionsPerLine;
    private final int arity;
    private final long[] levelStarts;
    private final long macStart;
    private final long bitmapStart;

    /**
     * @param dataLines lines to protect
     * @param versionsPerLine data lines whose versions share a line
     * @param arity children of a tree node
     */
    public MetadataLayout(long dataLines, int versionsPerLine, int arity) {
        if (versionsPerLine < 1 || arity < 2) {
            throw new IllegalArgumentException("metadata layout: got " + versionsPerLine + " versions a line and arity "
                    + arity + ", allowed at least 1 and at least 2");
        }
        this.dataLines = dataLines;
        this.versionsPerLine = versionsPerLine;
        this.arity = arity;
        List<Long> starts = new ArrayList<>();
        long next = dataLines;
        long nodes = ceil(dataLines, versionsPerLine);
        starts.add(next);
        next += nodes;
        while (nodes > arity) {
            nodes = ceil(nodes, arity);
            starts.add(next);
            next += nodes;
        }
        this.levelStarts = starts.stream().mapToLong(start -> start).toArray();
        this.macStart = next;
        this.bitmapStart = macStart + ceil(dataLines, MACS_PER_LINE);
    }

    /** Levels that lie in memory: the version lines and the tree above, without the root. */
    public int levels() {
        return levelStarts.length;
    }

    /** The line that holds a data line's version. */
    public long version(long dataLine) {
        check(dataLine);
        return levelStarts[0] + dataLine / versionsPerLine;
    }

    /** The line that holds a data line's MAC. */
    public long mac(long dataLine) {
        check(dataLine);
        return macStart + dataLine / MACS_PER_LINE;
    }

    /** The line that holds a data line's bit. */
    public long bitmap(long dataLine) {
        return bitmapStart + dataLine / BITS_PER_LINE;
    }

    /** The tree level of a metadata line, 0 for versions; {@link #levels()} for MACs. */
    public int level(long line) {
        if (line >= macStart) {
            return levelStarts.length;
        }
        int level = levelStarts.length - 1;
        while (line < levelStarts[level]) {
            level--;
        }
        return level;
    }

    /** What kind of metadata is on a level. */
    public MetadataKind kind(int level) {
        return level == 0 ? MetadataKind.VERSION : level < levelStarts.length ? MetadataKind.TREE : MetadataKind.MAC;
    }

    /** The node above a line of some tree level, or {@link #ON_CHIP}. */
    public long parent(long line, int level) {
        return level + 1 >= levelStarts.length ? ON_CHIP : levelStarts[level + 1] + (line - levelStarts[level]) / arity;
    }

    private void check(long dataLine) {
        if (dataLine < 0 || dataLine >= dataLines) {
            throw new IllegalArgumentException("line " + dataLine + " of protected memory: allowed 0 to "
                    + (dataLines - 1) + "; protect more memory or use lower addresses");
        }
    }

    private static long ceil(long count, int each) {
        return (count + each - 1) / each;
    }
}
