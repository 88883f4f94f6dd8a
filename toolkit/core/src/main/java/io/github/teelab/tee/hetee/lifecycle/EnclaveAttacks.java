package io.github.teelab.tee.hetee.lifecycle;

import io.github.teelab.channel.IntegrityException;
import io.github.teelab.channel.Leaks;
import io.github.teelab.channel.Verdict;
import io.github.teelab.platform.Platforms;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** A server, a second user, or a thief against a box at work. */
final class EnclaveAttacks {
    static final List<BoxAttack> ALL = List.of(
            attack(
                    "ask for another enclave's queue",
                    "plaintext queue",
                    BoxSafeguard.OWN_QUEUE,
                    EnclaveAttacks::askForQueue),
            attack(
                    "ask for an ended enclave's queue",
                    "plaintext queue, next user of the proxy",
                    BoxSafeguard.ERASED_QUEUE,
                    EnclaveAttacks::askForEndedQueue),
            attack(
                    "look for what a user left",
                    "proxy, next user",
                    BoxSafeguard.PROXY_REBOOT,
                    EnclaveAttacks::searchProxy),
            attack(
                    "read a returned accelerator's memory",
                    "hand-over to the insecure pool",
                    BoxSafeguard.RESET_ON_LEAVING,
                    EnclaveAttacks::readReturned),
            attack(
                    "plant code in a pooled accelerator",
                    "hand-over to an enclave",
                    BoxSafeguard.RESET_ON_ENTERING,
                    EnclaveAttacks::plantCode),
            attack(
                    "read an enclave's accelerator",
                    "PCIe fabric",
                    BoxSafeguard.PRIVATE_DOMAIN,
                    EnclaveAttacks::readInside),
            attack(
                    "reflect a user's message as the controller's answer",
                    "message between user and controller",
                    BoxSafeguard.DIRECTION_KEYS,
                    EnclaveAttacks::reflect),
            attack(
                    "deliver a withheld message late",
                    "after the session's end",
                    BoxSafeguard.ENDED_SESSIONS,
                    EnclaveAttacks::deliverLate),
            attack("open the box", "chassis", BoxSafeguard.TAMPER_ERASE, EnclaveAttacks::openBox));

    static final byte[] SECRET = "Alice's own image, which nobody else may see".getBytes(StandardCharsets.UTF_8);
    static final String TYPE = "titan-x";

    private EnclaveAttacks() {}

    /** What is tried on a box with a user at work in it. */
    @FunctionalInterface
    interface Trial {
        Verdict on(BoxAtWork box) throws NotAccepted, IntegrityException;
    }

    /** A box with Alice's enclave in it, loaded and fed. */
    record BoxAtWork(World world, SecurityController controller, Session session, Enclave enclave) {
        static BoxAtWork of(Set<BoxSafeguard> performed, Application application)
                throws NotAccepted, IntegrityException {
            World world = World.of(21);
            SecurityController controller =
                    SecurityController.poweredOn(world, Platforms.heteeBox(), performed, Sigma.random(21, 7));
            return of(world, controller, "alice", 1, application);
        }

        static BoxAtWork of(World world, SecurityController controller, String user, int count, Application application)
                throws NotAccepted, IntegrityException {
            Session session = controller.attest(world.user(user));
            Enclave enclave =
                    controller.configure(session, session.message(SecurityController.configuration(TYPE, count, 0)));
            controller.load(enclave, session.message(new byte[] {1}), application);
            return new BoxAtWork(world, controller, session, enclave);
        }

        BoxAtWork another(String user, Application application) throws NotAccepted, IntegrityException {
            return of(world, controller, user, 1, application);
        }

        void feed(byte[] payload) throws NotAccepted, IntegrityException {
            controller.data(enclave, session.message(InputCheck.framed(payload)));
        }

        byte[] result() throws IntegrityException {
            return session.read(controller.results(enclave));
        }
    }

    static BoxAttack attack(String name, String stage, BoxSafeguard safeguard, Trial trial) {
        return attack(name, stage, safeguard, Application.ECHO, trial);
    }

    static BoxAttack attack(String name, String stage, BoxSafeguard safeguard, Application application, Trial trial) {
        return new BoxAttack(name, stage, safeguard, performed -> {
            try {
                return trial.on(BoxAtWork.of(performed, application));
            } catch (NotAccepted | IntegrityException refused) {
                return Verdict.DETECTED;
            }
        });
    }

    /** Whether any few bytes of the secret stand there: half a secret left behind is a leak too. */
    static boolean holdsSecret(byte[] bytes) {
        return Leaks.anyOf(SECRET, bytes);
    }

    private static Verdict learned(byte[] bytes) {
        return holdsSecret(bytes) ? Verdict.SUCCEEDED : Verdict.PREVENTED;
    }

    private static Verdict askForQueue(BoxAtWork box) throws NotAccepted, IntegrityException {
        box.feed(SECRET);
        Enclave eves = box.another("eve", Application.ECHO).enclave();
        return learned(box.controller().peek(eves.proxy(), box.enclave().id()));
    }

    /** Alice ends with an input that was never treated; Eve's enclave gets her proxy, and that proxy asks for Alice's queue. */
    private static Verdict askForEndedQueue(BoxAtWork box) throws NotAccepted, IntegrityException {
        box.feed(SECRET);
        box.controller().terminate(box.enclave());
        box.controller().reboot(box.enclave().proxy());
        for (int i = 0; i < 3; i++) {
            box.another("eve " + i, Application.ECHO);
        }
        box.controller().reset(box.enclave().accelerators().get(0));
        Enclave last = box.another("eve", Application.ECHO).enclave();
        if (!last.proxy().equals(box.enclave().proxy())) {
            throw new IllegalStateException("the attack needs " + box.enclave().proxy() + ", got " + last.proxy());
        }
        return learned(box.controller().peek(last.proxy(), box.enclave().id()));
    }

    /** Eve opens enclaves until she sits on the proxy that Alice had. */
    private static Verdict searchProxy(BoxAtWork box) throws NotAccepted, IntegrityException {
        box.feed(SECRET);
        box.result();
        box.controller().terminate(box.enclave());
        box.controller().reset(box.enclave().accelerators().get(0));
        box.controller().reboot(box.enclave().proxy());
        byte[] found = {};
        for (int i = 0; i < 4; i++) {
            BoxAtWork eves = box.another("eve " + i, (input, around) -> around.found());
            eves.feed(new byte[0]);
            byte[] result = eves.result();
            found = holdsSecret(result) ? result : found;
        }
        return learned(found);
    }

    private static Verdict readReturned(BoxAtWork box) throws NotAccepted, IntegrityException {
        box.feed(SECRET);
        box.result();
        box.controller().terminate(box.enclave());
        String accelerator = box.enclave().accelerators().get(0);
        box.controller().reset(accelerator);
        box.controller().lend(accelerator);
        return learned(box.controller().readMemory(SecurityController.SERVER, accelerator));
    }

    /** All accelerators that are free are lent and planted with code; the next enclave must take one of them. */
    private static Verdict plantCode(BoxAtWork box) throws NotAccepted, IntegrityException {
        for (int i = 2; i <= 4; i++) {
            box.controller().lend("accelerator " + i);
            box.controller().plant("accelerator " + i);
        }
        BoxAtWork bobs = box.another("bob", Application.ECHO);
        bobs.feed(SECRET);
        return Arrays.equals(InputCheck.framed(SECRET), bobs.result()) ? Verdict.PREVENTED : Verdict.SUCCEEDED;
    }

    private static Verdict readInside(BoxAtWork box) throws NotAccepted, IntegrityException {
        box.feed(SECRET);
        box.result();
        return learned(box.controller()
                .readMemory(
                        SecurityController.SERVER, box.enclave().accelerators().get(0)));
    }

    /** The server sends what a user said first back to the user, who waits for a first answer. */
    private static Verdict reflect(BoxAtWork box) throws NotAccepted, IntegrityException {
        Session bobs = box.controller().attest(box.world().user("bob"));
        byte[] asked = SecurityController.configuration(TYPE, 1, 0);
        return Arrays.equals(asked, bobs.read(bobs.message(asked))) ? Verdict.SUCCEEDED : Verdict.PREVENTED;
    }

    /** Alice's second message was held back; Alice gave up; now it is delivered. */
    private static Verdict deliverLate(BoxAtWork box) throws NotAccepted, IntegrityException {
        List<byte[]> withheld = box.session().message(SecurityController.configuration(TYPE, 1, 0));
        box.controller().terminate(box.enclave());
        Enclave late = box.controller().configure(box.session(), withheld);
        return late.session().user().equals("alice") ? Verdict.SUCCEEDED : Verdict.PREVENTED;
    }

    private static Verdict openBox(BoxAtWork box) {
        return box.controller().openChassis().isPresent() ? Verdict.SUCCEEDED : Verdict.PREVENTED;
    }
}
