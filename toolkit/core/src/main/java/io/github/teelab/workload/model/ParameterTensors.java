package io.github.teelab.workload.model;

import java.util.ArrayList;
import java.util.List;

/**
 * The tensors of a transformer's parameters one by one, with queries, keys and values in one and gates beside the first
 * matrix, as {@link Transformer#parameterTensors()} counts them.
 */
public final class ParameterTensors {
    private final Transformer model;
    private final List<ParameterTensor> tensors = new ArrayList<>();

    private ParameterTensors(Transformer model) {
        this.model = model;
    }

    /** All tensors: tables, layers, last norm, what follows it. */
    public static List<ParameterTensor> of(Transformer model) {
        ParameterTensors all = new ParameterTensors(model);
        all.tables();
        for (int layer = 0; layer < model.layers(); layer++) {
            all.layer("layer " + layer + ": ");
        }
        all.norm("last norm");
        all.end();
        return List.copyOf(all.tensors);
    }

    /** The tensors of one layer. */
    public static List<ParameterTensor> ofLayer(Transformer model) {
        ParameterTensors all = new ParameterTensors(model);
        all.layer("");
        return List.copyOf(all.tensors);
    }

    private void tables() {
        add("tokens", model.vocabulary(), model.hidden());
        if (!model.rotary()) {
            add("positions", model.positionRows(), model.hidden());
        }
        if (model.kind() == Transformer.Kind.ENCODER) {
            add("token types", 2, model.hidden());
        }
    }

    private void layer(String prefix) {
        norm(prefix + "first norm");
        matrix(prefix + "queries, keys and values", model.queryWidth() + 2L * model.kvWidth(), model.hidden());
        matrix(prefix + "output", model.hidden(), model.queryWidth());
        norm(prefix + "second norm");
        matrix(prefix + "first feed-forward", model.firstWidth(), model.hidden());
        matrix(prefix + "second feed-forward", model.hidden(), model.ffn());
    }

    private void norm(String name) {
        add(name + " scale", model.hidden(), 1);
        if (model.norm() == Transformer.Norm.LAYERNORM) {
            add(name + " shift", model.hidden(), 1);
        }
    }

    private void end() {
        if (model.kind() == Transformer.Kind.ENCODER) {
            add("pooler", model.hidden(), model.hidden());
            add("pooler bias", model.hidden(), 1);
        } else if (!model.tied()) {
            add("output table", model.vocabulary(), model.hidden());
        }
    }

    private void matrix(String name, long rows, long columns) {
        add(name + " matrix", rows, columns);
        if (model.biases()) {
            add(name + " bias", rows, 1);
        }
    }

    private void add(String name, long rows, long columns) {
        tensors.add(new ParameterTensor(name, rows, columns));
    }
}
