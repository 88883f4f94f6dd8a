/**
 * TEE systems: each a rewrite of a plain plan.
 *
 * <p>A {@link io.github.teelab.tee.TeeSystem} takes a {@link io.github.teelab.workload.Plan} that knows nothing of security
 * and says what each of its calls and activities takes on a machine under its protection, a message as the stages of a path.
 * {@link io.github.teelab.tee.Lowering} alone turns that into a program on the machine's resources, the same way for every
 * system, so that two systems differ in what they charge and nowhere else. Each system lives in a sub-package of its own;
 * adding one touches no workload, device or chart.
 */
package io.github.teelab.tee;
