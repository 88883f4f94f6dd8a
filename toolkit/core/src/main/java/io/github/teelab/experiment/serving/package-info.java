/**
 * Serving on TEE systems: what a step costs on each, latencies and throughput under load, the largest rate that meets a
 * service level, GPUs and money for a given load, fleets of replicas.
 */
package io.github.teelab.experiment.serving;
