package io.github.teelab.tee.tensortee;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.teelab.channel.IntegrityException;
import io.github.teelab.crypto.SecretKey;
import io.github.teelab.npu.enclave.NpuEnclave;
import io.github.teelab.npu.enclave.TamperFound;
import io.github.teelab.npu.enclave.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What whoever holds the link and the NPU's memory tries on direct transfers, case by case. */
class SplicedTransferTest {
    private final TransferSession session =
            TransferSession.begin(SecretKey.of(new byte[SecretKey.BYTES]), Safeguards.ALL);
    private final NpuEnclave npu = session.npu();
    private final Tensor tensor = npu.store(random(1));
    private final DirectTransfer transfer = session.ask(tensor);

    @Test
    void metadataOfAnotherTensorWithTheSameVersion() throws TamperFound {
        Tensor other = npu.store(random(2));
        List<byte[]> wire = new ArrayList<>(transfer.sendAsked());
        wire.set(0, session.ask(other).sendAsked().get(0));
        refused(wire);
    }

    @Test
    void linesMissingAtTheEnd() throws TamperFound {
        refused(transfer.sendAsked().subList(0, 3));
    }

    @Test
    void metadataAndNoLines() throws TamperFound {
        refused(transfer.sendAsked().subList(0, 1));
    }

    @Test
    void nothingAtAll() {
        refused(List.of());
    }

    @Test
    void aLineInTwoHalves() throws TamperFound {
        List<byte[]> wire = new ArrayList<>(transfer.sendAsked());
        byte[] line = wire.remove(1);
        wire.add(1, Arrays.copyOf(line, 32));
        wire.add(2, Arrays.copyOfRange(line, 32, 64));
        refused(wire);
    }

    @Test
    void anEmptyChunkInserted() throws TamperFound {
        List<byte[]> wire = new ArrayList<>(transfer.sendAsked());
        wire.add(2, new byte[0]);
        refused(wire);
    }

    @Test
    void aLineTwiceCancelsOutInNoCode() throws TamperFound {
        List<byte[]> wire = new ArrayList<>(transfer.sendAsked());
        wire.add(wire.get(4));
        wire.add(wire.get(4));
        refused(wire);
    }

    @Test
    void transfer2InPlaceOfTheWithheldTransfer1() throws TamperFound {
        transfer.sendAsked();
        npu.update(tensor, random(2));
        refused(transfer.sendAsked());
    }

    @Test
    void aTransferOfAnEarlierSession() throws TamperFound {
        TransferSession later = TransferSession.begin(SecretKey.of(filled()), Safeguards.ALL);
        DirectTransfer asked = later.ask(later.npu().store(random(2)));
        List<byte[]> earlier = transfer.sendAsked();
        assertThrows(IntegrityException.class, () -> asked.receive(earlier));
    }

    /** No race is won: each line is read once, so memory that changes between two reads changes nothing. */
    @Test
    void memoryThatChangesAfterEveryRead() throws TamperFound {
        npu.memory().watch(address -> npu.memory().flip(address, 1));
        byte[] left = npu.export(tensor);
        assertArrayEquals(random(1), left);
        assertThrows(TamperFound.class, () -> npu.export(tensor), "the second read sees what the first left behind");
    }

    private void refused(List<byte[]> wire) {
        assertThrows(IntegrityException.class, () -> transfer.receive(wire));
    }

    private static byte[] random(int seed) {
        byte[] bytes = new byte[256];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private static byte[] filled() {
        byte[] bytes = new byte[SecretKey.BYTES];
        Arrays.fill(bytes, (byte) 3);
        return bytes;
    }
}
