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

    /** Queries, keys and values in one product; of latent attention, queries and the latent vector. */
    Gemm qkv(String layer) {
        long columns = model.latent()
                .map(latent -> (long) model.heads() * (latent.keyWidth() + latent.rotary()) + latent.cached())
                .orElse(model.queryWidth() + 2L * model.kvWidth());
        return ofLayer(layer, "qkv", model.hidden(), columns, model.attentionWidths(widths));
    }

    Gemm attentionOutput(String layer) {
        long inner = model.latent()
                .map(latent -> (long) model.heads() * latent.valueWidth())
                .orElse((long) model.queryWidth());
        return ofLayer(layer, "out", inner, model.hidden(), model.attentionWidths(widths));
    }

    /** The first product of the feed-forward part, with the gate where there is one. */
    Gemm first(String layer) {
        return ofLayer(layer, model.gated() ? "gate_up" : "up", model.hidden(), model.firstWidth(), widths);
    }

    Gemm second(String layer) {
        return ofLayer(layer, "down", model.ffn(), model.hidden(), widths);
    }

    /** The last product: over the vocabulary, or the pooler of an encoder over the first token of each sequence. */
    Gemm end() {
        return model.kind() == Transformer.Kind.ENCODER
                ? new Gemm("pooler", step.headRows(), model.hidden(), model.hidden(), true, widths)
                : new Gemm("head", step.headRows(), model.hidden(), model.vocabulary(), false, widths.unquantised());
    }

    private Gemm ofLayer(String layer, String name, long inner, long columns, Widths ofWeights) {
        return new Gemm(layer + "." + name, step.rows(), inner, columns, model.biases(), ofWeights);
    }
}
