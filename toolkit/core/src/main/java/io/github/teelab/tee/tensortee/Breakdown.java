package io.github.teelab.tee.tensortee;

import io.github.teelab.tee.Execution;
import io.github.teelab.workload.Operation;

/**
 * Where the time of an offloaded step goes, as TensorTEE's Fig. 5 shows it: transfers count only while nothing is computed.
 *
 * @param npuPs the NPU computes, picoseconds
 * @param cpuPs the CPU updates, picoseconds
 * @param weightsPs weights travel and nothing else happens, picoseconds
 * @param gradientsPs gradients travel and nothing else happens, picoseconds
 */
public record Breakdown(long npuPs, long cpuPs, long weightsPs, long gradientsPs) {
    static Breakdown of(Execution run) {
        long npu = run.activePs(activity -> activity.operation() instanceof Operation.NpuPass);
        long cpu = run.activePs(activity -> activity.operation() instanceof Operation.Update);
        long weights = run.activePs(
                activity -> activity.crossesLink() && !activity.transfer().get().isToHost());
        return new Breakdown(npu, cpu, weights, run.timeline().makespan().picoseconds() - npu - cpu - weights);
    }

    /** The whole step, picoseconds. */
    public long totalPs() {
        return npuPs + cpuPs + weightsPs + gradientsPs;
    }

    /** Shares of NPU, CPU, weights and gradients, percent. */
    public double[] percents() {
        double total = totalPs() / 100.0;
        return new double[] {npuPs / total, cpuPs / total, weightsPs / total, gradientsPs / total};
    }
}
