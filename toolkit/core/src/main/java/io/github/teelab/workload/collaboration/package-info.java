/**
 * Training of one model on the data of several holders, as a workload that knows nothing of how they share.
 *
 * <p>A {@link io.github.teelab.workload.collaboration.CollaborativeTraining} says who has how much data, how often everybody
 * has a turn and what a step of training takes. Whether data, model, gradients or the GPU travel is for others to say.
 */
package io.github.teelab.workload.collaboration;
