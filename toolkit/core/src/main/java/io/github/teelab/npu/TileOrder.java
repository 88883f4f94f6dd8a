package io.github.teelab.npu;

/** Which tiles of a product follow each other; the inner dimension always runs innermost. */
public enum TileOrder {
    /** All tiles of a strip of rows of the result, then the next strip: a strip of the left matrix stays. */
    ROWS_FIRST,
    /** All tiles of a strip of columns of the result, then the next strip: a strip of the right matrix stays. */
    COLUMNS_FIRST
}
