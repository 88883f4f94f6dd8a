/**
 * The front door of the toolkit: {@link io.github.teelab.Lab}.
 *
 * <p>A platform is built, a TEE design put on it, a workload run, and what comes back is a table or a chart. The packages
 * beneath are floors, each using only those before it: units, engine, platform, crypto, memory, npu, channel, workload, tee, report,
 * experiment, cli.
 */
package io.github.teelab;
