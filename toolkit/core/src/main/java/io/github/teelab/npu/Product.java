package io.github.teelab.npu;

/**
 * A matrix product with where its matrices lie.
 *
 * @param name what it is for
 * @param left the left matrix, m x k as the product takes it
 * @param right the right matrix, k x n as the product takes it
 * @param result the result, m x n
 * @param count how often, one after the other, such as once for each head of each layer; at least 1
 */
public record Product(String name, Operand left, Operand right, Operand result, long count) implements Work {
    /** @throws IllegalArgumentException if the sizes do not fit each other or the count is below 1 */
    public Product {
        if (left.productColumns() != right.productRows()
                || left.productRows() != result.productRows()
                || right.productColumns() != result.productColumns()
                || count < 1) {
            throw new IllegalArgumentException("product \"" + name + "\": got " + size(left) + " times " + size(right)
                    + " gives " + size(result) + ", " + count
                    + " times, allowed m x k times k x n gives m x n, at least once");
        }
    }

    /** The product's sizes. */
    public Gemm gemm() {
        return new Gemm(left.productRows(), left.productColumns(), right.productColumns());
    }

    private static String size(Operand operand) {
        return operand.productRows() + " x " + operand.productColumns();
    }
}
