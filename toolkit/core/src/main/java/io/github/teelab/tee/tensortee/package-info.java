/**
 * TensorTEE: one tensor granularity for the enclaves of a CPU and an NPU (ASPLOS 2024), and the reference that it is compared
 * with, SGX and MGX with staged copies.
 *
 * <p>Both encrypt memory by address and version. Where both sides share a key and the receiver learns address, version and
 * code of a tensor, its ciphertext can be copied as it lies: the direct path. Where they do not, it is decrypted, encrypted
 * again for the way, and protected once more: the staged path.
 */
package io.github.teelab.tee.tensortee;
