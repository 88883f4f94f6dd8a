package io.github.teelab.jupyter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.teelab.platform.Platforms;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ToolkitObjectTest {
    private final RichDisplay display = new RichDisplay(() -> false, () -> "chart-1");

    @Test
    void aPartIsShownByTheExplanationOfItsNumbers() {
        var gpu = Platforms.h100Node().gpu();
        assertEquals(Optional.of(display.show(gpu.explain().table())), display.find(gpu));
        assertTrue(display.show(gpu).get(RichDisplay.HTML).contains("<table"));
    }

    @Test
    void whatIsNotTheToolkitsIsLeftToTheKernel() {
        assertEquals(Optional.empty(), display.find("text"));
        assertEquals(Optional.empty(), display.find(new Object()));
    }
}
