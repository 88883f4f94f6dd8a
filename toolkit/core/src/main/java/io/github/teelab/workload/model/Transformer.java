package io.github.teelab.workload.model;

import io.github.teelab.platform.Precision;
import java.util.List;
import java.util.Optional;

/**
 * A transformer, by its sizes. Immutable.
 *
 * <p>Passes are those of an engine that launches every kernel but uses the usual fused ones (as vLLM without graphs, or
 * PyTorch with FlashAttention). A layer of a decoder at inference has ten kernels where positions are rotary: product for
 * queries, keys and values; rotation; write to the cache; attention; output product; residual and norm; first product;
 * activation; second product; residual and norm. Learned positions need no rotation (nine); an encoder, and training,
 * need no cache. A mixture of experts has five kernels where a plain layer has three: router, choice of experts, and the
 * experts' two products with the activation between, grouped by expert. Not modelled: dropout, recomputation of
 * activations, padding, sliding windows (every layer reads the whole cache), biases of queries alone.
 *
 * @param name its name, such as {@code llama-3-8b}
 * @param kind encoder or decoder
 * @param layers number of layers
 * @param hidden values of a token between layers
 * @param heads attention heads for queries
 * @param kvHeads attention heads for keys and values
 * @param ffn values of a token inside the feed-forward part
 * @param gated whether the feed-forward part multiplies its activation with a gate
 * @param vocabulary number of different tokens
 * @param context most tokens of a sequence
 * @param positionRows rows of the learned position table, 0 where positions are rotary
 * @param tied whether the output matrix is the token table
 * @param biases whether matrices have biases
 * @param norm kind of normalisation
 * @param headWidth values of one attention head
 * @param mixture the experts, where the feed-forward part is a mixture
 * @param latent the latent attention, where keys and values are not cached themselves
 * @param longRope whether positions are rotated by LongRoPE, for which older engines have no fused kernel
 */
public record Transformer(
        String name,
        Kind kind,
        int layers,
        int hidden,
        int heads,
        int kvHeads,
        int ffn,
        boolean gated,
        int vocabulary,
        int context,
        int positionRows,
        boolean tied,
        boolean biases,
        Norm norm,
        int headWidth,
        Optional<Mixture> mixture,
        Optional<LatentAttention> latent,
        boolean longRope)
        implements Model {
    /** Which tokens a token may look at. */
    public enum Kind {
        /** All of them; built as BERT is, with token types and a pooler. */
        ENCODER,
        /** Those before it; puts out the next token. */
        DECODER
    }

    /** What keeps values in range between layers. */
    public enum Norm {
        /** Mean and variance; a scale and a shift for each value. */
        LAYERNORM,
        /** Root mean square; a scale for each value. */
        RMSNORM
    }

    /** Rows of BERT's table of token types: first and second sentence. */
    private static final int TOKEN_TYPES = 2;

    /** @throws IllegalArgumentException if a size is below 1, or groups of heads do not divide the heads */
    public Transformer {
        if (layers < 1 || hidden < 1 || heads < 1 || kvHeads < 1 || ffn < 1 || vocabulary < 1 || context < 1) {
            throw new IllegalArgumentException("model \"" + name + "\": got layers " + layers + ", hidden " + hidden
                    + ", heads " + heads + ", kv heads " + kvHeads + ", ffn " + ffn + ", vocabulary " + vocabulary
                    + ", context " + context + ", allowed 1 or more for each");
        }
        if (headWidth < 1 || heads % kvHeads != 0 || positionRows < 0) {
            throw new IllegalArgumentException("model \"" + name + "\": got heads " + heads + ", kv heads " + kvHeads
                    + ", head width " + headWidth + ", position rows " + positionRows
                    + ", allowed kv heads that divide heads, a head width of 1 or more, and 0 or more position rows");
        }
        if (mixture.isPresent() && mixture.get().denseLayers() >= layers) {
            throw new IllegalArgumentException("model \"" + name + "\": got "
                    + mixture.get().denseLayers() + " dense layers, allowed fewer than its " + layers + " layers");
        }
    }

    /** Values of all queries of one token in one layer. */
    public int queryWidth() {
        return headWidth * heads;
    }

    /** Values of all keys of one token in one layer, and as many of its values. */
    public int kvWidth() {
        return headWidth * kvHeads;
    }

    /** Values cached for one token in one layer. */
    public int cachedWidth() {
        return latent.map(LatentAttention::cached).orElse(2 * kvWidth());
    }

    /** Whether positions are rotations of queries and keys, not a table. */
    public boolean rotary() {
        return positionRows == 0;
    }

    /** Parameters of the tables of tokens, positions and token types, which no token multiplies with. */
    public long embeddingParameters() {
        long rows = (long) vocabulary + positionRows + (kind == Kind.ENCODER ? TOKEN_TYPES : 0);
        return rows * hidden;
    }

    /** All learned parameters; of an encoder with its pooler, without a head for a task. */
    @Override
    public long parameters() {
        long biasesOfLayer = biases ? queryWidth() + hidden + 2L * kvWidth() + firstWidth() + hidden : 0;
        long body = matrices() + layers * (biasesOfLayer + 2 * normParameters());
        // Beside the two of each layer one more norm: after the embedding of an encoder, at the end of a decoder.
        return embeddingParameters() + body + normParameters() + endParameters();
    }

    /** Bytes of all parameters; a quantised format holds for the matrices of layers alone (MXFP4: of experts alone). */
    @Override
    public long weightBytes(Precision precision) {
        Widths widths = new Widths(precision);
        Widths wide = widths.unquantised();
        long attention = layers * attentionMatrices();
        long ofAttention = attentionWidths(widths).weights(attention);
        long rest = parameters() - matrices();
        return ofAttention + widths.weights(matrices() - attention) + wide.weights(rest);
    }

    /** Tensors of parameters, with queries, keys and values in one and gates beside the first matrix of their layer. */
    @Override
    public int parameterTensors() {
        int normTensors = norm == Norm.LAYERNORM ? 2 : 1;
        int ofLayer = 4 * (biases ? 2 : 1) + 2 * normTensors;
        int tables = 1 + (rotary() ? 0 : 1) + (kind == Kind.ENCODER ? 1 : 0);
        int end = kind == Kind.ENCODER ? 2 : tied ? 0 : 1;
        return tables + layers * ofLayer + normTensors + end;
    }

    /** Bytes of cached keys and values of {@code batch} sequences of {@code tokens} tokens each. */
    public long cacheBytes(int batch, int tokens, Precision precision) {
        Checks.batch(name, batch);
        return new Widths(precision).cached((long) layers * cachedWidth() * tokens * batch);
    }

    /**
     * One pass of a serving engine over sequences of different lengths: some read a part of their prompt, others put out a
     * token. Equal layers are added up into one cost for each of their kernels.
     *
     * @param pass what the batch asks for
     * @throws IllegalArgumentException if this is an encoder
     */
    public List<LayerCost> serve(ServedTokens pass, Precision precision) {
        check(Kind.DECODER, "serving", 1);
        TokenStep step =
                new TokenStep(pass.sequences(), pass.tokens(), pass.contexts(), pass.pairs(), true, pass.sampled());
        return new TransformerForward(this, step, new Widths(precision), false).grouped();
    }

    /**
     * A decoder reads the prompts of a batch and puts out the first new token of each.
     *
     * @param batch sequences, at least 1
     * @param tokens tokens of each prompt, at least 1 and at most {@link #context}
     * @throws IllegalArgumentException if this is an encoder, or a number is out of range
     */
    public List<LayerCost> prefill(int batch, int tokens, Precision precision) {
        check(Kind.DECODER, "prefill", batch);
        checkTokens(tokens, context, "tokens");
        return new TransformerForward(this, TokenStep.prefill(batch, tokens), new Widths(precision), false).costs();
    }

    /**
     * A decoder puts out one more token of each sequence of a batch: weights are read once, the cache of each sequence
     * too.
     *
     * @param batch sequences, at least 1
     * @param contextTokens tokens of each sequence that are cached, at least 1 and less than {@link #context}
     * @throws IllegalArgumentException if this is an encoder, or a number is out of range
     */
    public List<LayerCost> decode(int batch, int contextTokens, Precision precision) {
        check(Kind.DECODER, "decode", batch);
        checkTokens(contextTokens, context - 1, "cached tokens");
        return new TransformerForward(this, TokenStep.decode(batch, contextTokens), new Widths(precision), false)
                .costs();
    }

    /**
     * An encoder reads a batch of sequences.
     *
     * @param batch sequences, at least 1
     * @param tokens tokens of each, at least 1 and at most {@link #context}
     * @throws IllegalArgumentException if this is a decoder, or a number is out of range
     */
    public List<LayerCost> encode(int batch, int tokens, Precision precision) {
        check(Kind.ENCODER, "encode", batch);
        checkTokens(tokens, context, "tokens");
        return new TransformerForward(this, TokenStep.encode(batch, tokens), new Widths(precision), false).costs();
    }

    /**
     * A forward pass of training with its loss: over every next token for a decoder, over the pooled output for an encoder.
     *
     * @param batch sequences, at least 1
     * @param tokens tokens of each, at least 1 and at most {@link #context}
     * @throws IllegalArgumentException if a number is out of range, or for an integer format
     */
    public List<LayerCost> trainingForward(int batch, int tokens, Precision precision) {
        return new TransformerForward(this, trainingStep(batch, tokens, precision), new Widths(precision), true)
                .costs();
    }

    /**
     * The backward pass, from the loss to the gradients of all weights, all activations kept.
     *
     * @param batch sequences, at least 1
     * @param tokens tokens of each, at least 1 and at most {@link #context}
     * @throws IllegalArgumentException as {@link #trainingForward}
     */
    public List<LayerCost> backward(int batch, int tokens, Precision precision) {
        return new TransformerBackward(this, trainingStep(batch, tokens, precision), new Widths(precision)).costs();
    }

    long normParameters() {
        return (norm == Norm.LAYERNORM ? 2L : 1L) * hidden;
    }

    /** Values that the first product of the feed-forward part puts out for a token. */
    long firstWidth() {
        return firstWidth(ffn);
    }

    /** Values that two matrices before the activation put out, or the one where there is no gate. */
    long firstWidth(int inner) {
        return (gated ? 2L : 1L) * inner;
    }

    /** MXFP4 as published (gpt-oss) holds for the experts; attention stays in 16 bits. */
    Widths attentionWidths(Widths widths) {
        return mixture.isPresent() && widths.precision() == Precision.MXFP4 ? widths.unquantised() : widths;
    }

    /** Layers whose feed-forward part is a mixture. */
    int mixtureLayers() {
        return mixture.map(experts -> layers - experts.denseLayers()).orElse(0);
    }

    private long matrices() {
        long dense = hidden * firstWidth() + (long) hidden * ffn;
        return layers * attentionMatrices() + (layers - mixtureLayers()) * dense + mixtureLayers() * mixtureMatrices();
    }

    private long attentionMatrices() {
        if (latent.isPresent()) {
            LatentAttention of = latent.get();
            return (long) hidden * heads * (of.keyWidth() + of.rotary())
                    + (long) hidden * of.cached()
                    + (long) of.rank() * heads * (of.keyWidth() + of.valueWidth())
                    + (long) heads * of.valueWidth() * hidden;
        }
        return (long) hidden * (queryWidth() + 2L * kvWidth()) + (long) queryWidth() * hidden;
    }

    private long mixtureMatrices() {
        return mixture.map(experts -> (long) hidden * experts.experts()
                        + (firstWidth(1) + 1)
                                * hidden
                                * ((long) experts.experts() * experts.ffn() + experts.sharedFfn()))
                .orElse(0L);
    }

    private long endParameters() {
        return kind == Kind.ENCODER ? (long) hidden * hidden + hidden : tied ? 0 : (long) vocabulary * hidden;
    }

    private TokenStep trainingStep(int batch, int tokens, Precision precision) {
        Checks.batch(name, batch);
        Checks.training(name, precision);
        if (mixture.isPresent() || latent.isPresent()) {
            throw new IllegalArgumentException("model \"" + name
                    + "\": got training, allowed inference: the backward pass of mixtures of experts and latent attention is"
                    + " not modelled");
        }
        checkTokens(tokens, context, "tokens");
        return kind == Kind.DECODER ? TokenStep.causalTraining(batch, tokens) : TokenStep.encode(batch, tokens);
    }

    private void check(Kind needed, String pass, int batch) {
        if (kind != needed) {
            throw new IllegalArgumentException("model \"" + name + "\": got " + pass + ", allowed "
                    + (kind == Kind.ENCODER
                            ? "encode: it is an encoder and puts out no tokens"
                            : "prefill and decode: it is a decoder"));
        }
        Checks.batch(name, batch);
    }

    private void checkTokens(int tokens, int most, String what) {
        if (tokens < 1 || tokens > most) {
            throw new IllegalArgumentException("model \"" + name + "\": got " + tokens + " " + what + ", allowed 1 to "
                    + most + " (its context is " + context + " tokens); shorten the sequences or take another model");
        }
    }
}
