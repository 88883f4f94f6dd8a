package io.github.teelab.workload.model;

import java.util.ArrayList;
import java.util.List;

/**
 * The kernels of a transformer's forward pass; {@link Transformer} lists those of a layer.
 *
 * @param model the transformer
 * @param step the pass
 * @param widths bytes of values
 * @param training whether a loss follows instead of a choice of tokens
 */
record TransformerForward(Transformer model, TokenStep step, Widths widths, boolean training) {
    /** Logits to FP32, and the choice of the largest. */
    private static final int SAMPLE_KERNELS = 2;

    List<LayerCost> costs() {
        List<LayerCost> costs = new ArrayList<>(before());
        int dense = model.layers() - model.mixtureLayers();
        for (int layer = 0; layer < model.layers(); layer++) {
            costs.addAll(layer(TransformerGemms.layer(layer), layer >= dense));
        }
        costs.addAll(after());
        return costs;
    }

    /** The same with equal layers added up. */
    List<LayerCost> grouped() {
        List<LayerCost> costs = new ArrayList<>(before());
        int dense = model.layers() - model.mixtureLayers();
        if (dense > 0) {
            layer("layers", false).forEach(cost -> costs.add(cost.inLayers(dense)));
        }
        if (dense < model.layers()) {
            layer("mixtures", true).forEach(cost -> costs.add(cost.inLayers(model.mixtureLayers())));
        }
        costs.addAll(after());
        return costs;
    }

    private List<LayerCost> before() {
        return List.of(embedding(), norm("embedding.norm", 1));
    }

    private List<LayerCost> layer(String name, boolean mixture) {
        TransformerGemms gemms = new TransformerGemms(model, step, widths);
        List<LayerCost> costs = new ArrayList<>();
        costs.add(gemms.qkv(name).forward());
        if (model.rotary()) {
            costs.add(streaming(name + ".rotary", "rotary", rotated(), rotated()));
        }
        if (step.cached()) {
            costs.add(cacheWrite(name + ".cache"));
        }
        model.latent().ifPresent(latent -> costs.add(absorbed(name + ".latent", latent)));
        costs.add(attention(name + ".attention"));
        costs.add(gemms.attentionOutput(name).forward());
        costs.add(norm(name + ".attention.norm", 2));
        if (mixture) {
            costs.addAll(new TransformerExperts(model, model.mixture().orElseThrow(), step, widths).costs(name));
        } else {
            costs.add(gemms.first(name).forward());
            costs.add(streaming(name + ".activation", "activation", step.rows() * model.firstWidth(), inner()));
            costs.add(gemms.second(name).forward());
        }
        costs.add(norm(name + ".norm", 2));
        return costs;
    }

    private List<LayerCost> after() {
        List<LayerCost> costs = new ArrayList<>();
        if (step.headRows() > 0) {
            costs.add(new TransformerGemms(model, step, widths).end().forward());
            end(costs);
        }
        return costs;
    }

    private void end(List<LayerCost> costs) {
        if (model.kind() == Transformer.Kind.ENCODER) {
            long pooled = step.headRows() * model.hidden();
            costs.add(streaming("pooler.tanh", "activation", pooled, pooled));
        }
        long logits = TransformerBackward.lossValues(model, step);
        if (training) {
            costs.add(streaming("loss", "loss", logits, logits).inKernels(NetForward.LOSS_KERNELS));
        } else if (model.kind() == Transformer.Kind.DECODER) {
            long wide = logits * Float.BYTES;
            costs.add(LayerCost.kernel("sample", "sample")
                    .reads(widths.activations(logits) + wide)
                    .writes(wide)
                    .inKernels(SAMPLE_KERNELS));
        }
    }

    /** A row of each table for each token, and their sum. */
    private LayerCost embedding() {
        int tables = tables(model);
        return streaming("embedding", "embedding", 2L * (tables - 1) * values(), (2L * tables - 1) * values())
                .weights(widths.weights((long) tables * values()))
                .inKernels(2L * tables - 1);
    }

    /** Tables of tokens, of positions where they are learned, of token types where there are any. */
    static int tables(Transformer model) {
        return 1 + (model.rotary() ? 0 : 1) + (model.kind() == Transformer.Kind.ENCODER ? 1 : 0);
    }

    /** A norm; with a residual it reads and writes two streams of values. */
    private LayerCost norm(String name, int streams) {
        return streaming(name, "norm", streams * values(), streams * values())
                .weights(widths.weights(model.normParameters()));
    }

    private LayerCost cacheWrite(String name) {
        long keysAndValues = step.rows() * model.cachedWidth();
        return LayerCost.kernel(name, "cache")
                .reads(widths.activations(keysAndValues))
                .writes(widths.cached(keysAndValues));
    }

    /** FlashAttention: scores never reach memory; masked blocks are skipped; each key and value is read once. */
    private LayerCost attention(String name) {
        long keysAndValues = step.contexts() * model.cachedWidth();
        long queries = step.rows() * attentionWidth(model);
        long read = widths.activations(queries)
                + (step.cached() ? widths.cached(keysAndValues) : widths.activations(keysAndValues));
        return LayerCost.kernel(name, "attention")
                .multiplyAdds(attentionMultiplyAdds(model, step), Gemm.workItems(queries, step.meanContext()))
                .reads(read)
                .writes(widths.activations(queries));
    }

    /** Queries with keys, then scores with values. */
    static long attentionMultiplyAdds(Transformer model, TokenStep step) {
        return 2 * step.pairs() * attentionWidth(model);
    }

    /** Values of a token that attention multiplies with each token it looks at: in the latent space where there is one. */
    private static long attentionWidth(Transformer model) {
        return model.latent()
                .map(latent -> (long) model.heads() * latent.cached())
                .orElse((long) model.queryWidth());
    }

    /** Queries into the latent space and results out of it, head by head, as engines absorb the widening matrices. */
    private LayerCost absorbed(String name, LatentAttention latent) {
        long inner = (long) latent.keyWidth() + latent.valueWidth();
        return new Gemm(name, step.rows(), inner, (long) model.heads() * latent.rank(), false, widths).forward();
    }

    private LayerCost streaming(String name, String op, long read, long written) {
        return LayerCost.kernel(name, op).reads(widths.activations(read)).writes(widths.activations(written));
    }

    /** Values between layers: hidden ones of all tokens of the pass. */
    private long values() {
        return step.rows() * model.hidden();
    }

    private long inner() {
        return step.rows() * model.ffn();
    }

    /** Queries and keys. */
    private long rotated() {
        return step.rows() * ((long) model.queryWidth() + model.kvWidth());
    }
}
