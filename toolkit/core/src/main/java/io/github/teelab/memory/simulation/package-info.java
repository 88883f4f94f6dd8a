/**
 * Runs: a machine, a scheme and a workload give traffic, and with a main memory also time.
 *
 * <p>{@link io.github.teelab.memory.simulation.TrafficRun} counts lines and knows no time.
 */
package io.github.teelab.memory.simulation;
