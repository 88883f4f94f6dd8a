package io.github.teelab.workload.serving;

/**
 * How long a step takes and where its time goes, picoseconds.
 *
 * @param hostPs the host schedules and prepares, and the GPU waits
 * @param inputPs copies of inputs to the GPU that the host or the GPU waits for
 * @param submitPs launches, results back to the host, and waits between these
 * @param gpuPs the GPU computes
 */
public record StepCost(long hostPs, long inputPs, long submitPs, long gpuPs) {
    /** The whole step. */
    public long totalPs() {
        return hostPs + inputPs + submitPs + gpuPs;
    }
}
