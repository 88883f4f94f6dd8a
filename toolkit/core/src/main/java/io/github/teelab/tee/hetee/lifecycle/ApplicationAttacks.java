package io.github.teelab.tee.hetee.lifecycle;

import io.github.teelab.channel.IntegrityException;
import io.github.teelab.channel.Verdict;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Inputs against an application's secrets, and an application against its users' (the paper's SaaS cases). */
final class ApplicationAttacks {
    private static final byte[] PROVIDERS_SECRET =
            "the provider's model, years of work".getBytes(StandardCharsets.UTF_8);
    private static final int HEADER_BYTES = 4;
    private static final int FAR_TOO_LONG = 200;

    static final List<BoxAttack> ALL = List.of(
            EnclaveAttacks.attack(
                    "send an input that says it is longer",
                    "application with secrets",
                    BoxSafeguard.INPUT_CHECK,
                    ApplicationAttacks::overread,
                    ApplicationAttacks::sendMalformed),
            EnclaveAttacks.attack(
                    "send the user's data to the provider",
                    "application that nobody audited",
                    BoxSafeguard.SANDBOX,
                    ApplicationAttacks::sendHome,
                    ApplicationAttacks::useApplication));

    private ApplicationAttacks() {}

    /** An application with a flaw: it believes the length that an input states, and its secrets lie behind the input. */
    private static byte[] overread(byte[] input, Application.Surroundings around) {
        ByteArrayOutputStream memory = new ByteArrayOutputStream();
        memory.write(input, HEADER_BYTES, input.length - HEADER_BYTES);
        memory.writeBytes(PROVIDERS_SECRET);
        int stated = ByteBuffer.wrap(input).getInt();
        return Arrays.copyOf(memory.toByteArray(), Math.min(stated, memory.size()));
    }

    private static Verdict sendMalformed(EnclaveAttacks.BoxAtWork box) throws NotAccepted, IntegrityException {
        byte[] malformed = InputCheck.framed(FAR_TOO_LONG, new byte[8]);
        box.controller().data(box.enclave(), box.session().message(malformed));
        String result = new String(box.result(), StandardCharsets.UTF_8);
        return result.contains(new String(PROVIDERS_SECRET, StandardCharsets.UTF_8))
                ? Verdict.SUCCEEDED
                : Verdict.PREVENTED;
    }

    private static byte[] sendHome(byte[] input, Application.Surroundings around) {
        around.toProvider().accept(input);
        return new byte[] {1};
    }

    private static Verdict useApplication(EnclaveAttacks.BoxAtWork box) throws NotAccepted, IntegrityException {
        box.feed(EnclaveAttacks.SECRET);
        box.result();
        return box.controller().providersQueue().stream().anyMatch(EnclaveAttacks::holdsSecret)
                ? Verdict.SUCCEEDED
                : Verdict.PREVENTED;
    }
}
