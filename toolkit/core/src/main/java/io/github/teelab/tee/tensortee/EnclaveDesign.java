package io.github.teelab.tee.tensortee;

import io.github.teelab.memory.scheme.NoProtection;
import io.github.teelab.memory.scheme.Scheme;
import io.github.teelab.memory.scheme.SgxLike;
import io.github.teelab.memory.tensor.TenAnalyzer;

/**
 * What a machine of CPU and NPU does to protect itself: four choices under a name.
 *
 * @param name of the system
 * @param memory how the CPU's memory is protected
 * @param device how the NPU's memory is
 * @param transfers how tensors get from one to the other
 * @param overlap whether transfers may run beside computation
 */
public record EnclaveDesign(String name, Scheme memory, NpuProtection device, PathKind transfers, boolean overlap) {
    /** No protection. */
    public static EnclaveDesign unprotected() {
        return new EnclaveDesign("unprotected", new NoProtection(), NpuProtection.NONE, PathKind.PLAIN, true);
    }

    /** The paper's reference: SGX-like memory of the CPU, MGX on the NPU, staged transfers that nothing runs beside. */
    public static EnclaveDesign sgxMgx() {
        return new EnclaveDesign("sgx-mgx", SgxLike.baseline(), NpuProtection.MGX, PathKind.STAGED, false);
    }

    /** TensorTEE: TenAnalyzer, a code for each tensor, direct transfers. */
    public static EnclaveDesign tensorTee() {
        return new EnclaveDesign("tensortee", TenAnalyzer.published(), NpuProtection.TENSOR_MAC, PathKind.DIRECT, true);
    }

    /** The same with other transfers. */
    public EnclaveDesign transfers(PathKind other, boolean mayOverlap) {
        return new EnclaveDesign(name, memory, device, other, mayOverlap);
    }
}
