package io.github.teelab.workload.model;

import java.util.ArrayList;
import java.util.List;

/**
 * The kernels of a transformer's backward pass, last layer first. Each product has two of its size; attention has five
 * products where the forward pass has two, since scores are computed again (Dao, FlashAttention-2, arXiv 2307.08691,
 * section 3.1).
 *
 * @param model the transformer
 * @param step the pass
 * @param widths bytes of values
 */
record TransformerBackward(Transformer model, TokenStep step, Widths widths) {
    /** Gradient of the values, gradient of scales and shifts, and the sum with the residual's gradient. */
    private static final int NORM_KERNELS = 3;
    /** Row sums of gradient times output, the gradients, and their conversion from FP32. */
    private static final int ATTENTION_KERNELS = 3;

    List<LayerCost> costs() {
        TransformerGemms gemms = new TransformerGemms(model, step, widths);
        List<LayerCost> costs = new ArrayList<>();
        long logits = lossValues(model, step);
        costs.add(streaming("loss.backward", "loss", logits, logits).inKernels(NetForward.LOSS_KERNELS));
        if (model.kind() == Transformer.Kind.ENCODER) {
            long pooled = step.headRows() * model.hidden();
            costs.add(streaming("pooler.tanh.backward", "activation", 2 * pooled, pooled));
        }
        costs.addAll(gemms.end().backward(true));
        for (int layer = model.layers() - 1; layer >= 0; layer--) {
            String name = TransformerGemms.layer(layer);
            costs.add(norm(name + ".norm.backward"));
            costs.addAll(gemms.second(name).backward(true));
            costs.add(activation(name + ".activation.backward"));
            costs.addAll(gemms.first(name).backward(true));
            costs.add(norm(name + ".attention.norm.backward"));
            costs.addAll(gemms.attentionOutput(name).backward(true));
            costs.add(attention(name + ".attention.backward"));
            if (model.rotary()) {
                long rotated = step.rows() * ((long) model.queryWidth() + model.kvWidth());
                costs.add(streaming(name + ".rotary.backward", "rotary", rotated, rotated));
            }
            costs.addAll(gemms.qkv(name).backward(true));
        }
        costs.add(norm("embedding.norm.backward"));
        costs.add(embedding());
        return costs;
    }

    /** Values that the loss is computed from: logits of every token, or what an encoder's pooler puts out. */
    static long lossValues(Transformer model, TokenStep step) {
        return step.headRows() * (model.kind() == Transformer.Kind.ENCODER ? model.hidden() : model.vocabulary());
    }

    private LayerCost norm(String name) {
        long scales = widths.weights(model.normParameters());
        LayerCost streams = streaming(name, "norm", 3 * values(), values());
        return streams.weights(scales).writes(streams.writtenBytes() + scales).inKernels(NORM_KERNELS);
    }

    private LayerCost activation(String name) {
        long in = step.rows() * model.firstWidth();
        return streaming(name, "activation", in + step.rows() * model.ffn(), in);
    }

    /** Reads queries, keys, values, output and its gradient; writes the gradients of the first three. */
    private LayerCost attention(String name) {
        long queries = step.rows() * model.queryWidth();
        long qkv = queries + 2L * step.contexts() * model.kvWidth();
        return streaming(name, "attention", qkv + 2 * queries, qkv)
                .multiplyAdds(
                        TransformerForward.attentionMultiplyAdds(model, step) / 2 * 5,
                        Gemm.workItems(queries, step.meanContext()))
                .inKernels(ATTENTION_KERNELS);
    }

    /** Every table's gradient is set to zero and the tokens' gradients added in; one of a tied table is added to another. */
    private LayerCost embedding() {
        int tables = TransformerForward.tables(model);
        long gradient = widths.weights(model.embeddingParameters());
        long added = model.tied() ? widths.weights((long) model.vocabulary() * model.hidden()) : 0;
        return LayerCost.kernel("embedding.backward", "embedding")
                .reads(widths.activations(tables * values()) + 2 * added)
                .writes(gradient + added)
                .inKernels(2L * tables + (model.tied() ? 1 : 0));
    }

    private LayerCost streaming(String name, String op, long read, long written) {
        return LayerCost.kernel(name, op).reads(widths.activations(read)).writes(widths.activations(written));
    }

    private long values() {
        return step.rows() * model.hidden();
    }
}
