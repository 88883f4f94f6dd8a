package io.github.teelab.memory.dram;

/** What a subchannel's controller may do next. */
enum Step {
    NOTHING,
    /** The read or write of a request whose row was opened for it. */
    OPENED,
    /** A refresh is due: from now on the rank serves no new request. */
    REFRESH_DUE,
    /** Closes all rows of a rank before its refresh. */
    CLOSE_RANK,
    REFRESH,
    /** The read or write of a request that finds its row open. */
    HIT,
    PRECHARGE,
    ACTIVATE
}
