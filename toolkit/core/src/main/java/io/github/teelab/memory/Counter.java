package io.github.teelab.memory;

/** What a run counts. Line counts are of 64-byte lines between the memory controller and the main memory. */
public enum Counter {
    /** Accesses of the cores. */
    ACCESSES,
    FIRST_LEVEL_HITS,
    SECOND_LEVEL_HITS,
    THIRD_LEVEL_HITS,
    DATA_READS,
    DATA_WRITES,
    VERSION_READS,
    VERSION_WRITES,
    MAC_READS,
    MAC_WRITES,
    TREE_READS,
    TREE_WRITES,
    BITMAP_READS,
    BITMAP_WRITES,
    /** Read requests inside a range of the Meta Table. */
    HIT_IN,
    /** Read requests for the line after a range of the Meta Table. */
    HIT_BOUNDARY,
    /** Read requests that the Meta Table knows nothing of. */
    MISS,
    /** Entries of the Meta Table given up because an assertion failed. */
    ASSERTIONS_FAILED
}
