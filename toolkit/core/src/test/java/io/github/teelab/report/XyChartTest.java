package io.github.teelab.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class XyChartTest {
    private static final double[] ONE_TWO = {1, 2};

    private static String messageOf(Runnable call) {
        return assertThrows(IllegalArgumentException.class, call::run).getMessage();
    }

    @Test
    void builderKeepsWhatItWasGiven() {
        XyChart chart = Chart.line("Copy bandwidth")
                .subtitle("PCIe 5.0")
                .x("Message size", "B")
                .logX()
                .y("Bandwidth", "GB/s")
                .series("measured", ONE_TWO, new double[] {3, 4});
        assertEquals(Axis.log("Message size", "B"), chart.x());
        assertEquals("Bandwidth (GB/s)", chart.y().label());
        assertEquals(
                Series.of("measured", ONE_TWO, new double[] {3, 4}),
                chart.series().get(0));
    }

    @Test
    void addingASeriesLeavesTheOriginalAlone() {
        XyChart before = Chart.line("Copy bandwidth");
        XyChart after = before.series("measured", ONE_TWO, ONE_TWO);
        assertTrue(before.isEmpty());
        assertEquals(1, after.series().size());
    }

    @Test
    void laterChangesToAnArrayDoNotReachTheChart() {
        double[] ys = {3, 4};
        XyChart chart = Chart.line("Copy bandwidth").series("measured", ONE_TWO, ys);
        ys[0] = 99;
        assertEquals(3, chart.series().get(0).y().get(0));
    }

    @Test
    void scatterSeriesHaveNoLine() {
        XyChart chart = Chart.scatter("Kernels").series("resnet50", ONE_TWO, ONE_TWO);
        assertEquals(Series.Style.POINTS, chart.series().get(0).style());
    }

    @Test
    void differentLengthsAreRefused() {
        String message = messageOf(() -> Chart.line("Copy").series("measured", ONE_TWO, new double[] {1}));
        assertEquals("series \"measured\": y: got 1 values for 2 x values, allowed one for each", message);
    }

    @Test
    void noPointsAreRefused() {
        String message = messageOf(() -> Chart.line("Copy").series("measured", new double[0], new double[0]));
        assertEquals("series \"measured\": got no values, allowed 1 or more", message);
    }

    @Test
    void notANumberIsRefused() {
        String message = messageOf(() -> Chart.line("Copy").series("measured", ONE_TWO, new double[] {1, Double.NaN}));
        assertEquals("series \"measured\": y: got NaN at position 1, allowed finite numbers", message);
    }

    @Test
    void zeroOnALogarithmicAxisIsRefusedWhicheverComesFirst() {
        double[] withZero = {0, 1};
        String dataLast = messageOf(() -> Chart.line("Copy").logX().series("measured", withZero, ONE_TWO));
        String axisLast = messageOf(
                () -> Chart.line("Copy").series("measured", withZero, ONE_TWO).logX());
        assertTrue(dataLast.startsWith("series \"measured\": x: got 0.0 at position 0"), dataLast);
        assertEquals(dataLast, axisLast);
    }

    @Test
    void anIntervalThatMissesItsPointIsRefused() {
        Series series = Series.of("measured", ONE_TWO, new double[] {5, 6});
        String message = messageOf(() -> series.interval(new double[] {4, 7}, new double[] {6, 8}));
        assertEquals(
                "series \"measured\": got the interval 7.0 to 8.0 around 6.0 at position 1, allowed low <= value <= high",
                message);
    }

    @Test
    void aBlankTitleIsRefused() {
        assertEquals("title: got nothing, allowed any text that is not blank", messageOf(() -> Chart.line(" ")));
    }

    @Test
    void drawingWithoutDataSaysSo() {
        XyChart empty = Chart.line("Copy");
        assertEquals(
                "chart \"Copy\" holds no data yet, add some first",
                assertThrows(IllegalStateException.class, empty::image).getMessage());
        assertThrows(IllegalStateException.class, empty::figure);
    }
}
