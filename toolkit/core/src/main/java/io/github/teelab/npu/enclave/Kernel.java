package io.github.teelab.npu.enclave;

import java.util.Arrays;
import java.util.List;

/** What a page of code makes the NPU do; the first byte of the page says which. */
public enum Kernel {
    /** Adds all inputs, byte by byte. */
    ADD(0x01),
    /** Copies the first input. */
    COPY(0x02),
    /** Writes the first input unencrypted to memory as well: no honest page does, but a page of malicious code might. */
    LEAK(0x40);

    private final int code;

    Kernel(int code) {
        this.code = code;
    }

    /** The first byte of its page. */
    public int code() {
        return code;
    }

    static Kernel of(byte first) {
        return Arrays.stream(values())
                .filter(kernel -> kernel.code == first)
                .findFirst()
                .orElse(COPY);
    }

    byte[] compute(List<byte[]> inputs) {
        byte[] result = inputs.get(0).clone();
        if (this == ADD) {
            for (byte[] input : inputs.subList(1, inputs.size())) {
                for (int index = 0; index < result.length; index++) {
                    result[index] += input[index];
                }
            }
        }
        return result;
    }
}
