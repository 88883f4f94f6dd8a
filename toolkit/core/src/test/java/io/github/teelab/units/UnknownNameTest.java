package io.github.teelab.units;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class UnknownNameTest {
    @Test
    void suggestsTheNearestNameFirst() {
        assertEquals(
                "h100-nvl",
                UnknownName.nearest("H100_NVL", List.of("a100", "h100-sxm", "h100-nvl", "v100"))
                        .get(0));
    }

    @Test
    void saysWhatWasGivenAndWhatIsKnown() {
        String message = new UnknownName("device", "h101", List.of("h100-nvl")).getMessage();
        assertTrue(message.contains("h101") && message.contains("h100-nvl"), message);
    }
}
