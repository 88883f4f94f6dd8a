package io.github.teelab.tee.hetee.lifecycle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.teelab.channel.IntegrityException;
import io.github.teelab.platform.Platforms;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class SecurityControllerTest {
    private static final byte[] INPUT = InputCheck.framed("an image".getBytes(StandardCharsets.UTF_8));

    private final World world = World.of(1);
    private final SecurityController box = SecurityController.poweredOn(
            world, Platforms.heteeBox(), EnumSet.allOf(BoxSafeguard.class), new SplittableRandom(1));

    @Test
    void aUserGoesThroughTheWholeLife() throws Exception {
        Session alice = box.attest(world.user("alice"));
        assertEquals("alice", alice.user());
        Enclave enclave = configured(alice, 2, 0);
        assertEquals(List.of("accelerator 1", "accelerator 2"), enclave.accelerators());
        assertTrue(box.fabric().reaches(enclave.proxy(), "accelerator 1"));
        assertFalse(box.fabric().reaches(SecurityController.SERVER, "accelerator 1"));
        box.load(enclave, alice.message(new byte[] {1}), Application.ECHO);
        for (int batch = 0; batch < 3; batch++) {
            box.data(enclave, alice.message(INPUT));
            assertArrayEquals(INPUT, alice.read(box.results(enclave)));
        }
        box.terminate(enclave);
        assertFalse(box.fabric().reaches(enclave.proxy(), "accelerator 1"));
        assertEquals(3, box.idleProxies().size());
        box.reboot(enclave.proxy());
        assertEquals(4, box.idleProxies().size());
        box.reset("accelerator 1");
        box.lend("accelerator 1");
        assertTrue(box.fabric().reaches(SecurityController.SERVER, "accelerator 1"));
    }

    @Test
    void stepsOutOfOrderNameTheirRule() throws Exception {
        Session alice = box.attest(world.user("alice"));
        Enclave enclave = configured(alice, 1, 0);
        refused(BoxRule.CONFIGURE_ONCE, () -> box.configure(alice, List.of()));
        refused(BoxRule.DATA_AFTER_CODE, () -> box.data(enclave, List.of()));
        refused(BoxRule.RESULTS_AFTER_DATA, () -> box.results(enclave));
        box.load(enclave, alice.message(new byte[] {1}), Application.ECHO);
        refused(BoxRule.CODE_AFTER_CONFIGURATION, () -> box.load(enclave, List.of(), Application.ECHO));
        refused(BoxRule.RESULTS_AFTER_DATA, () -> box.results(enclave));
        refused(BoxRule.REBOOT_AFTER_USE, () -> box.reboot(enclave.proxy()));
        refused(BoxRule.REBOOT_AFTER_USE, () -> box.reboot("proxy 4"));
        refused(BoxRule.RESET_AFTER_USE, () -> box.reset("accelerator 1"));
        refused(BoxRule.LEND_CLEAN, () -> box.lend("accelerator 1"));
        box.terminate(enclave);
        refused(BoxRule.NOTHING_AFTER_TERMINATION, () -> box.data(enclave, List.of()));
        refused(BoxRule.NOTHING_AFTER_TERMINATION, () -> box.terminate(enclave));
        box.openChassis();
        refused(BoxRule.BOX_CLOSED, () -> box.attest(world.user("bob")));
    }

    @Test
    void aRefusalSaysWhatWasTriedAndWhichRuleForbidsIt() throws Exception {
        Session alice = box.attest(world.user("alice"));
        Enclave enclave = configured(alice, 1, 0);
        IllegalStep refusal = assertThrows(IllegalStep.class, () -> box.results(enclave));
        assertTrue(refusal.getMessage().startsWith("results of enclave "), refusal.getMessage());
        assertTrue(
                refusal.getMessage().endsWith("the rule is that results come after data (RESULTS_AFTER_DATA)"),
                refusal.getMessage());
    }

    @Test
    void noFifthEnclaveUntilAProxyWasRebooted() throws Exception {
        Enclave first = configured(box.attest(world.user("user 0")), 1, 0);
        for (int i = 1; i < 4; i++) {
            configured(box.attest(world.user("user " + i)), 1, 0);
        }
        Session fifth = box.attest(world.user("fifth"));
        refused(BoxRule.IDLE_PROXY, () -> configured(fifth, 1, 0));
        box.terminate(first);
        refused(BoxRule.IDLE_PROXY, () -> configured(fifth, 1, 0));
        box.reboot(first.proxy());
        refused(BoxRule.FREE_ACCELERATORS, () -> configured(box.attest(world.user("sixth")), 1, 0));
        box.reset("accelerator 1");
        Session last = box.attest(world.user("seventh"));
        assertEquals("proxy 1", configured(last, 1, 0).proxy());
    }

    @Test
    void higherPriorityTakesAcceleratorsFromTheLowest() throws Exception {
        Enclave low = configured(box.attest(world.user("low")), 2, 1);
        Enclave middle = configured(box.attest(world.user("middle")), 2, 2);
        Session equal = box.attest(world.user("equal"));
        refused(BoxRule.FREE_ACCELERATORS, () -> configured(equal, 1, 1));
        Enclave high = configured(box.attest(world.user("high")), 1, 3);
        assertEquals(Enclave.Phase.ENDED, low.phase());
        assertEquals(Enclave.Phase.CONFIGURED, middle.phase());
        assertEquals(List.of("accelerator 1"), high.accelerators());
        assertThrows(NotAccepted.class, () -> box.configure(low.session(), List.of()));
    }

    @Test
    void lentAcceleratorsComeBackBeforeAnEnclaveIsEnded() throws Exception {
        Enclave low = configured(box.attest(world.user("low")), 3, 0);
        box.lend("accelerator 4");
        Enclave high = configured(box.attest(world.user("high")), 1, 5);
        assertEquals(List.of("accelerator 4"), high.accelerators());
        assertNotEquals(Enclave.Phase.ENDED, low.phase());
    }

    /** The server flips, drops, reorders and replays what it carries; each is noticed, and nothing changes by it. */
    @Test
    void messagesThatTheServerTouchedAreRefused() throws Exception {
        Session alice = box.attest(world.user("alice"));
        Enclave enclave = configured(alice, 1, 0);
        List<byte[]> code = alice.message(new byte[] {1});
        List<byte[]> data = alice.message(INPUT);
        byte[] flipped = code.get(0).clone();
        flipped[20] ^= 1;
        assertThrows(IntegrityException.class, () -> box.load(enclave, List.of(flipped), Application.ECHO));
        assertThrows(IntegrityException.class, () -> box.load(enclave, data, Application.ECHO), "reordered");
        assertThrows(IntegrityException.class, () -> box.load(enclave, List.of(), Application.ECHO), "dropped");
        box.load(enclave, code, Application.ECHO);
        assertThrows(IntegrityException.class, () -> box.data(enclave, code), "replayed");
        box.data(enclave, data);
        assertArrayEquals(INPUT, alice.read(box.results(enclave)));
    }

    /** The server hands one tenant's message to the other's enclave. */
    @Test
    void anotherTenantsMessageIsRefused() throws Exception {
        Session alice = box.attest(world.user("alice"));
        Session bob = box.attest(world.user("bob"));
        Enclave alices = configured(alice, 1, 0);
        configured(bob, 1, 0);
        List<byte[]> bobs = bob.message(new byte[] {1});
        assertThrows(IntegrityException.class, () -> box.load(alices, bobs, Application.ECHO));
    }

    @Test
    void aConfigurationForWhatTheBoxLacksIsRefused() throws Exception {
        Session alice = box.attest(world.user("alice"));
        refused(
                BoxRule.KNOWN_TYPE,
                () -> box.configure(alice, alice.message("v100,1,0".getBytes(StandardCharsets.UTF_8))));
        refused(BoxRule.KNOWN_TYPE, () -> box.configure(alice, alice.message(new byte[0])));
    }

    private Enclave configured(Session session, int count, int priority) throws Exception {
        return box.configure(session, session.message(SecurityController.configuration("titan-x", count, priority)));
    }

    private static void refused(BoxRule rule, Executable step) {
        assertEquals(rule, assertThrows(IllegalStep.class, step).rule());
    }
}
