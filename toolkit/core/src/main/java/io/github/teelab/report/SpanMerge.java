package io.github.teelab.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Prepares the spans of one lane for drawing: spans that overlap go onto tracks of their own, and on each track spans
 * narrower than a pixel are gathered by pixel column, each run of columns taking the category that fills most of it.
 */
final class SpanMerge {
    /**
     * What to draw on a track.
     *
     * @param label the span's label if {@code spans} is 1, else empty
     */
    record Piece(int category, long fromPs, long toPs, String label, int spans) {}

    private SpanMerge() {}

    static List<List<Piece>> tracks(
            List<GanttChart.Span> lane, GanttChart.Window window, int pixels, List<String> categories) {
        List<List<GanttChart.Span>> tracks = apart(lane.stream()
                .filter(span -> span.endPs() >= window.fromPs() && span.startPs() <= window.toPs())
                .sorted(Comparator.comparingLong(GanttChart.Span::startPs))
                .toList());
        long pixelPs = Math.max(1, (window.toPs() - window.fromPs()) / pixels);
        return tracks.stream()
                .map(track -> new Merger(window, pixelPs, categories).merge(track))
                .toList();
    }

    /** Puts spans, sorted by start, on as few tracks as hold them without overlap. */
    private static List<List<GanttChart.Span>> apart(List<GanttChart.Span> sorted) {
        record Track(long endPs, int index) {}
        List<List<GanttChart.Span>> tracks = new ArrayList<>();
        PriorityQueue<Track> free =
                new PriorityQueue<>(Comparator.comparingLong(Track::endPs).thenComparingInt(Track::index));
        for (GanttChart.Span span : sorted) {
            int index = tracks.size();
            if (!free.isEmpty() && free.peek().endPs() <= span.startPs()) {
                index = free.remove().index();
            } else {
                tracks.add(new ArrayList<>());
            }
            tracks.get(index).add(span);
            free.add(new Track(span.endPs(), index));
        }
        return tracks;
    }

    /** Walks one track from left to right, holding the narrow spans of the current pixel column. */
    private static final class Merger {
        private final GanttChart.Window window;
        private final long pixelPs;
        private final List<String> categories;
        private final List<Piece> pieces = new ArrayList<>();
        private final long[] coveredPs;
        private long column = -1;
        private int held;
        private GanttChart.Span lastHeld;

        Merger(GanttChart.Window window, long pixelPs, List<String> categories) {
            this.window = window;
            this.pixelPs = pixelPs;
            this.categories = categories;
            this.coveredPs = new long[categories.size()];
        }

        List<Piece> merge(List<GanttChart.Span> track) {
            for (GanttChart.Span span : track) {
                long from = Math.max(span.startPs(), window.fromPs());
                long to = Math.min(span.endPs(), window.toPs());
                if (to - from >= pixelPs) {
                    release();
                    pieces.add(new Piece(categories.indexOf(span.category()), from, to, span.label(), 1));
                } else {
                    hold(span, from, to);
                }
            }
            release();
            return pieces;
        }

        private void hold(GanttChart.Span span, long from, long to) {
            long at = (from - window.fromPs()) / pixelPs;
            if (at != column) {
                release();
                column = at;
            }
            held++;
            lastHeld = span;
            // An instant counts as a little, so that a lane of instants alone still has a colour.
            coveredPs[categories.indexOf(span.category())] += Math.max(1, to - from);
        }

        private void release() {
            if (held > 0) {
                int most = 0;
                for (int i = 1; i < coveredPs.length; i++) {
                    most = coveredPs[i] > coveredPs[most] ? i : most;
                }
                long from = window.fromPs() + column * pixelPs;
                append(new Piece(most, from, from + pixelPs, held == 1 ? lastHeld.label() : "", held));
                Arrays.fill(coveredPs, 0);
                held = 0;
            }
            column = -1;
        }

        /** Joins a column to the one before if both are of one category and touch. */
        private void append(Piece piece) {
            int end = pieces.size() - 1;
            if (end >= 0) {
                Piece before = pieces.get(end);
                if (before.category() == piece.category() && before.toPs() >= piece.fromPs() && before.spans() > 1) {
                    pieces.set(
                            end,
                            new Piece(
                                    piece.category(),
                                    before.fromPs(),
                                    piece.toPs(),
                                    "",
                                    before.spans() + piece.spans()));
                    return;
                }
            }
            pieces.add(piece);
        }
    }
}
