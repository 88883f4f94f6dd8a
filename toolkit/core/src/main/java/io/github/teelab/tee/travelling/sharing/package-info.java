/**
 * Four ways to share what a common training needs: the dataset, the weights, the gradients, or the GPU.
 *
 * <p>Each {@link io.github.teelab.tee.travelling.sharing.Sharing} makes the plan of the same
 * {@link io.github.teelab.workload.collaboration.CollaborativeTraining}, round by round; all are priced by the same network and
 * the same encrypted copies.
 */
package io.github.teelab.tee.travelling.sharing;
