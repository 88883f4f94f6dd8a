package io.github.teelab.jupyter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;
import javax.imageio.ImageIO;

/** The small picture that stands for a notebook in the gallery: the chart of its cell with the tag {@code thumbnail}. */
final class Thumbnail {
    static final int WIDTH = 480;

    private static final String TAG = "thumbnail";

    private Thumbnail() {}

    /** The picture, as the committed notebook shows it, {@link #WIDTH} pixels wide; empty if no cell has the tag or a chart. */
    static Optional<BufferedImage> of(Notebook notebook) throws IOException {
        for (JsonNode cell : new ObjectMapper().readTree(notebook.text()).path("cells")) {
            if (isTagged(cell)) {
                for (JsonNode output : cell.path("outputs")) {
                    String png = output.path("data").path("image/png").asText();
                    if (!png.isEmpty()) {
                        byte[] bytes = Base64.getMimeDecoder().decode(png);
                        return Optional.of(scaled(ImageIO.read(new ByteArrayInputStream(bytes))));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isTagged(JsonNode cell) {
        for (JsonNode tag : cell.path("metadata").path("tags")) {
            if (tag.asText().equals(TAG)) {
                return true;
            }
        }
        return false;
    }

    /** By halves first, since one large step leaves out pixels. */
    private static BufferedImage scaled(BufferedImage picture) {
        BufferedImage smaller = picture;
        while (smaller.getWidth() > 2 * WIDTH) {
            smaller = drawn(smaller, smaller.getWidth() / 2, smaller.getHeight() / 2);
        }
        return drawn(smaller, WIDTH, smaller.getHeight() * WIDTH / smaller.getWidth());
    }

    private static BufferedImage drawn(BufferedImage picture, int width, int height) {
        BufferedImage result = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = result.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(picture, 0, 0, width, height, null);
        graphics.dispose();
        return result;
    }
}
