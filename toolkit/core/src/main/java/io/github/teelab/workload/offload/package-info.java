/**
 * Offloaded training: the accelerator runs forward and backward passes, the CPU keeps the optimiser and its state.
 *
 * <p>A {@link io.github.teelab.workload.offload.OffloadedStep} is one step as a plain graph of {@link
 * io.github.teelab.workload.offload.Operation operations}: work on the NPU, copies, an update on the CPU. It knows nothing of
 * security; a design of {@code tee.tensortee} lowers it to timed tasks.
 */
package io.github.teelab.workload.offload;
