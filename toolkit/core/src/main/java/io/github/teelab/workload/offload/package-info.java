/**
 * Offloaded training: the accelerator runs forward and backward passes, the CPU keeps the optimiser and its state.
 *
 * <p>A {@link io.github.teelab.workload.offload.OffloadedStep} is one step as a {@link io.github.teelab.workload.Plan}: passes
 * on the NPU, copies, an update on the CPU. It knows nothing of security; a design of {@code tee.tensortee} prices it.
 */
package io.github.teelab.workload.offload;
