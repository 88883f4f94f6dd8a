package io.github.teelab.workload.model;

import java.util.ArrayList;
import java.util.List;

/**
 * A matrix product, activations (rows x inner) times weights (inner x columns), with the bias added in the same kernel;
 * and the products of its backward pass.
 *
 * @param name the layer
 * @param rows rows of activations: images or tokens
 * @param inner inputs of each row
 * @param columns outputs of each row
 * @param bias whether each column has a bias
 * @param widths bytes of values
 */
record Gemm(String name, long rows, long inner, long columns, boolean bias, Widths widths) {
    static final String OP = "gemm";

    /** Library products with few outputs split the inner dimension between SMs (split-K), down to about this length. */
    private static final long INNER_SLICE = 256;

    LayerCost forward() {
        return product(name, rows, inner, columns)
                .weights(widths.weights(weights() + (bias ? columns : 0)))
                .reads(widths.activations(rows * inner))
                .writes(widths.activations(rows * columns));
    }

    /** The gradients: of the input unless nothing needs it, of the weights, of the bias. */
    List<LayerCost> backward(boolean inputNeedsGradient) {
        List<LayerCost> costs = new ArrayList<>();
        long outputGradient = widths.activations(rows * columns);
        if (inputNeedsGradient) {
            costs.add(product(name + ".dgrad", rows, columns, inner)
                    .weights(widths.weights(weights()))
                    .reads(outputGradient)
                    .writes(widths.activations(rows * inner)));
        }
        costs.add(product(name + ".wgrad", inner, rows, columns)
                .reads(outputGradient + widths.activations(rows * inner))
                .writes(widths.weights(weights())));
        if (bias) {
            costs.add(LayerCost.kernel(name + ".bgrad", "bias")
                    .reads(outputGradient)
                    .writes(widths.weights(columns)));
        }
        return costs;
    }

    /** Independent results of a product whose inner dimension may be split. */
    static long workItems(long outputs, long inner) {
        return outputs * Math.max(1, inner / INNER_SLICE);
    }

    private static LayerCost product(String name, long rows, long inner, long columns) {
        return LayerCost.kernel(name, OP).multiplyAdds(rows * inner * columns, workItems(rows * columns, inner));
    }

    private long weights() {
        return inner * columns;
    }
}
