package io.github.teelab.npu.enclave;

import io.github.teelab.crypto.SecretKey;
import io.github.teelab.npu.enclave.EnclaveAttack.Outcome;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** All attacks on an NPU enclave; each on real bytes. */
public final class EnclaveAttacks {
    private static final int LINE_BYTES = UntrustedMemory.LINE_BYTES;
    private static final int TENSOR_BYTES = 4 * LINE_BYTES;
    private static final byte[] FIRST = filled(3);
    private static final byte[] SECOND = filled(5);

    private EnclaveAttacks() {}

    /** What is tried between the parts of an honest computation. */
    @FunctionalInterface
    private interface Trial {
        Outcome on(NpuEnclave enclave) throws TamperFound;
    }

    /** Every attack. */
    public static List<EnclaveAttack> all() {
        return List.of(
                attack("flip a bit of a line", "memory, before a transfer", EnclaveAttacks::flip),
                attack("replay an old tensor", "memory, before a transfer", EnclaveAttacks::replay),
                attack("exchange two lines of a tensor", "memory, before a transfer", EnclaveAttacks::splice),
                attack(
                        "export a result before its input is verified",
                        "memory bus, while a kernel reads",
                        EnclaveAttacks::premature),
                attack(
                        "launder a tampered tensor through two kernels",
                        "memory bus, while a kernel reads",
                        EnclaveAttacks::launder),
                attack("read more tensors than there are poison bits", "memory and kernels", EnclaveAttacks::flood),
                attack("change a line between check and use", "memory bus, between two reads", EnclaveAttacks::race),
                attack("alter a page of code", "memory, before a kernel starts", EnclaveAttacks::code),
                attack("compare two versions of a tensor", "memory bus, listening", EnclaveAttacks::listen));
    }

    private static Outcome flip(NpuEnclave enclave) throws TamperFound {
        Tensor tensor = enclave.store(FIRST);
        enclave.memory().flip(tensor.address() + LINE_BYTES, 1);
        return left(FIRST, enclave.export(tensor));
    }

    private static Outcome replay(NpuEnclave enclave) throws TamperFound {
        Tensor tensor = enclave.store(FIRST);
        byte[][] kept = new byte[tensor.lines()][];
        Arrays.setAll(kept, line -> enclave.memory().read(tensor.address() + (long) line * LINE_BYTES));
        enclave.update(tensor, SECOND);
        for (int line = 0; line < kept.length; line++) {
            enclave.memory().write(tensor.address() + (long) line * LINE_BYTES, kept[line]);
        }
        return left(SECOND, enclave.export(tensor));
    }

    private static Outcome splice(NpuEnclave enclave) throws TamperFound {
        Tensor tensor = enclave.store(FIRST);
        enclave.memory().swap(tensor.address(), tensor.address() + LINE_BYTES);
        return left(FIRST, enclave.export(tensor));
    }

    private static Outcome premature(NpuEnclave enclave) throws TamperFound {
        Tensor result = tamperedWhileRead(enclave, enclave.store(FIRST));
        return left(FIRST, enclave.export(result));
    }

    private static Outcome launder(NpuEnclave enclave) throws TamperFound {
        Tensor result = tamperedWhileRead(enclave, enclave.store(FIRST));
        Tensor again = enclave.run(enclave.load(Kernel.COPY), List.of(result));
        return left(FIRST, enclave.export(again));
    }

    /** As many honest reads follow as there are poison bits, so that the tampered read's own bit is needed for another. */
    private static Outcome flood(NpuEnclave enclave) throws TamperFound {
        Tensor result = tamperedWhileRead(enclave, enclave.store(FIRST));
        Tensor copy = enclave.load(Kernel.COPY);
        Tensor other = enclave.store(SECOND);
        for (int read = 0; read < enclave.poisonBits(); read++) {
            enclave.run(copy, List.of(other));
        }
        return left(FIRST, enclave.export(result));
    }

    /** Whoever answers a second read of a line answers it differently. */
    private static Outcome race(NpuEnclave enclave) throws TamperFound {
        Tensor tensor = enclave.store(FIRST);
        boolean[] changed = {false};
        enclave.memory().watch(address -> {
            boolean last = address == tensor.address() + TENSOR_BYTES - LINE_BYTES;
            if (last && !changed[0]) {
                changed[0] = true;
                enclave.memory().flip(tensor.address(), 1);
            }
        });
        return left(FIRST, enclave.export(tensor));
    }

    /** Counter mode lets who knows the code of a page turn it into another, bit by bit. */
    private static Outcome code(NpuEnclave enclave) throws TamperFound {
        Tensor page = enclave.load(Kernel.COPY);
        Tensor secret = enclave.store(FIRST);
        enclave.memory().flip(page.address(), Kernel.COPY.code() ^ Kernel.LEAK.code());
        enclave.run(page, List.of(secret));
        return enclave.memory().shows(Arrays.copyOf(FIRST, LINE_BYTES)) ? Outcome.SUCCEEDED : Outcome.PREVENTED;
    }

    /** Two lines under one key stream differ as their plain bytes do. */
    private static Outcome listen(NpuEnclave enclave) {
        Tensor tensor = enclave.store(FIRST);
        byte[] before = enclave.memory().read(tensor.address());
        enclave.update(tensor, SECOND);
        byte[] after = enclave.memory().read(tensor.address());
        for (int index = 0; index < LINE_BYTES; index++) {
            if ((before[index] ^ after[index]) != (FIRST[index] ^ SECOND[index])) {
                return Outcome.PREVENTED;
            }
        }
        return Outcome.SUCCEEDED;
    }

    /** A copy of a tensor, one bit of which is another just while it is read. */
    private static Tensor tamperedWhileRead(NpuEnclave enclave, Tensor tensor) throws TamperFound {
        Tensor copy = enclave.load(Kernel.COPY);
        enclave.memory().flip(tensor.address(), 1);
        Tensor result = enclave.run(copy, List.of(tensor));
        enclave.memory().flip(tensor.address(), 1);
        return result;
    }

    private static Outcome left(byte[] honest, byte[] exported) {
        return Arrays.equals(honest, exported) ? Outcome.PREVENTED : Outcome.SUCCEEDED;
    }

    private static EnclaveAttack attack(String name, String stage, Trial trial) {
        return new EnclaveAttack(name, stage, rules -> outcome(trial, rules));
    }

    private static Outcome outcome(Trial trial, Set<EnclaveRule> rules) {
        byte[] key = new byte[SecretKey.BYTES];
        Arrays.fill(key, (byte) 7);
        try {
            return trial.on(NpuEnclave.start(SecretKey.of(key), rules));
        } catch (TamperFound noticed) {
            return Outcome.DETECTED;
        }
    }

    private static byte[] filled(int step) {
        byte[] bytes = new byte[TENSOR_BYTES];
        for (int index = 0; index < bytes.length; index++) {
            bytes[index] = (byte) (step * index + 1);
        }
        return bytes;
    }
}
