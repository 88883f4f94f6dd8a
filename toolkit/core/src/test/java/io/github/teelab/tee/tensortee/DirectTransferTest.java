package io.github.teelab.tee.tensortee;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.teelab.channel.IntegrityException;
import io.github.teelab.crypto.SecretKey;
import io.github.teelab.npu.enclave.EnclaveRule;
import io.github.teelab.npu.enclave.Kernel;
import io.github.teelab.npu.enclave.NpuEnclave;
import io.github.teelab.npu.enclave.TamperFound;
import io.github.teelab.npu.enclave.Tensor;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DirectTransferTest {
    private static final byte[] GRADIENTS = filled(7);

    private static final SecretKey KEY = SecretKey.of(new byte[SecretKey.BYTES]);

    private final TransferSession session = TransferSession.begin(KEY, Safeguards.ALL);
    private final NpuEnclave enclave = session.npu();
    private final Tensor tensor = enclave.store(GRADIENTS);

    @Test
    void whatLiesInTheNpusMemoryIsReadByTheCpu() throws Exception {
        DirectTransfer transfer = session.ask(tensor);
        List<byte[]> wire = transfer.sendAsked();
        assertArrayEquals(enclave.memory().read(tensor.address()), wire.get(1), "ciphertext as it lies");
        assertArrayEquals(GRADIENTS, transfer.receive(wire));
        enclave.update(tensor, filled(9));
        assertArrayEquals(filled(9), transfer.receive(transfer.sendAsked()));
    }

    @Test
    void aTamperedTensorIsCaughtAtTheBarrierBeforeAnythingLeaves() {
        enclave.memory().flip(tensor.address(), 1);
        DirectTransfer transfer = session.ask(tensor);
        assertThrows(TamperFound.class, () -> transfer.sendAsked());
        assertEquals(0, transfer.sent());
    }

    @Test
    void aResultOfATamperedTensorIsCaughtAtTheBarrierBeforeAnythingLeaves() throws Exception {
        DirectTransfer transfer = resultOfTampered(Safeguards.ALL);
        assertThrows(TamperFound.class, transfer::sendAsked);
        assertEquals(0, transfer.sent());
    }

    @Test
    void withoutTheBarrierThatResultReachesTheCpu() throws Exception {
        DirectTransfer transfer = resultOfTampered(Safeguards.ALL.without(EnclaveRule.BARRIER));
        byte[] taken = transfer.receive(transfer.sendAsked());
        assertEquals(1, transfer.sent());
        assertEquals(GRADIENTS[0] ^ 1, taken[0]);
    }

    @Test
    void withoutTheBarrierATamperedTensorLeavesAndTheReceiverFindsIt() throws Exception {
        TransferSession hasty = TransferSession.begin(KEY, Safeguards.ALL.without(EnclaveRule.BARRIER));
        NpuEnclave weaker = hasty.npu();
        Tensor victim = weaker.store(GRADIENTS);
        weaker.memory().flip(victim.address(), 1);
        DirectTransfer transfer = hasty.ask(victim);
        List<byte[]> wire = assertDoesNotThrow(() -> transfer.sendAsked());
        var found = assertThrows(IntegrityException.class, () -> transfer.receive(wire));
        assertEquals("tensor ciphertext: the tensor does not fit its code", found.getMessage());
    }

    private static DirectTransfer resultOfTampered(Safeguards safeguards) throws TamperFound {
        TransferSession begun = TransferSession.begin(KEY, safeguards);
        NpuEnclave npu = begun.npu();
        Tensor input = npu.store(GRADIENTS);
        Tensor code = npu.load(Kernel.COPY);
        npu.memory().flip(input.address(), 1);
        Tensor result = npu.run(code, List.of(input));
        npu.memory().flip(input.address(), 1);
        return begun.ask(result);
    }

    private static byte[] filled(int value) {
        byte[] bytes = new byte[256];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }
}
