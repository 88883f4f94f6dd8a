package io.github.teelab.workload.model;

/**
 * The matrix products of a transformer's pass.
 *
 * @param model the transformer
 * @param step the pass
 * @param widths bytes of values
 */
record TransformerGemms(Transformer model, TokenStep step, Widths widths) {
    /** The name of a layer, before a dot and the name of one of its kernels. */
    static String layer(int index) {
        return "layer" + index;
    }

    /** Queries, keys and values in one product. */
    Gemm qkv(int layer) {
        return ofLayer(layer, "qkv", model.hidden(), model.hidden() + 2L * model.kvWidth());
    }

    Gemm attentionOutput(int layer) {
        return ofLayer(layer, "out", model.hidden(), model.hidden());
    }

    /** The first product of the feed-forward part, with the gate where there is one. */
    Gemm first(int layer) {
        return ofLayer(layer, model.gated() ? "gate_up" : "up", model.hidden(), model.firstWidth());
    }

    Gemm second(int layer) {
        return ofLayer(layer, "down", model.ffn(), model.hidden());
    }

    /** The last product: over the vocabulary, or the pooler of an encoder over the first token of each sequence. */
    Gemm end() {
        return model.kind() == Transformer.Kind.ENCODER
                ? new Gemm("pooler", step.headRows(), model.hidden(), model.hidden(), true, widths)
                : new Gemm("head", step.headRows(), model.hidden(), model.vocabulary(), false, widths);
    }

    private Gemm ofLayer(int layer, String name, long inner, long columns) {
        return new Gemm(layer(layer) + "." + name, step.rows(), inner, columns, model.biases(), widths);
    }
}
