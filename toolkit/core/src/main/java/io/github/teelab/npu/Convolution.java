package io.github.teelab.npu;

/**
 * A convolution over one image, any padding already part of the image.
 *
 * @param inputHeight rows of the padded image
 * @param inputWidth columns of the padded image
 * @param filterHeight rows of a filter, at most those of the image
 * @param filterWidth columns of a filter, at most those of the image
 * @param channels channels of image and filter
 * @param filters number of filters, the channels of the result
 * @param strideHeight rows between two windows
 * @param strideWidth columns between two windows
 */
public record Convolution(
        int inputHeight,
        int inputWidth,
        int filterHeight,
        int filterWidth,
        int channels,
        int filters,
        int strideHeight,
        int strideWidth) {
    /** @throws IllegalArgumentException if a size is below 1, or the filter is larger than the image */
    public Convolution {
        int least = Math.min(
                Math.min(Math.min(filterHeight, filterWidth), Math.min(channels, filters)),
                Math.min(strideHeight, strideWidth));
        if (least < 1 || filterHeight > inputHeight || filterWidth > inputWidth) {
            throw new IllegalArgumentException(
                    "convolution: got image " + inputHeight + " x " + inputWidth + ", filter "
                            + filterHeight + " x " + filterWidth + ", " + channels + " channels, " + filters
                            + " filters, stride "
                            + strideHeight + " x " + strideWidth
                            + ", allowed 1 or more for each and a filter no larger than the image");
        }
    }

    /** Rows of the result: windows that lie wholly inside the image. */
    public int outputHeight() {
        return (inputHeight - filterHeight) / strideHeight + 1;
    }

    /** Columns of the result: windows that lie wholly inside the image. */
    public int outputWidth() {
        return (inputWidth - filterWidth) / strideWidth + 1;
    }

    /**
     * The matrix product it amounts to: a row for each place of the result, filters as columns.
     *
     * @throws IllegalArgumentException if that product is too large
     */
    public Gemm gemm() {
        return product((long) outputHeight() * outputWidth());
    }

    /**
     * The product as SCALE-Sim sees it, which rounds the size of the result up where the stride does not divide: a last
     * window that reaches past the edge counts as well.
     *
     * @throws IllegalArgumentException if that product is too large
     */
    public Gemm scaleSimGemm() {
        long height = ceilDiv(inputHeight - filterHeight, strideHeight) + 1;
        long width = ceilDiv(inputWidth - filterWidth, strideWidth) + 1;
        return product(height * width);
    }

    private Gemm product(long places) {
        return new Gemm(places, (long) filterHeight * filterWidth * channels, filters);
    }

    private static long ceilDiv(long a, long b) {
        return -Math.floorDiv(-a, b);
    }
}
