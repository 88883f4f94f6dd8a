/**
 * Traces of the user's own: a file with one request a line, {@code LD 0x1a2b40} or {@code ST 0x1a2b40} (read or write of the
 * line at that address), plain or gzip. A trace is read as a stream, so its length costs no memory.
 *
 * <p>A trace has no times. Its requests are injected in order, each as soon as the queue it needs has room (as the trace front
 * ends of Ramulator and DRAMsim3 do), so the queues bound how many are in flight, and the result is what the memory can
 * sustain. An {@link io.github.teelab.memory.trace.Injection} says what reaches memory for each request;
 * {@link io.github.teelab.memory.trace.Injections} knows them by the name of their protection scheme.
 */
package io.github.teelab.memory.trace;
