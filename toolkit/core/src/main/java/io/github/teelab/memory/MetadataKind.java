package io.github.teelab.memory;

/** What a scheme keeps beside the data, in lines of its own. */
public enum MetadataKind {
    /** Version numbers of data lines, several to a line. */
    VERSION(Counter.VERSION_READS, Counter.VERSION_WRITES),
    /** Nodes of the tree above the version numbers. */
    TREE(Counter.TREE_READS, Counter.TREE_WRITES),
    /** Authentication codes of data lines, several to a line. */
    MAC(Counter.MAC_READS, Counter.MAC_WRITES),
    /** One bit for each data line: whether this round of updates has written it. */
    BITMAP(Counter.BITMAP_READS, Counter.BITMAP_WRITES);

    private final Counter reads;
    private final Counter writes;

    MetadataKind(Counter reads, Counter writes) {
        this.reads = reads;
        this.writes = writes;
    }

    Counter reads() {
        return reads;
    }

    Counter writes() {
        return writes;
    }
}
