package io.github.teelab.workload.model;

/**
 * A window that moves over a feature map; for adaptive pooling, height and width are the size of the result.
 *
 * @param height its height
 * @param width its width
 * @param stride places between two windows, both ways
 * @param padHeight rows of padding above and below
 * @param padWidth columns of padding left and right
 * @param ceil whether a last window may reach past the edge
 */
record Window(int height, int width, int stride, int padHeight, int padWidth, boolean ceil) {
    /** The window of a layer that has none. */
    static final Window POINT = new Window(1, 1, 1, 0, 0, false);

    long places() {
        return (long) height * width;
    }

    /** Windows from top to bottom; below 1 if not even one fits. */
    int rows(int mapHeight) {
        return count(mapHeight, height, padHeight);
    }

    /** Windows from left to right; below 1 if not even one fits. */
    int columns(int mapWidth) {
        return count(mapWidth, width, padWidth);
    }

    // As PyTorch counts them: with ceil, a window must still begin inside the map or its left padding.
    private int count(int size, int kernel, int pad) {
        int count = Math.floorDiv(size + 2 * pad - kernel + (ceil ? stride - 1 : 0), stride) + 1;
        return ceil && (count - 1) * stride >= size + pad ? count - 1 : count;
    }
}
