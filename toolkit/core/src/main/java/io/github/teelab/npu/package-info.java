/**
 * A neural processing unit at work: how long a systolic array and its memory take for matrix products, and what it costs to
 * protect that memory.
 *
 * <p>A {@link io.github.teelab.npu.SystolicArray} counts cycles of a {@link io.github.teelab.npu.Gemm} in closed form, as
 * SCALE-Sim does or without its quirks; a {@link io.github.teelab.npu.Topology} reads layers from SCALE-Sim's own files.
 */
package io.github.teelab.npu;
