/**
 * A neural processing unit at work: how long a systolic array and its memory take for matrix products, and what it costs to
 * protect that memory.
 *
 * <p>A {@link io.github.teelab.npu.SystolicArray} counts cycles of a {@link io.github.teelab.npu.Gemm} in closed form, as
 * SCALE-Sim does or without its quirks; a {@link io.github.teelab.npu.Topology} reads layers from SCALE-Sim's own files.
 * {@link io.github.teelab.npu.NpuTiming} cuts products into tiles for the scratchpad and sets the array beside memory, whose
 * cost a {@link io.github.teelab.npu.MemoryProtection} raises: codes for blocks of memory or one for each tensor. Sub-package
 * {@code enclave} reads the same protection for effect, with real bytes and an adversary at the memory bus.
 */
package io.github.teelab.npu;
