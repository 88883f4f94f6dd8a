package io.github.teelab.tee.travelling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
        "ROTATE_ON_RETURN, 'come back after verification, alter the code'",
        "ROTATE_ON_RETURN, 'come back after verification, alter the model'",
        "ROTATE_ON_RETURN, 'come back after verification, alter the buffer'",
        "ROTATE_ON_RETURN, 'come back after training, read the model'",
        "HIDE_ADDRESSES, read the model where it is said to lie",
        "CLEAR_BUFFER, read what is left in the buffer",
        "VERIFY_CODE, leave code behind",
        "VERIFY_MODEL, alter the model",
        "COUNT_EPOCHS, 'roll the orchestrator back, listen with an old key'"
    })
    void withoutASafeguardItsAttackSucceeds(JourneySafeguard safeguard, String attack) {
        assertTrue(verdict(SYSTEM.without(safeguard), attack).isSuccess());
        assertFalse(verdict(SYSTEM, attack).isSuccess());
    }

    /** The slides order verification before rotation, so the row that the published order gets says what that lets through. */
    @Test
    void thePublishedOrderLeavesTheReturnOfAHolderOpen() {
        List<LifecycleAttack> published = SYSTEM.lifecycleAttacks().stream()
                .filter(attack -> attack.stage().endsWith("published order"))
                .toList();
        assertEquals(4, published.size());
        for (LifecycleAttack attack : published) {
            assertEquals(Verdict.OPEN_PUBLISHED, attack.trial().get(), attack.name());
        }
        for (LifecycleAttack attack : SYSTEM.publishedOrder().lifecycleAttacks()) {
            assertNotEquals(Verdict.SUCCEEDED, attack.trial().get(), attack.name());
        }
    }

    /** Confinement does not help in that order: to get at code and model the orchestrator lifts it under the holder's key. */
    @Test
    void confinementDoesNotMendThePublishedOrder() {
        String attack = "come back after verification, alter the model";
        assertEquals(Verdict.OPEN_PUBLISHED, verdict(SYSTEM.publishedOrder().confined(true), attack));
        assertFalse(verdict(SYSTEM.confined(true), attack).isSuccess());
    }

    /** The paper does not protect the model against a malicious holder; confining holders to the buffer does. */
    @Test
    void confinementClosesWhatThePaperLeavesOpen() {
        assertEquals(Verdict.OPEN_PUBLISHED, verdict(SYSTEM, "search the GPU's memory for the model"));
        assertEquals(Verdict.PREVENTED, verdict(SYSTEM, "read the model where it is said to lie"));
        for (String attack : List.of("search the GPU's memory for the model", "alter the model", "leave code behind")) {
            assertEquals(Verdict.PREVENTED, verdict(SYSTEM.confined(true), attack), attack);
        }
    }

    @Test
    void eachSafeguardIsPutToTheTest() {
        for (JourneySafeguard safeguard : JourneySafeguard.MENDED) {
            Travelling weaker = SYSTEM.without(safeguard);
            assertTrue(
                    weaker.lifecycleAttacks().stream()
                            .anyMatch(attack -> !attack.name().startsWith("search")
                                    && !attack.stage().endsWith("published order")
                                    && attack.trial().get().isSuccess()),
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
