package io.github.teelab.engine;

/** Why a task did not start earlier than it did. */
public enum Wait {
    /** It started at time 0. */
    NONE,
    /** Its own release time. */
    RELEASE_TIME,
    /** The end of a predecessor, plus the lag. */
    PREDECESSOR_END,
    /** The start of a predecessor, plus the lag. */
    PREDECESSOR_START,
    /** All servers of its resource were busy until another task ended. */
    RESOURCE
}
