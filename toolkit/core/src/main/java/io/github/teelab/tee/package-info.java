/**
 * TEE systems: each a rewrite of a plain operation graph.
 *
 * <p>A {@link io.github.teelab.tee.TeeSystem} takes an {@link io.github.teelab.workload.OperationGraph} that knows nothing
 * of security and returns one whose operations cost what they cost under its protection. The rewritten graph is lowered
 * to a program on the engine, the same way for every system, so that two systems differ in what they charge and nowhere
 * else. Each system lives in a sub-package of its own; adding one touches no workload, device or chart.
 */
package io.github.teelab.tee;
