/**
 * Confidential computing as NVIDIA's H100 does it.
 *
 * <p>The GPU cannot read the memory of a confidential virtual machine. The CPU encrypts data with AES-256-GCM into a shared
 * bounce buffer, one core at a time; the GPU's copy engine takes it in, decrypts and checks it. Launches cross encrypted
 * too, so each costs more and takes longer to arrive. GPU memory itself is not encrypted and kernels run at full speed.
 * Source: "Blueprint, Bootstrap, and Bridge" (MLSys 2026) for the structure, the artifact of Yang, Sonji and Jog (ISPASS
 * 2025) for the numbers.
 */
package io.github.teelab.tee.h100;
