/**
 * Kernels of a CPU as the memory sees them: Adam over a model's tensors, tiled matrix products, the STREAM kernels, random
 * access. Each gives {@link io.github.teelab.memory.Phase phases} of access runs.
 */
package io.github.teelab.workload.kernel;
