package io.github.teelab.memory.dram;

/** The commands of a DRAM subchannel. */
enum Command {
    ACTIVATE,
    READ,
    WRITE,
    /** A read that closes its row as soon as timing allows. */
    READ_PRECHARGE,
    /** A write that closes its row as soon as timing allows. */
    WRITE_PRECHARGE,
    PRECHARGE,
    /** Closes every open row of a rank. */
    PRECHARGE_ALL,
    /** Refreshes all banks of a rank. */
    REFRESH;

    boolean isRead() {
        return this == READ || this == READ_PRECHARGE;
    }

    boolean isWrite() {
        return this == WRITE || this == WRITE_PRECHARGE;
    }
}
