package io.github.teelab.tee.travelling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.teelab.channel.Verdict;
import io.github.teelab.platform.Platforms;
import io.github.teelab.tee.LifecycleAttack;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TravellingAttacksTest {
    private static final Travelling SYSTEM = Travelling.on(Platforms.h100Node());

    @Test
    void noAttackSucceedsOnThePrototype() {
        for (LifecycleAttack attack : SYSTEM.lifecycleAttacks()) {
            assertNotEquals(Verdict.SUCCEEDED, attack.trial().get(), attack.name());
        }
    }

    /** A safeguard that could be taken out without any attack succeeding would be worth nothing. */
    @ParameterizedTest
    @CsvSource({
        "ROTATE_KEY, 'keep the key, listen to the next holder'",
        "ROTATE_KEY, 'keep the key, write into the next holder''s buffer'",
        "ROTATE_KEY, 'keep the key, read the next holder''s buffer'",
        "CLEAR_BUFFER, read what is left in the buffer",
        "VERIFY_CODE, leave code behind",
        "VERIFY_MODEL, alter the model",
        "COUNT_EPOCHS, 'roll the orchestrator back, listen with an old key'"
    })
    void withoutASafeguardItsAttackSucceeds(JourneySafeguard safeguard, String attack) {
        assertEquals(Verdict.SUCCEEDED, verdict(SYSTEM.without(safeguard), attack));
        assertNotEquals(Verdict.SUCCEEDED, verdict(SYSTEM, attack));
    }

    /** The paper does not protect the model against a malicious holder; confining holders to the buffer does. */
    @Test
    void confinementClosesWhatThePaperLeavesOpen() {
        assertEquals(Verdict.OUT_OF_SCOPE, verdict(SYSTEM, "read the model"));
        for (String attack : List.of("read the model", "alter the model", "leave code behind")) {
            assertEquals(Verdict.PREVENTED, verdict(SYSTEM.confined(true), attack), attack);
        }
    }

    @Test
    void eachSafeguardOfThePrototypeIsPutToTheTest() {
        for (JourneySafeguard safeguard : JourneySafeguard.PROTOTYPE) {
            Travelling weaker = SYSTEM.without(safeguard);
            assertTrue(
                    weaker.lifecycleAttacks().stream()
                            .anyMatch(attack -> attack.trial().get() == Verdict.SUCCEEDED),
                    safeguard.name());
        }
    }

    private static Verdict verdict(Travelling system, String name) {
        return system.lifecycleAttacks().stream()
                .filter(attack -> attack.name().equals(name))
                .findFirst()
                .orElseThrow()
                .trial()
                .get();
    }
}
