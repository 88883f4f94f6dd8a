package io.github.teelab.jupyter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The gallery shows each notebook with a thumbnail that is what the committed notebook shows. With {@code
 * -Dteelab.gallery=write} the thumbnails are written anew.
 */
class GalleryTest {
    private static final Path FOLDER = Path.of(System.getProperty("teelab.root", "../.."), "notebooks");
    private static final boolean WRITE =
            System.getProperty("teelab.gallery", "").equals("write");

    @TestFactory
    Stream<DynamicTest> eachNotebookHasItsThumbnail() {
        return Notebook.in(FOLDER).stream().map(notebook -> dynamicTest(notebook.name(), () -> check(notebook)));
    }

    private static void check(Notebook notebook) throws IOException {
        Optional<BufferedImage> made = Thumbnail.of(notebook);
        assertTrue(made.isPresent(), "tag one cell that shows a chart with \"thumbnail\"");
        String image = "images/" + notebook.name().replace(".ipynb", ".png");
        Path file = FOLDER.resolve(image);
        if (WRITE) {
            Files.createDirectories(file.getParent());
            ImageIO.write(made.get(), "png", file.toFile());
        }
        assertTrue(Files.isRegularFile(file), image + " is missing; " + remedy());
        assertEquals(0, differing(made.get(), ImageIO.read(file.toFile())), image + " is an old one; " + remedy());
        String gallery = Files.readString(FOLDER.resolve("README.md"));
        assertTrue(gallery.contains("](" + notebook.name() + ")"), "README.md does not lead to " + notebook.name());
        assertTrue(gallery.contains(image), "README.md does not show " + image);
    }

    /** How many pixels are another colour than by the unevenness that a decoder may have. */
    private static int differing(BufferedImage made, BufferedImage stored) {
        if (made.getWidth() != stored.getWidth() || made.getHeight() != stored.getHeight()) {
            return Integer.MAX_VALUE;
        }
        int count = 0;
        for (int y = 0; y < made.getHeight(); y++) {
            for (int x = 0; x < made.getWidth(); x++) {
                count += isClose(made.getRGB(x, y), stored.getRGB(x, y)) ? 0 : 1;
            }
        }
        return count;
    }

    private static boolean isClose(int colour, int other) {
        for (int shift = 0; shift <= 16; shift += 8) {
            if (Math.abs((colour >> shift & 0xff) - (other >> shift & 0xff)) > 2) {
                return false;
            }
        }
        return true;
    }

    private static String remedy() {
        return "run ./mvnw -pl toolkit/jupyter -am test -Dtest=GalleryTest -Dteelab.gallery=write"
                + " -Dsurefire.failIfNoSpecifiedTests=false";
    }
}
