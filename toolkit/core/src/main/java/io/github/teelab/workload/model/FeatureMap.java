package io.github.teelab.workload.model;

/**
 * The shape of what a layer puts out for one image.
 *
 * @param height rows, at least 1
 * @param width columns, at least 1
 * @param channels values at each place, at least 1
 */
public record FeatureMap(int height, int width, int channels) {
    /** Number of values. */
    public long elements() {
        return (long) height * width * channels;
    }

    FeatureMap ofChannels(int newChannels) {
        return new FeatureMap(height, width, newChannels);
    }

    boolean sameSize(FeatureMap other) {
        return height == other.height && width == other.width;
    }

    /** Such as {@code 56x56x64}. */
    @Override
    public String toString() {
        return height + "x" + width + "x" + channels;
    }
}
