package io.github.teelab.workload.model;

import java.util.ArrayList;
import java.util.List;

/**
 * The kernels of a mixture's feed-forward part: router, choice, and the experts' products grouped by expert, so that the
 * weights of each expert that any token goes through are read once.
 *
 * @param model the transformer
 * @param mixture its experts
 * @param step the pass
 * @param widths bytes of values
 */
record TransformerExperts(Transformer model, Mixture mixture, TokenStep step, Widths widths) {
    List<LayerCost> costs(String layer) {
        long picked = step.rows() * mixture.active();
        List<LayerCost> costs = new ArrayList<>();
        costs.add(
                new Gemm(layer + ".router", step.rows(), model.hidden(), mixture.experts(), false, widths.unquantised())
                        .forward());
        costs.add(streaming(layer + ".choice", step.rows() * mixture.experts(), 2 * picked));
        costs.add(grouped(layer + ".experts_first", model.hidden(), model.firstWidth(mixture.ffn())));
        costs.add(streaming(
                layer + ".activation",
                picked * model.firstWidth(mixture.ffn()) + step.rows() * model.firstWidth(mixture.sharedFfn()),
                picked * mixture.ffn() + step.rows() * mixture.sharedFfn()));
        costs.add(grouped(layer + ".experts_second", mixture.ffn(), model.hidden()));
        costs.add(streaming(layer + ".sum", picked * model.hidden(), step.rows() * model.hidden()));
        if (mixture.sharedFfn() > 0) {
            costs.add(shared(layer + ".shared_first", model.hidden(), model.firstWidth(mixture.sharedFfn())));
            costs.add(shared(layer + ".shared_second", mixture.sharedFfn(), model.hidden()));
        }
        return costs;
    }

    private LayerCost grouped(String name, long inner, long columns) {
        long rows = step.rows() * mixture.active();
        long weights = Math.round(mixture.touched(step.rows()) * inner * columns);
        return LayerCost.kernel(name, Gemm.OP)
                .multiplyAdds(rows * inner * columns, Gemm.workItems(rows * columns, inner))
                .weights(widths.weights(weights))
                .reads(widths.activations(rows * inner))
                .writes(widths.activations(rows * columns));
    }

    private LayerCost shared(String name, long inner, long columns) {
        return new Gemm(name, step.rows(), inner, columns, false, widths).forward();
    }

    private LayerCost streaming(String name, long read, long written) {
        return LayerCost.kernel(name, "experts").reads(widths.activations(read)).writes(widths.activations(written));
    }
}
