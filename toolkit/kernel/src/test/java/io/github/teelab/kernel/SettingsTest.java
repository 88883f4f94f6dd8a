package io.github.teelab.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettingsTest {
    @Test
    void aTimeLimitHasAnyUnitOfTime() {
        assertEquals(Optional.of(Duration.ofSeconds(30)), limit("30 SECONDS"));
        assertEquals(Optional.of(Duration.ofMinutes(5)), limit("5 minute"));
        assertEquals(Optional.of(Duration.ofMillis(1500)), limit("1500"));
        assertEquals(Optional.empty(), limit("-1"));
        assertEquals(Optional.empty(), limit(""));
    }

    @Test
    void aTimeLimitThatIsNoneIsRefusedWithWhatItShouldBe() {
        String message = assertThrows(IllegalArgumentException.class, () -> limit("soon"))
                .getMessage();
        assertTrue(message.contains("30 SECONDS") && message.contains("\"soon\""), message);
    }

    @Test
    void wordsMayHoldBlanksInQuotes() {
        assertEquals(
                List.of("-Xlint:all", "a b", "c\"d", "e\\f"), Settings.words(" -Xlint:all \"a b\"  c\\\"d e\\\\f "));
    }

    private static Optional<Duration> limit(String text) {
        return Settings.of(Map.of("IJAVA_TIMEOUT", text)).timeLimit();
    }
}
