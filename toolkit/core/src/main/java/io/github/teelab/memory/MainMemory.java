package io.github.teelab.memory;

/**
 * What lies behind the last cache: takes requests for whole lines and completes them in its own order. Event-driven: time
 * moves only in {@link #advanceTo}. Not for use by several threads at once.
 */
public interface MainMemory {
    /** Told when a request is complete: a read when its last data arrived, a write when it was taken off the queue. */
    @FunctionalInterface
    interface Completions {
        /**
         * @param token what the request was submitted with
         * @param timePs when, picoseconds
         */
        void completed(long token, long timePs);
    }

    /** What happens when no event is pending: the answer of {@link #nextEventPs()}. */
    long NEVER = Long.MAX_VALUE;

    /** Bytes of a line: the size of every request. */
    int lineBytes();

    /** Whether a request for the line at {@code address} finds room in its queue now. */
    boolean accepts(long address, boolean write);

    /**
     * Submits a request at the time reached by the last {@link #advanceTo}.
     *
     * @param token given back on completion
     * @param address of any byte of the line
     * @throws IllegalStateException if it is not {@linkplain #accepts accepted}
     */
    void submit(long token, long address, boolean write);

    /** The earliest time at which something can happen, picoseconds; {@link #NEVER} if nothing is pending. */
    long nextEventPs();

    /**
     * Moves time on, telling of every completion up to and including {@code timePs} in order of time.
     *
     * @param timePs not before the time reached so far
     */
    void advanceTo(long timePs, Completions completions);
}
