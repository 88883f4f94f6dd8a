package io.github.teelab.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

class StaticPictureTest {
    /** Pixels of exactly one colour: solid areas, not the blended edges of letters. */
    private static long pixels(BufferedImage image, Color colour) {
        int wanted = colour.getRGB();
        long count = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                count += image.getRGB(x, y) == wanted ? 1 : 0;
            }
        }
        return count;
    }

    @Test
    void anImageHasTwoPixelsForEachLogicalPixel() {
        BufferedImage image = Samples.bars().image(400, 300);
        assertEquals(800, image.getWidth());
        assertEquals(600, image.getHeight());
        assertEquals(1800, Samples.bars().image().getWidth());
    }

    @Test
    void sizesOutOfRangeAreRefused() {
        BarChart chart = Samples.bars();
        assertEquals(
                "image width: got 100, allowed 200 to 8000 logical pixels",
                assertThrows(IllegalArgumentException.class, () -> chart.image(100, 300))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> chart.image(400, 9000));
    }

    @TestFactory
    List<DynamicTest> everyKindShowsItsColoursOnWhite() {
        return Samples.charts().entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    BufferedImage image = entry.getValue().image();
                    Color first = entry.getKey().equals("heat map") ? Palette.heat(1) : Palette.series(0);
                    assertTrue(pixels(image, first) > 50, "first colour of the palette");
                    assertTrue(pixels(image, Color.WHITE) > 0.2 * image.getWidth() * image.getHeight(), "background");
                }))
                .toList();
    }

    @Test
    void eachSeriesHasAColourOfItsOwn() {
        BufferedImage image = Samples.stacked().image();
        assertTrue(pixels(image, Palette.series(0)) > 10_000);
        assertTrue(pixels(image, Palette.series(1)) > 10_000);
        assertEquals(0, pixels(image, Palette.series(2)));
    }

    @Test
    void barsAreAsLongAsTheirValues() {
        BarChart chart =
                Chart.bars("Time").categories("all").series("short", 10).series("long", 30);
        BufferedImage image = chart.image();
        double ratio = (double) pixels(image, Palette.series(1)) / pixels(image, Palette.series(0));
        // The legend's boxes and the antialiased edges add a little to both.
        assertEquals(3, ratio, 0.1);
    }

    @TestFactory
    List<DynamicTest> everyKindGivesWellFormedSvg() {
        return Samples.charts().entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    String svg = StaticPicture.svg(entry.getValue());
                    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
                    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
                    var document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
                    assertEquals("svg", document.getDocumentElement().getTagName());
                    assertTrue(svg.contains(entry.getValue().title()), "title");
                    assertEquals(svg, StaticPicture.svg(entry.getValue()), "the same bytes each time");
                }))
                .toList();
    }

    @Test
    void pngFilesCanBeReadBack(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("bars.png");
        Samples.bars().png(file);
        BufferedImage image = ImageIO.read(file.toFile());
        assertEquals(1800, image.getWidth());
        assertEquals(960, image.getHeight());
    }

    @Test
    void svgFilesAreWritten(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("bars.svg");
        Samples.bars().svg(file);
        assertTrue(Files.readString(file).contains("Slowdown"));
    }

    @Test
    void aFileThatCannotBeWrittenIsNamed(@TempDir Path folder) {
        Path file = folder.resolve("missing").resolve("bars.png");
        UncheckedIOException e =
                assertThrows(UncheckedIOException.class, () -> Samples.bars().png(file));
        assertTrue(e.getMessage().startsWith("cannot write " + file));
    }
}
