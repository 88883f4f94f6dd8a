/**
 * The life of a HETEE enclave, with real keys and real bytes: attestation, configuration, code, data, results,
 * termination, reboot, hand-over of accelerators.
 *
 * <p>{@link io.github.teelab.tee.hetee.lifecycle.SecurityController} is the state machine; a step out of order is an
 * {@link io.github.teelab.tee.hetee.lifecycle.IllegalStep} that names the {@link
 * io.github.teelab.tee.hetee.lifecycle.BoxRule}. What it does for security is a list of {@link
 * io.github.teelab.tee.hetee.lifecycle.BoxSafeguard safeguards}, each of which can be left out, and for each there is a
 * {@link io.github.teelab.tee.hetee.lifecycle.BoxAttack} that only it stops.
 */
package io.github.teelab.tee.hetee.lifecycle;
