package io.github.teelab.memory.trace;

import io.github.teelab.memory.dram.DramMemory;

/** What reaches main memory for each request of a trace: under a protection scheme more than the request itself. */
@FunctionalInterface
public interface Injection {
    /**
     * What was injected.
     *
     * @param requests of the trace
     * @param metadataRequests that the scheme added
     */
    record Injected(long requests, long metadataRequests) {}

    /**
     * Feeds a trace to a new memory as fast as its queues accept, and waits for the last completion.
     *
     * @throws BadTrace if the trace cannot be read
     */
    Injected run(TraceReader trace, DramMemory memory);
}
