package io.github.teelab.tee.hetee.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.teelab.channel.IntegrityException;
import io.github.teelab.crypto.attestation.Certificate;
import io.github.teelab.platform.Platforms;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody between user and box tries on HETEE's handshake and its sessions, case by case. */
class SigmaTest {
    private static final Set<BoxSafeguard> ALL = EnumSet.allOf(BoxSafeguard.class);
    private static final String TYPE = Platforms.heteeBox().gpus().get(0).name();

    private final World world = World.of(1);
    private final byte[] configuration = SecurityController.configuration(TYPE, 1, 1);

    @Test
    void theUsersFirstMessageReflectedToTheUser() throws NotAccepted {
        Session session = box().attest(world.user("alice"));
        List<byte[]> message = session.message(configuration);
        assertThrows(IntegrityException.class, () -> session.read(message));
    }

    @Test
    void theControllersFirstAnswerReflectedToTheController() throws NotAccepted {
        Session session = box().attest(world.user("bob"));
        List<byte[]> answer = session.answer("result".getBytes(StandardCharsets.UTF_8));
        assertThrows(IntegrityException.class, () -> session.open(answer));
    }

    /** Same world, same box, same user: only what is fresh tells the sessions apart. */
    @Test
    void aMessageOfSession1ReplayedIntoSession2() throws NotAccepted {
        List<byte[]> first = box().attest(world.user("alice")).message(configuration);
        Session second = box().attest(world.user("alice"));
        assertThrows(IntegrityException.class, () -> second.open(first));
    }

    @Test
    void theUsersOwnShareReflected() throws NotAccepted {
        Sigma.User user = world.user("alice");
        Sigma.Answer honest = controller().answer(user.share());
        notAccepted(BoxSafeguard.SIGNED_SHARES, user, withShare(honest, Sigma.hex(user.share())), ALL);
        NotAccepted refused = assertThrows(
                NotAccepted.class,
                () -> user.prove(
                        withShare(honest, Sigma.hex(user.share())),
                        world.expected(),
                        EnumSet.complementOf(EnumSet.of(BoxSafeguard.SIGNED_SHARES))));
        assertEquals("malformed: the key share is one's own", refused.getMessage());
    }

    @Test
    void anAnswerOfAnEarlierHandshake() throws NotAccepted {
        Sigma.Answer old = controller().answer(world.user("alice").share());
        notAccepted(BoxSafeguard.SIGNED_SHARES, world.user("alice"), old, ALL);
    }

    /** Eve registers Alice's public key under her own name with the authority. */
    @Test
    void anUnknownKeyShare() throws NotAccepted {
        Certificate eves =
                Certificate.issue("eve", world.userKey("alice").verifyingKey(), "authority", world.authority());
        Sigma.User alice = world.user("alice");
        Sigma.Controller box = controller();
        Sigma.Proof proof = alice.prove(box.answer(alice.share()), world.expected(), ALL);
        NotAccepted refused = assertThrows(
                NotAccepted.class,
                () -> box.accept(
                        new Sigma.Proof(eves, proof.signature(), proof.authenticator()),
                        world.authority().verifyingKey(),
                        ALL));
        assertEquals(Optional.of(BoxSafeguard.BOUND_IDENTITY), refused.safeguard());
        assertThrows(IllegalStateException.class, box::session);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zz", "", "04", "00"})
    void aMalformedShare(String share) throws NotAccepted {
        Sigma.User user = world.user("alice");
        Sigma.Answer honest = controller().answer(user.share());
        Set<BoxSafeguard> unsigned = EnumSet.complementOf(EnumSet.of(BoxSafeguard.SIGNED_SHARES));
        NotAccepted refused =
                assertThrows(NotAccepted.class, () -> user.prove(withShare(honest, share), world.expected(), unsigned));
        assertTrue(refused.getMessage().startsWith("malformed"), refused.getMessage());
        assertThrows(NotAccepted.class, () -> controller().answer(share.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aMalformedCertificate() throws NotAccepted {
        Sigma.User user = world.user("alice");
        Sigma.Answer honest = controller().answer(user.share());
        Sigma.Answer malformed = new Sigma.Answer(
                honest.share(),
                honest.endorsement(),
                new Certificate("x", "qq", "box", "qq"),
                honest.measurements(),
                honest.signature(),
                honest.authenticator());
        NotAccepted refused = assertThrows(NotAccepted.class, () -> user.prove(malformed, world.expected(), ALL));
        assertEquals(Optional.empty(), refused.safeguard());
    }

    @ParameterizedTest
    @ValueSource(strings = {",0,1", ",999999,1", "x,1,1", ",\u0661,1", "", ",-1,1", ",99999999999,1"})
    void aConfigurationThatMakesNoSense(String asked) throws NotAccepted {
        SecurityController box = box();
        Session session = box.attest(world.user("alice"));
        String text = asked.startsWith(",") ? TYPE + asked : asked;
        assertThrows(
                IllegalStep.class,
                () -> box.configure(session, session.message(text.getBytes(StandardCharsets.UTF_8))));
        assertEquals(4, box.idleProxies().size(), "nothing has changed");
    }

    @Test
    void twoSessionsOfOneUserShareNoKey() throws NotAccepted {
        assertNotEquals(world.session(), world.session());
    }

    private SecurityController box() {
        return SecurityController.poweredOn(world, Platforms.heteeBox(), ALL, new SplittableRandom(1));
    }

    private Sigma.Controller controller() {
        return new Sigma.Controller(world.box(1, world.current()));
    }

    private void notAccepted(BoxSafeguard safeguard, Sigma.User user, Sigma.Answer answer, Set<BoxSafeguard> all) {
        NotAccepted refused = assertThrows(NotAccepted.class, () -> user.prove(answer, world.expected(), all));
        assertEquals(Optional.of(safeguard), refused.safeguard());
    }

    private static Sigma.Answer withShare(Sigma.Answer honest, String share) {
        return new Sigma.Answer(
                share,
                honest.endorsement(),
                honest.attestation(),
                honest.measurements(),
                honest.signature(),
                honest.authenticator());
    }
}
