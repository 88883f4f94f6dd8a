/**
 * The protection of an NPU's memory for effect: real bytes in memory that an adversary may change at any time.
 *
 * <p>An {@link io.github.teelab.npu.enclave.NpuEnclave} computes with what it has decrypted before it is verified; its rules
 * see to it that nothing that rests on a tampered tensor leaves. {@link io.github.teelab.npu.enclave.EnclaveAttacks} tries
 * each of them: with a rule taken out, its attack succeeds.
 */
package io.github.teelab.npu.enclave;
