package io.github.teelab.tee.tensortee;

import io.github.teelab.channel.IntegrityException;
import io.github.teelab.channel.Verdict;
import io.github.teelab.crypto.SecretKey;
import io.github.teelab.npu.enclave.Kernel;
import io.github.teelab.npu.enclave.TamperFound;
import io.github.teelab.npu.enclave.Tensor;
import io.github.teelab.npu.enclave.UntrustedMemory;
import io.github.teelab.tee.LifecycleAttack;
import io.github.teelab.tee.MutualAttestation;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Attacks on the direct transfer of a tensor from an NPU's memory into the CPU's, each on real bytes. One succeeds where the
 * CPU takes something else for the tensor that it asked for, or where whoever listens learns how two tensors differ.
 *
 * @param attestation how both ends come to share a key, a new one for each session
 */
record TransferAttacks(MutualAttestation attestation, Safeguards safeguards) {
    private static final String LINK = "link, beside its metadata";
    private static final String CHANNEL = "trusted channel and link";
    private static final String BEFORE = "NPU memory, before a transfer";
    private static final int METADATA = 0;
    private static final int SOME_LINE = 2;
    private static final int OTHER_LINE = 3;
    private static final byte[] FIRST = random(1);
    private static final byte[] SECOND = random(2);

    /** What is tried on a session at its beginning. */
    @FunctionalInterface
    private interface Trial {
        Verdict on(TransferSession session) throws TamperFound, IntegrityException;
    }

    /** What becomes of a second transfer, with the first as it passed at hand. */
    @FunctionalInterface
    private interface Change {
        void to(List<byte[]> earlier, List<byte[]> now);
    }

    List<LifecycleAttack> all() {
        return List.of(
                onSecond("flip a bit of a tensor", LINK, (earlier, now) -> now.get(SOME_LINE)[0] ^= 1),
                onSecond(
                        "splice a line to another address",
                        LINK,
                        (earlier, now) -> Collections.swap(now, SOME_LINE, OTHER_LINE)),
                onSecond(
                        "replay a tensor with its metadata", CHANNEL, (earlier, now) -> Collections.copy(now, earlier)),
                onSecond("replay metadata alone", CHANNEL, (earlier, now) -> now.set(METADATA, earlier.get(METADATA))),
                onSecond("put an old tensor under a new number", CHANNEL, TransferAttacks::renumber),
                attack("withhold a tensor, hand over the next in its place", CHANNEL, this::withhold),
                attack("replay a tensor of an earlier session", CHANNEL, this::replayAcrossSessions),
                attack("send another tensor in its place", CHANNEL, this::another),
                attack("hand over another tensor's transfer", CHANNEL, this::swap),
                attack("compare two transfers of a tensor", "link, listening", this::listen),
                attack("tamper with a tensor", BEFORE, this::tamper),
                attack("export before verification", BEFORE, this::premature));
    }

    /** The number is the first that stands in a metadata message, open in both of its forms. */
    private static void renumber(List<byte[]> earlier, List<byte[]> now) {
        byte[] number = Arrays.copyOf(now.get(METADATA), Long.BYTES);
        Collections.copy(now, earlier);
        byte[] metadata = earlier.get(METADATA).clone();
        System.arraycopy(number, 0, metadata, 0, number.length);
        now.set(METADATA, metadata);
    }

    private Verdict withhold(TransferSession session) throws TamperFound, IntegrityException {
        Tensor tensor = session.npu().store(FIRST);
        DirectTransfer transfer = session.ask(tensor);
        transfer.sendAsked();
        session.npu().update(tensor, SECOND);
        return took(FIRST, transfer.receive(transfer.sendAsked()));
    }

    /** The same tensor at the same address, the same number: only the key tells the sessions apart. */
    private Verdict replayAcrossSessions(TransferSession session) throws TamperFound, IntegrityException {
        List<byte[]> earlier = session.ask(session.npu().store(FIRST)).sendAsked();
        TransferSession later = TransferSession.begin(key(), safeguards);
        DirectTransfer transfer = later.ask(later.npu().store(SECOND));
        transfer.sendAsked();
        return took(SECOND, transfer.receive(earlier));
    }

    private Verdict swap(TransferSession session) throws TamperFound, IntegrityException {
        DirectTransfer asked = session.ask(session.npu().store(FIRST));
        DirectTransfer other = session.ask(session.npu().store(SECOND));
        asked.sendAsked();
        return took(FIRST, asked.receive(other.sendAsked()));
    }

    private Verdict another(TransferSession session) throws TamperFound, IntegrityException {
        Tensor asked = session.npu().store(FIRST);
        Tensor other = session.npu().store(SECOND);
        DirectTransfer transfer = session.ask(asked);
        return took(FIRST, transfer.receive(transfer.send(other)));
    }

    /** Two lines under one key stream differ as their plain bytes do. */
    private Verdict listen(TransferSession session) throws TamperFound {
        Tensor tensor = session.npu().store(FIRST);
        DirectTransfer transfer = session.ask(tensor);
        byte[] before = transfer.sendAsked().get(1);
        session.npu().update(tensor, SECOND);
        byte[] after = transfer.sendAsked().get(1);
        for (int i = 0; i < before.length; i++) {
            if ((before[i] ^ after[i]) != (FIRST[i] ^ SECOND[i])) {
                return Verdict.PREVENTED;
            }
        }
        return Verdict.SUCCEEDED;
    }

    private Verdict tamper(TransferSession session) throws TamperFound, IntegrityException {
        Tensor tensor = session.npu().store(FIRST);
        session.npu().memory().flip(tensor.address(), 1);
        DirectTransfer transfer = session.ask(tensor);
        return took(FIRST, transfer.receive(transfer.sendAsked()));
    }

    /** A result of what is another just while it is read: its own code fits, so only the barrier can tell. */
    private Verdict premature(TransferSession session) throws TamperFound, IntegrityException {
        Tensor input = session.npu().store(FIRST);
        Tensor code = session.npu().load(Kernel.COPY);
        session.npu().memory().flip(input.address(), 1);
        Tensor result = session.npu().run(code, List.of(input));
        session.npu().memory().flip(input.address(), 1);
        DirectTransfer transfer = session.ask(result);
        return took(FIRST, transfer.receive(transfer.sendAsked()));
    }

    private LifecycleAttack onSecond(String name, String stage, Change change) {
        return attack(name, stage, session -> {
            Tensor tensor = session.npu().store(FIRST);
            DirectTransfer transfer = session.ask(tensor);
            List<byte[]> earlier = transfer.sendAsked();
            transfer.receive(List.copyOf(earlier));
            session.npu().update(tensor, SECOND);
            List<byte[]> now = transfer.sendAsked();
            change.to(earlier, now);
            return took(SECOND, transfer.receive(now));
        });
    }

    private LifecycleAttack attack(String name, String stage, Trial trial) {
        return new LifecycleAttack(name, stage, () -> {
            try {
                return trial.on(TransferSession.begin(key(), safeguards));
            } catch (TamperFound | IntegrityException detected) {
                return Verdict.DETECTED;
            }
        });
    }

    private SecretKey key() {
        return attestation.keys().get();
    }

    private static Verdict took(byte[] honest, byte[] taken) {
        return Arrays.equals(honest, taken) ? Verdict.PREVENTED : Verdict.SUCCEEDED;
    }

    private static byte[] random(int seed) {
        byte[] bytes = new byte[4 * UntrustedMemory.LINE_BYTES];
        new SplittableRandom(seed).nextBytes(bytes);
        return bytes;
    }
}
