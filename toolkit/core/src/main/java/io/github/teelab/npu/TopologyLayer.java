package io.github.teelab.npu;

/**
 * A layer of a topology file.
 *
 * @param name its name in the file
 * @param gemm the matrix product it amounts to
 * @param scaleSimGemm the same as SCALE-Sim has it, see {@link Convolution#scaleSimGemm}
 * @param count how often it is computed, such as once for each attention head
 */
public record TopologyLayer(String name, Gemm gemm, Gemm scaleSimGemm, int count) {
    /** A layer that is a matrix product. */
    static TopologyLayer of(String name, Gemm gemm, int count) {
        return new TopologyLayer(name, gemm, gemm, count);
    }

    /** A layer that is a convolution. */
    static TopologyLayer of(String name, Convolution convolution, int count) {
        return new TopologyLayer(name, convolution.gemm(), convolution.scaleSimGemm(), count);
    }

    /**
     * Cycles of the layer on an array.
     *
     * @throws IllegalArgumentException if they are more than 64 bits can count
     */
    public long cycles(SystolicArray array) {
        return Topology.counted(() -> Math.multiplyExact(count, array.cycles(gemm)));
    }

    /**
     * Cycles as SCALE-Sim reports them for the layer.
     *
     * @throws IllegalArgumentException if they are more than 64 bits can count
     */
    public long scaleSimCycles(SystolicArray array) {
        return Topology.counted(() -> Math.multiplyExact(count, array.scaleSimCycles(scaleSimGemm)));
    }
}
