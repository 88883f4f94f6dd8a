package io.github.teelab.npu.enclave;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.teelab.crypto.SecretKey;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class NpuEnclaveTest {
    private static final byte[] VALUES = new byte[256];

    static {
        for (int index = 0; index < VALUES.length; index++) {
            VALUES[index] = (byte) (3 * index);
        }
    }

    @Property(tries = 50)
    void whatNobodyTouchedComesOutAsItWentIn(@ForAll @Size(value = 128) byte[] bytes) throws TamperFound {
        NpuEnclave enclave = start(EnclaveRule.ALL);
        Tensor tensor = enclave.store(bytes);
        Tensor sum = enclave.run(enclave.load(Kernel.ADD), List.of(tensor, tensor));
        byte[] doubled = bytes.clone();
        for (int index = 0; index < doubled.length; index++) {
            doubled[index] += bytes[index];
        }
        assertArrayEquals(doubled, enclave.export(sum));
        assertArrayEquals(bytes, enclave.export(tensor));
        assertEquals(0, enclave.unverified(), "the barrier waited for every read");
    }

    /** Compute goes on with tampered data and gives a wrong result; the barrier keeps it in. */
    @Test
    void aTamperedTensorPoisonsResultsButNothingLeaves() throws TamperFound {
        NpuEnclave enclave = start(EnclaveRule.ALL);
        Tensor tensor = enclave.store(VALUES);
        enclave.memory().flip(tensor.address() + 70, 8);
        Tensor result = enclave.run(enclave.load(Kernel.COPY), List.of(tensor));
        TamperFound found = assertThrows(TamperFound.class, () -> enclave.export(result));
        assertTrue(found.getMessage().contains(Long.toString(tensor.address())), found.getMessage());
        assertThrows(TamperFound.class, () -> enclave.export(enclave.store(VALUES)), "it has stopped for good");
    }

    @Test
    void withoutTheBarrierTheWrongResultLeaves() throws TamperFound {
        NpuEnclave enclave = start(EnclaveRule.without(EnclaveRule.BARRIER));
        Tensor tensor = enclave.store(VALUES);
        enclave.memory().flip(tensor.address() + 70, 8);
        byte[] exported = enclave.export(enclave.run(enclave.load(Kernel.COPY), List.of(tensor)));
        byte[] wrong = VALUES.clone();
        wrong[70] ^= 8;
        assertArrayEquals(wrong, exported);
    }

    @Test
    void aTamperedPageOfCodeIsRefusedAtOnce() {
        NpuEnclave enclave = start(EnclaveRule.ALL);
        Tensor page = enclave.load(Kernel.ADD);
        Tensor tensor = enclave.store(VALUES);
        enclave.memory().flip(page.address() + 9, 1);
        assertThrows(TamperFound.class, () -> enclave.run(page, List.of(tensor)));
        assertEquals(0, enclave.unverified(), "no input was read");
    }

    /** Any bit anywhere: a code of 56 bits misses one change in 2^56. */
    @Property(tries = 100)
    void everyFlippedBitIsFound(
            @ForAll @IntRange(max = 255) int place, @ForAll @IntRange(min = 1, max = 255) int change) {
        NpuEnclave enclave = start(EnclaveRule.ALL);
        Tensor tensor = enclave.store(VALUES);
        enclave.memory().flip(tensor.address() + place, change);
        assertThrows(TamperFound.class, () -> enclave.export(tensor));
    }

    @Test
    void noMoreReadsAreUnverifiedThanThereArePoisonBits() throws TamperFound {
        NpuEnclave enclave = start(EnclaveRule.ALL);
        Tensor tensor = enclave.store(VALUES);
        Tensor copy = enclave.load(Kernel.COPY);
        for (int read = 0; read < enclave.poisonBits() + 10; read++) {
            enclave.run(copy, List.of(tensor));
            assertTrue(enclave.unverified() <= 512);
        }
        assertEquals(512, enclave.unverified());
    }

    @Test
    void memoryShowsNothingInPlain() {
        NpuEnclave enclave = start(EnclaveRule.ALL);
        Tensor tensor = enclave.store(VALUES);
        assertFalse(Arrays.equals(Arrays.copyOf(VALUES, 64), enclave.memory().read(tensor.address())));
        assertFalse(enclave.memory().shows(Arrays.copyOf(VALUES, 64)));
    }

    @Test
    void refusesPartsOfLines() {
        NpuEnclave enclave = start(EnclaveRule.ALL);
        assertThrows(IllegalArgumentException.class, () -> enclave.store(new byte[65]));
        assertThrows(IllegalArgumentException.class, () -> enclave.store(new byte[0]));
        assertThrows(IllegalArgumentException.class, () -> enclave.update(enclave.store(new byte[64]), new byte[128]));
        assertThrows(IllegalArgumentException.class, () -> enclave.memory().write(1, new byte[64]));
        assertThrows(IllegalArgumentException.class, () -> enclave.memory().write(0, new byte[63]));
    }

    private static NpuEnclave start(Set<EnclaveRule> rules) {
        return NpuEnclave.start(SecretKey.of(new byte[SecretKey.BYTES]), rules);
    }
}
