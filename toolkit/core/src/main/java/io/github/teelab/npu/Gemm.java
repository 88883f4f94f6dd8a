package io.github.teelab.npu;

/**
 * A matrix product: m x k times k x n gives m x n.
 *
 * @param m rows of the left matrix and of the result
 * @param k columns of the left matrix and rows of the right one, the inner dimension
 * @param n columns of the right matrix and of the result
 */
public record Gemm(long m, long k, long n) {
    /** The most multiply-adds of one product, 2<sup>56</sup>: cycles and bytes of anything smaller fit 64 bits. */
    public static final long MOST_MULTIPLY_ADDS = 1L << 56;

    /** @throws IllegalArgumentException if a dimension is below 1, or there are more than 2<sup>56</sup> multiply-adds */
    public Gemm {
        if (m < 1 || k < 1 || n < 1) {
            throw new IllegalArgumentException(
                    "matrix product: got m " + m + ", k " + k + ", n " + n + ", allowed 1 or more for each");
        }
        if (Math.multiplyHigh(m, k) != 0 || m * k < 0 || m * k > MOST_MULTIPLY_ADDS / n) {
            throw new IllegalArgumentException("matrix product: got m " + m + ", k " + k + ", n " + n
                    + ", allowed at most 2^56 multiply-adds; split it into smaller products");
        }
    }

    /** Multiply-adds: m k n. */
    public long multiplyAdds() {
        return m * k * n;
    }

    /** Such as {@code 200 x 300 x 150} for m, k, n. */
    @Override
    public String toString() {
        return m + " x " + k + " x " + n;
    }
}
