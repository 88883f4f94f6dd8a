/**
 * Four ways to share what a common training needs: the dataset, the weights, the gradients, or the GPU.
 *
 * <p>Each {@link io.github.teelab.tee.travelling.sharing.Sharing} lowers the same
 * {@link io.github.teelab.workload.collaboration.CollaborativeTraining} to tasks on the engine, round by round, over the same
 * network and the same encrypted copies.
 */
package io.github.teelab.tee.travelling.sharing;
