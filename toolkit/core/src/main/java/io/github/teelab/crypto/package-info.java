/**
 * The cryptography of trusted execution environments, for real and in forms that can be timed.
 *
 * <p>Messages are sealed with AES-256-GCM: {@link io.github.teelab.crypto.AesGcm} on one core as a library does it,
 * {@link io.github.teelab.crypto.ParallelGcm} bit for bit the same with a tag from any {@link
 * io.github.teelab.crypto.GhashForm form} of {@link io.github.teelab.crypto.Ghash} that runs side by side and with a
 * keystream made before the data arrives. A session begins with a {@link io.github.teelab.crypto.KeyAgreement} whose
 * public keys a {@link io.github.teelab.crypto.SigningKey} vouches for; {@link io.github.teelab.crypto.Hkdf} turns the
 * shared secret into {@link io.github.teelab.crypto.SecretKey keys}, and an {@link io.github.teelab.crypto.IvCounter}
 * sees to it that no IV comes twice. Ciphers, curves and digests are Bouncy Castle's; secrets drawn from a seeded
 * generator make runs repeatable and are for simulation only.
 */
package io.github.teelab.crypto;
