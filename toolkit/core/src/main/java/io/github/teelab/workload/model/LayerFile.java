package io.github.teelab.workload.model;

import io.github.teelab.units.UnknownName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads the layers of a convolutional net; see {@code data/models/README.md} for the columns. */
final class LayerFile {
    private LayerFile() {}

    /** @throws IllegalArgumentException naming file, layer and field of a cell that is wrong */
    static List<Layer> read(String file) {
        List<Layer> layers = new ArrayList<>();
        Set<String> known = new LinkedHashSet<>(List.of(Layer.INPUT));
        for (FileLine line : FileLine.of(file)) {
            Layer layer = layer(line, known);
            if (!known.add(layer.name())) {
                throw line.error("layer", layer.name(), "a name that no earlier layer has");
            }
            layers.add(layer);
        }
        if (layers.stream().noneMatch(layer -> layer.op().multiplies())) {
            throw new IllegalArgumentException(
                    file + ": no layer has weights, allowed at least one conv or linear; restore the file");
        }
        return layers;
    }

    private static Layer layer(FileLine line, Set<String> known) {
        Op op = op(line);
        return new Layer(
                line.text("layer"),
                op,
                inputs(line, op, known),
                op.multiplies() ? line.whole("out_channels", 1) : 0,
                window(line, op),
                op == Op.CONV ? line.whole("groups", 1) : 1,
                op.multiplies() && line.flag("bias"));
    }

    private static Op op(FileLine line) {
        String label = line.text("op");
        return Op.named(label).orElseThrow(() -> line.error("op", label, String.join(", ", Op.labels())));
    }

    private static List<String> inputs(FileLine line, Op op, Set<String> known) {
        String text = line.text("inputs");
        List<String> inputs = Arrays.asList(text.split("\\+", -1));
        boolean joins = op == Op.ADD || op == Op.CONCAT;
        if (joins == (inputs.size() == 1)) {
            throw line.error("inputs", text, joins ? "two layers or more, joined by +" : "one layer");
        }
        for (String input : inputs) {
            if (!known.contains(input)) {
                throw line.error(
                        "inputs",
                        input,
                        "\"input\" or an earlier layer, such as "
                                + String.join(", ", UnknownName.nearest(input, known)));
            }
        }
        return inputs;
    }

    private static Window window(FileLine line, Op op) {
        if (op == Op.ADAPTIVEAVGPOOL) {
            return new Window(line.whole("kernel_h", 1), line.whole("kernel_w", 1), 1, 0, 0, false);
        }
        return op.slides()
                ? new Window(
                        line.whole("kernel_h", 1),
                        line.whole("kernel_w", 1),
                        line.whole("stride", 1),
                        line.whole("pad_h", 0),
                        line.whole("pad_w", 0),
                        op != Op.CONV && line.flag("ceil"))
                : Window.POINT;
    }
}
