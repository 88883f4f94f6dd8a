package io.github.teelab.workload.npu;

import io.github.teelab.npu.Operand;
import io.github.teelab.npu.Product;
import io.github.teelab.npu.Streaming;
import io.github.teelab.npu.Work;
import io.github.teelab.platform.Precision;
import io.github.teelab.workload.model.LayerCost;
import io.github.teelab.workload.model.Transformer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A training step of a transformer as an NPU does it, in FP16. Immutable.
 *
 * <p>Products of a layer: queries, keys and values in one; scores and their product with the values, for each head of each
 * sequence; output; two of the feed-forward part; and at the end of a decoder one over the vocabulary. The backward pass has two products
 * for each one, and computes fused scores anew. Heads are stored one after the other, so that each is a run of memory; masked
 * scores are computed like others. All else (norms, activations, loss, embedding) is what
 * {@link Transformer#trainingForward} and {@link Transformer#backward} say its kernels move. Not modelled: dropout,
 * recomputation of activations.
 *
 * @param model the transformer
 * @param batch sequences
 * @param sequence tokens of each
 * @param attention where scores go
 */
public record TransformerStep(Transformer model, int batch, int sequence, Attention attention) {
    private static final int BYTES = 2;
    private static final Precision PRECISION = Precision.FP16;

    /** @throws IllegalArgumentException if batch or sequence are out of range */
    public TransformerStep {
        model.trainingForward(batch, sequence, PRECISION);
    }

    /** A step with fused attention. */
    public static TransformerStep of(Transformer model, int batch, int sequence) {
        return new TransformerStep(model, batch, sequence, Attention.FUSED);
    }

    /** The forward pass with its loss. Work that every layer does counts once for each. */
    public List<Work> forward() {
        List<Work> works = new ArrayList<>();
        for (Linear linear : linears()) {
            works.add(new Product(
                    linear.name(), values(linear.inner()), weights(linear), values(linear.columns()), linear.count()));
        }
        boolean kept = attention == Attention.FUSED;
        works.add(heads("scores", head(), keysTransposed(), scores(kept)));
        works.add(heads("context", scores(kept), head(), head()));
        if (!kept) {
            works.add(new Streaming("softmax", scoreBytes(), scoreBytes(), model.layers()));
        }
        works.addAll(passes(model.trainingForward(batch, sequence, PRECISION)));
        return works;
    }

    /** The backward pass, from the loss to the gradients of all weights. */
    public List<Work> backward() {
        List<Work> works = new ArrayList<>();
        for (Linear linear : linears()) {
            Operand gradient = values(linear.columns());
            works.add(new Product(
                    linear.name() + ".dgrad",
                    gradient,
                    weights(linear).transpose(),
                    values(linear.inner()),
                    linear.count()));
            works.add(new Product(
                    linear.name() + ".wgrad",
                    values(linear.inner()).transpose(),
                    gradient,
                    weights(linear),
                    linear.count()));
        }
        boolean kept = attention == Attention.FUSED;
        if (kept) {
            works.add(heads("scores.again", head(), keysTransposed(), scores(true)));
        }
        works.add(heads("scores.grad", head(), keysTransposed(), scores(kept)));
        works.add(heads("values.grad", scores(kept).transpose(), head(), head()));
        works.add(heads("queries.grad", scores(kept), head(), head()));
        works.add(heads("keys.grad", scores(kept).transpose(), head(), head()));
        if (!kept) {
            works.add(new Streaming("softmax.backward", 2 * scoreBytes(), scoreBytes(), model.layers()));
        }
        works.addAll(passes(model.backward(batch, sequence, PRECISION)));
        return works;
    }

    /** Both passes. */
    public List<Work> all() {
        List<Work> works = new ArrayList<>(forward());
        works.addAll(backward());
        return works;
    }

    /** A matrix of weights and how many layers have one like it. */
    private record Linear(String name, long inner, long columns, long count) {}

    private List<Linear> linears() {
        long hidden = model.hidden();
        long layers = model.layers();
        long first = (model.gated() ? 2L : 1L) * model.ffn();
        List<Linear> linears = new ArrayList<>(List.of(
                new Linear("qkv", hidden, hidden + 2L * model.kvWidth(), layers),
                new Linear("out", hidden, hidden, layers),
                new Linear(model.gated() ? "gate_up" : "up", hidden, first, layers),
                new Linear("down", model.ffn(), hidden, layers)));
        if (model.kind() == Transformer.Kind.DECODER) {
            linears.add(new Linear("head", hidden, model.vocabulary(), 1));
        }
        return linears;
    }

    /** A row for each output, as PyTorch stores them. */
    private static Operand weights(Linear linear) {
        return Operand.of(linear.columns(), linear.inner(), BYTES).transpose();
    }

    /** Values of all tokens of the batch. */
    private Operand values(long width) {
        return Operand.of((long) batch * sequence, width, BYTES);
    }

    /** Queries, keys, values or their gradients for one head of one sequence. */
    private Operand head() {
        return Operand.of(sequence, model.hidden() / model.heads(), BYTES);
    }

    private Operand keysTransposed() {
        return head().transpose();
    }

    private Operand scores(boolean kept) {
        Operand scores = Operand.of(sequence, sequence, BYTES);
        return kept ? scores.onChip() : scores;
    }

    private Product heads(String name, Operand left, Operand right, Operand result) {
        return new Product(name, left, right, result, (long) batch * model.heads() * model.layers());
    }

    /** Scores of one layer. */
    private long scoreBytes() {
        return (long) BYTES * batch * model.heads() * sequence * sequence;
    }

    /** Kernels that multiply no matrices, those of all layers with equal bytes together. */
    private static List<Work> passes(List<LayerCost> costs) {
        Map<String, Streaming> passes = new TreeMap<>();
        for (LayerCost cost : costs) {
            if (cost.flops() == 0) {
                String name = cost.name().replaceFirst("^layer[0-9]+\\.", "");
                passes.merge(
                        name,
                        new Streaming(name, cost.weightBytes() + cost.readBytes(), cost.writtenBytes(), 1),
                        (a, b) -> new Streaming(name, a.readBytes(), a.writtenBytes(), a.count() + b.count()));
            }
        }
        return List.copyOf(passes.values());
    }
}
