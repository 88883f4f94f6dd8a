/**
 * What runs: graphs of plain operations that know nothing of security.
 *
 * <p>An {@link io.github.teelab.workload.OperationGraph} holds the calls that host threads make and the work that the
 * device does for them, with what each waits for and what each costs of its own. It says nothing about when: start times
 * follow from running it on the engine. A TEE system rewrites such a graph; it never sees where the graph came from.
 * Recorded profiles (sub-package {@code profile}) are one source of graphs.
 */
package io.github.teelab.workload;
