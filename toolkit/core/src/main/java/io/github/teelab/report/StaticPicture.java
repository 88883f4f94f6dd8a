package io.github.teelab.report;

import io.github.teelab.files.OutputFile;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.jfree.chart.JFreeChart;

/** Draws a chart through JFreeChart, as pixels or as SVG. */
final class StaticPicture {
    static final int WIDTH = 900;

    private static final int SCALE = 2;
    private static final int HEIGHT = 480;

    private StaticPicture() {}

    /** Logical height that suits the chart at the width of 900. */
    static int naturalHeight(Chart chart) {
        if (chart instanceof GanttChart gantt) {
            return Math.min(1600, Math.max(260, 170 + GanttLayout.rowCount(gantt) * 34));
        }
        if (chart instanceof BarChart bars && bars.horizontal()) {
            int perCategory = bars.isStacked() ? 1 : Math.max(1, bars.series().size());
            return Math.min(1600, Math.max(300, 150 + bars.categories().size() * (18 + 22 * perCategory)));
        }
        if (chart instanceof HeatMap map) {
            return Math.min(1200, Math.max(360, 150 + map.rows().size() * 38));
        }
        return HEIGHT;
    }

    static BufferedImage image(Chart chart, int width, int height) {
        within("width", width, 200);
        within("height", height, 120);
        JFreeChart drawing = FreeChart.of(chart, width);
        BufferedImage image = new BufferedImage(width * SCALE, height * SCALE, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.scale(SCALE, SCALE);
        drawing.draw(graphics, new Rectangle2D.Double(0, 0, width, height));
        graphics.dispose();
        return image;
    }

    static void png(Chart chart, Path file) {
        byte[] bytes = png(chart);
        OutputFile.write(file, out -> out.write(bytes));
    }

    /** The chart at its natural size as the bytes of a PNG file. */
    static byte[] png(Chart chart) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(chart.image(), "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot encode chart \"" + chart.title() + "\": " + e.getMessage(), e);
        }
        return out.toByteArray();
    }

    static void svg(Chart chart, Path file) {
        OutputFile.write(file, svg(chart));
    }

    static String svg(Chart chart) {
        int height = naturalHeight(chart);
        return SvgDrawing.of(WIDTH, height, FreeChart.of(chart, WIDTH));
    }

    private static void within(String what, int value, int least) {
        if (value < least || value > 8000) {
            throw new IllegalArgumentException(
                    "image " + what + ": got " + value + ", allowed " + least + " to 8000 logical pixels");
        }
    }
}
