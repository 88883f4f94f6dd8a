package io.github.teelab.memory.dram;

/** What becomes of a row after a read or write. */
public enum PagePolicy {
    /** It stays open until another row of its bank is wanted or the rank is refreshed. */
    OPEN,
    /** It is closed with the last queued request that wants it (auto-precharge). */
    CLOSED
}
