/**
 * What runs: plans of plain operations that know nothing of security.
 *
 * <p>A {@link io.github.teelab.workload.Plan} holds the calls that host threads make and the activities that devices do for
 * them, with what each waits for; what an activity asks for is one of the sealed {@link io.github.teelab.workload.Operation
 * operations}. It says nothing about when: start times follow from running it on the engine. A TEE system prices such a plan;
 * it never sees where the plan came from. Recorded profiles (sub-package {@code profile}) are one source of plans.
 */
package io.github.teelab.workload;
