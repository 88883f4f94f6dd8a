package io.github.teelab.experiment;

import io.github.teelab.report.Chart;
import io.github.teelab.report.TimelineChart;
import io.github.teelab.tee.Execution;
import io.github.teelab.tee.TeeSystem;
import io.github.teelab.workload.job.Job;

/**
 * One job on one system.
 *
 * @param job what ran
 * @param system where
 * @param gpus how many devices run it side by side, each its own batch
 * @param execution the simulated run
 * @param baseline the same job on the same machine without protection
 */
public record JobRun(Job job, TeeSystem system, int gpus, Execution execution, Execution baseline) {
    private static final double MS_PER_SECOND = 1e3;

    /** From the first call to the last return, milliseconds. */
    public double latencyMs() {
        return execution.timeline().makespan().toSeconds() * MS_PER_SECOND;
    }

    /** The same without protection, milliseconds. */
    public double baselineLatencyMs() {
        return baseline.timeline().makespan().toSeconds() * MS_PER_SECOND;
    }

    /** Images, sequences or tokens per second, as {@link Job#unit()} says. */
    public double throughputPerSecond() {
        return (double) gpus * job.produced() / (latencyMs() / MS_PER_SECOND);
    }

    /** Latency over the latency without protection. */
    public double slowdown() {
        return latencyMs() / baselineLatencyMs();
    }

    /** By how much throughput falls, percent. */
    public double throughputLossPercent() {
        return 100 * (1 - 1 / slowdown());
    }

    /** Every call and kernel over time, without protection and with. */
    public Chart timeline() {
        return TimelineChart.beforeAfter(
                job.toString(), "unprotected", baseline.timeline(), system.name(), execution.timeline());
    }
}
