package io.github.teelab.memory.functional;

/** What a protected memory compares before it hands out data. */
public enum MemoryCheck {
    /** The code of the line against its bytes, address and version. */
    LINE_MAC,
    /** The code of the node that holds the version, against the counter above it. */
    VERSION_NODE,
    /** The codes of the nodes above, up to the counter on the chip. */
    TREE_NODE,
    /** The codes of all lines of a tensor together, against the one on the chip. */
    TENSOR_MAC
}
