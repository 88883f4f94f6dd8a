package io.github.teelab.jupyter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.teelab.report.Chart;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class RichDisplayTest {
    private static final int LIBRARY_CHARACTERS = 1_000_000;

    private final Chart chart = Chart.bars("Overhead")
            .categories("clear", "stock")
            .y("Slowdown", "")
            .series("H100", 1, 1.4);
    private final AtomicInteger ids = new AtomicInteger();
    private final RichDisplay pictures = display(false);
    private final RichDisplay interactive = display(true);

    private RichDisplay display(boolean withScripts) {
        return new RichDisplay(() -> withScripts, () -> "chart-" + ids.incrementAndGet());
    }

    @Test
    void aChartIsAPictureAndNothingThatGitHubWouldHide() throws IOException {
        Map<String, String> bundle = pictures.show(chart);
        assertEquals(List.of("image/png", "text/plain"), List.copyOf(bundle.keySet()));
        BufferedImage shown =
                ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(bundle.get("image/png"))));
        assertEquals(chart.image().getWidth(), shown.getWidth());
        assertEquals("Chart: Overhead", bundle.get("text/plain"));
    }

    @Test
    void anInteractiveChartKeepsItsPicture() {
        Map<String, String> bundle = interactive.show(chart);
        assertEquals(List.of("text/html", "image/png", "text/plain"), List.copyOf(bundle.keySet()));
        assertTrue(bundle.get("text/html").contains("id=\"chart-1\""));
    }

    @Test
    void thePlotlyLibraryComesOnceAndEachChartHasItsOwnId() {
        String first = interactive.show(chart).get("text/html");
        String second = interactive.show(chart.figure()).get("text/html");
        assertTrue(first.length() > LIBRARY_CHARACTERS);
        assertTrue(second.length() < LIBRARY_CHARACTERS);
        assertTrue(second.contains("id=\"chart-2\""));
    }

    @Test
    void aFigureIsInteractiveBecauseItHasNoOtherForm() {
        Map<String, String> bundle = pictures.show(chart.figure());
        assertEquals(List.of("text/html", "text/plain"), List.copyOf(bundle.keySet()));
        assertTrue(bundle.get("text/html").contains("id=\"chart-1\""));
    }

    @Test
    void theChoiceIsReadAtEachChart() {
        RichDisplay display = RichDisplay.forNotebook();
        String before = System.getProperty("teelab.charts");
        try {
            System.setProperty("teelab.charts", "interactive");
            assertTrue(display.show(chart).containsKey("text/html"));
            System.setProperty("teelab.charts", "picture");
            assertFalse(display.show(chart).containsKey("text/html"));
        } finally {
            if (before == null) {
                System.clearProperty("teelab.charts");
            } else {
                System.setProperty("teelab.charts", before);
            }
        }
    }

    @Test
    void aStrangerIsRefusedByName() {
        String message = assertThrows(IllegalArgumentException.class, () -> pictures.show(1))
                .getMessage();
        assertTrue(message.contains("got a java.lang.Integer") && message.contains("tech.tablesaw.api.Table"), message);
    }
}
