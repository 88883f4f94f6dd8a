/**
 * What an adversary achieves: every attack on every untrusted stage of every path of a system, and on its attestation.
 *
 * <p>The adversary works on the paths that are timed, with real bytes. An attack succeeds when it tells the adversary
 * something of the message, or when the receiver takes something other than the message for it. Where a system verifies no
 * device, whoever puts another in its place succeeds.
 */
package io.github.teelab.experiment.attack;
