/**
 * How a verifier comes to trust a device, and both come to share keys: an SPDM-style handshake in miniature.
 *
 * <p>A {@link io.github.teelab.crypto.attestation.Verifier} asks a {@link
 * io.github.teelab.crypto.attestation.Device} for its capabilities, its certificate, its signed measurements and an
 * ephemeral key, and checks each against a {@link io.github.teelab.crypto.attestation.Policy}. Every message passes a {@link
 * io.github.teelab.crypto.attestation.Wire}, where somebody may sit. The checks are named values ({@link
 * io.github.teelab.crypto.attestation.HandshakeCheck}), none of them redundant. Order and content of the messages follow
 * DMTF DSP0274 (SPDM 1.2); encodings are simpler.
 */
package io.github.teelab.crypto.attestation;
