package io.github.teelab.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.teelab.report.SpanMerge.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SpanMergeTest {
    private static final List<String> CATEGORIES = List.of("copy", "kernel");
    private static final GanttChart.Window WINDOW = new GanttChart.Window(0, 1000);

    private static GanttChart.Span span(String category, long startPs, long endPs) {
        return new GanttChart.Span("GPU", category, category + startPs, startPs, endPs);
    }

    private static List<List<Piece>> tracks(int pixels, GanttChart.Span... spans) {
        return SpanMerge.tracks(List.of(spans), WINDOW, pixels, CATEGORIES);
    }

    @Test
    void wideSpansStayAsTheyAre() {
        assertEquals(
                List.of(List.of(new Piece(0, 0, 400, "copy0", 1), new Piece(1, 400, 900, "kernel400", 1))),
                tracks(10, span("copy", 0, 400), span("kernel", 400, 900)));
    }

    @Test
    void narrowSpansOfOnePixelTakeTheCategoryThatFillsMost() {
        assertEquals(
                List.of(List.of(new Piece(1, 100, 200, "", 3))),
                tracks(10, span("copy", 100, 110), span("kernel", 110, 150), span("copy", 150, 160)));
    }

    @Test
    void neighbouringPixelsOfOneCategoryBecomeOnePiece() {
        assertEquals(
                List.of(List.of(new Piece(0, 100, 300, "", 4))),
                tracks(
                        10,
                        span("copy", 100, 110),
                        span("copy", 120, 130),
                        span("copy", 200, 210),
                        span("copy", 220, 230)));
    }

    @Test
    void overlappingSpansGetTracksOfTheirOwn() {
        assertEquals(
                List.of(
                        List.of(new Piece(0, 0, 400, "copy0", 1), new Piece(0, 500, 900, "copy500", 1)),
                        List.of(new Piece(1, 100, 600, "kernel100", 1))),
                tracks(10, span("copy", 0, 400), span("kernel", 100, 600), span("copy", 500, 900)));
    }

    @Test
    void aWindowCutsSpansAndDropsThoseOutside() {
        GanttChart.Window window = new GanttChart.Window(300, 700);
        List<GanttChart.Span> lane = List.of(span("copy", 0, 200), span("copy", 250, 500), span("kernel", 800, 900));
        assertEquals(
                List.of(List.of(new Piece(0, 300, 500, "copy250", 1))), SpanMerge.tracks(lane, window, 10, CATEGORIES));
    }

    @Property(tries = 100)
    void noSpanIsLostAndPixelsBoundTheNumberOfPieces(@ForAll long seed) {
        Random random = new Random(seed);
        List<GanttChart.Span> lane = new ArrayList<>();
        long timePs = 0;
        for (int i = 0; i < 2000; i++) {
            long end = timePs + random.nextInt(40);
            lane.add(span(CATEGORIES.get(random.nextInt(2)), timePs, end));
            timePs = end + random.nextInt(5);
        }
        GanttChart.Window whole = new GanttChart.Window(0, timePs + 1);
        List<List<Piece>> tracks = SpanMerge.tracks(lane, whole, 100, CATEGORIES);
        assertEquals(1, tracks.size());
        List<Piece> pieces = tracks.get(0);
        assertEquals(2000, pieces.stream().mapToInt(Piece::spans).sum());
        assertTrue(pieces.size() <= 102, "pieces: " + pieces.size());
        for (int i = 1; i < pieces.size(); i++) {
            assertTrue(pieces.get(i - 1).toPs() <= pieces.get(i).fromPs());
        }
    }
}
