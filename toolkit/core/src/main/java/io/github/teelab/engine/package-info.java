/**
 * The event kernel: simulated time, queues for servers, graphs of timed tasks and trains of chunks.
 *
 * <p>Time is a {@code long} count of picoseconds from 0 (106 days; {@link io.github.teelab.engine.Simulator#rebase} for
 * more). Events come out of the {@link
 * io.github.teelab.engine.EventQueue} in the total order (time, sequence of scheduling), so a run is repeatable bit for
 * bit. There are two ways in. A {@link io.github.teelab.engine.Program} is a graph of tasks given as data; running it
 * yields a {@link io.github.teelab.engine.Timeline} that answers where the time went. A {@link
 * io.github.teelab.engine.Simulator} runs handlers that schedule further events, with {@link
 * io.github.teelab.engine.Resource} as its first-in first-out server, {@link io.github.teelab.engine.Pool} for requests
 * that take several units at once, and {@link io.github.teelab.engine.ProcessorSharing} for a server that all jobs share. A {@link io.github.teelab.engine.Flow}, a train of
 * chunks through stages, can be read by formula, run on a simulator, or added to a program: all three agree to the
 * picosecond.
 */
package io.github.teelab.engine;
