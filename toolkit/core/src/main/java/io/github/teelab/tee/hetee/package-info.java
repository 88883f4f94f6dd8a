/**
 * HETEE (IEEE S&amp;P 2020): commodity accelerators of a rack behind a security controller on a PCIe fabric.
 *
 * <p>Users talk to the controller, which alone is trusted: it attests itself, hands out proxies and accelerators as
 * enclaves in private domains of the fabric, decrypts what comes in and encrypts what goes out. A proxy sees its own
 * plaintext queue and its own accelerators, a server sees ciphertext. {@link io.github.teelab.tee.hetee.Rounds} is an
 * enclave at work; {@link io.github.teelab.tee.hetee.Hetee} the system that any job can run on.
 */
package io.github.teelab.tee.hetee;
