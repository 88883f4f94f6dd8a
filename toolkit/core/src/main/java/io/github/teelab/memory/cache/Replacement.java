package io.github.teelab.memory.cache;

/** Which line of a full set makes room. */
public enum Replacement {
    /** The one not used for longest. */
    LRU,
    /** The one that came first. */
    FIFO,
    /** Any, by a generator with a fixed seed. */
    RANDOM
}
