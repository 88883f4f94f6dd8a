package io.github.teelab.workload.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The size of one input image.
 *
 * @param height rows of pixels
 * @param width columns of pixels
 * @param channels values in a pixel, such as 3 for red, green and blue
 */
public record InputShape(int height, int width, int channels) {
    private static final int MOST_PIXELS = 10_000;
    private static final int MOST_CHANNELS = 64;
    private static final Pattern TEXT = Pattern.compile("(\\d{1,9})x(\\d{1,9})x(\\d{1,9})");

    /** @throws IllegalArgumentException if a side is not in 1..10000, or channels not in 1..64 */
    public InputShape {
        if (height < 1 || height > MOST_PIXELS || width < 1 || width > MOST_PIXELS) {
            throw error(height + "x" + width + "x" + channels, "");
        }
        if (channels < 1 || channels > MOST_CHANNELS) {
            throw error(
                    height + "x" + width + "x" + channels,
                    channels <= MOST_PIXELS && height <= MOST_CHANNELS
                            ? "; channels come last, did you mean " + width + "x" + channels + "x" + height + "?"
                            : "");
        }
    }

    /** A square image with three channels. */
    public static InputShape square(int side) {
        return new InputShape(side, side, 3);
    }

    /**
     * Reads text such as {@code "224x224x3"}: height, width, channels.
     *
     * @throws IllegalArgumentException if the text is anything else
     */
    public static InputShape parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            throw error(text, "");
        }
        return new InputShape(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(3)));
    }

    private static IllegalArgumentException error(String given, String hint) {
        return new IllegalArgumentException(
                "input: got \"" + given + "\", allowed HEIGHTxWIDTHxCHANNELS with sides of 1 to " + MOST_PIXELS
                        + " and 1 to " + MOST_CHANNELS + " channels, such as 224x224x3" + hint);
    }

    FeatureMap map() {
        return new FeatureMap(height, width, channels);
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        return height + "x" + width + "x" + channels;
    }
}
