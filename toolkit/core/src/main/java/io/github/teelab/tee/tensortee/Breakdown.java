package io.github.teelab.tee.tensortee;

import io.github.teelab.engine.Timeline;

/**
 * Where the time of an offloaded step goes, as TensorTEE's Fig. 5 shows it: transfers count only while nothing is computed.
 *
 * @param npuPs the NPU computes, picoseconds
 * @param cpuPs the CPU updates, picoseconds
 * @param weightsPs weights travel and nothing else happens, picoseconds
 * @param gradientsPs gradients travel and nothing else happens, picoseconds
 */
public record Breakdown(long npuPs, long cpuPs, long weightsPs, long gradientsPs) {
    static final String NPU = "NPU";
    static final String CPU = "CPU";
    static final String WEIGHTS = "weight transfer";
    static final String GRADIENTS = "gradient transfer";

    static Breakdown of(Timeline timeline) {
        long npu = timeline.categoryActivePs(NPU);
        long cpu = timeline.categoryActivePs(CPU);
        long weights = timeline.categoryActivePs(WEIGHTS);
        return new Breakdown(npu, cpu, weights, timeline.makespan().picoseconds() - npu - cpu - weights);
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
