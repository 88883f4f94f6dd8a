package io.github.teelab.workload.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The shapes of all layers of a net for one input, in order.
 *
 * @param layers the layers that have a shape: all of them, unless a map vanished
 * @param vanishedAt the layer whose window no longer fits what is left of the map, if there is one
 */
record Shapes(List<ShapedLayer> layers, Optional<String> vanishedAt) {
    private static final int LARGEST_SIDE_TRIED = 1024;

    Shapes {
        layers = List.copyOf(layers);
    }

    /** @throws IllegalArgumentException if layers do not fit each other: the net's file is wrong */
    static Shapes of(List<Layer> layers, InputShape input) {
        Map<String, FeatureMap> maps = new HashMap<>();
        maps.put(Layer.INPUT, input.map());
        List<ShapedLayer> shaped = new ArrayList<>();
        for (Layer layer : layers) {
            List<FeatureMap> inputs = layer.inputs().stream().map(maps::get).toList();
            FeatureMap output = output(layer, inputs);
            if (output.height() < 1 || output.width() < 1) {
                return new Shapes(shaped, Optional.of(layer.name()));
            }
            maps.put(layer.name(), output);
            shaped.add(new ShapedLayer(layer, inputs, output));
        }
        return new Shapes(shaped, Optional.empty());
    }

    /** The side of the smallest square image for which no map vanishes. */
    static int leastSide(List<Layer> layers, int channels) {
        for (int side = 1; side < LARGEST_SIDE_TRIED; side++) {
            if (of(layers, new InputShape(side, side, channels)).vanishedAt().isEmpty()) {
                return side;
            }
        }
        return LARGEST_SIDE_TRIED;
    }

    private static FeatureMap output(Layer layer, List<FeatureMap> inputs) {
        FeatureMap input = inputs.get(0);
        Window window = layer.window();
        return switch (layer.op()) {
            case CONV -> slide(window, input).ofChannels(grouped(layer, input));
            case MAXPOOL, AVGPOOL -> slide(window, input);
            case ADAPTIVEAVGPOOL -> new FeatureMap(window.height(), window.width(), input.channels());
            case LINEAR -> new FeatureMap(1, 1, layer.outChannels());
            case FLATTEN -> new FeatureMap(1, 1, Math.toIntExact(input.elements()));
            case ADD -> {
                require(inputs.stream().allMatch(input::equals), layer, "adds maps of different shapes", inputs);
                yield input;
            }
            case CONCAT -> {
                require(inputs.stream().allMatch(input::sameSize), layer, "joins maps of different sizes", inputs);
                yield input.ofChannels(
                        inputs.stream().mapToInt(FeatureMap::channels).sum());
            }
            case BATCHNORM, RELU, RELU6, DROPOUT -> input;
        };
    }

    private static FeatureMap slide(Window window, FeatureMap input) {
        return new FeatureMap(window.rows(input.height()), window.columns(input.width()), input.channels());
    }

    private static int grouped(Layer layer, FeatureMap input) {
        require(
                input.channels() % layer.groups() == 0 && layer.outChannels() % layer.groups() == 0,
                layer,
                "cannot split its channels into " + layer.groups() + " groups",
                List.of(input));
        return layer.outChannels();
    }

    private static void require(boolean fits, Layer layer, String problem, List<FeatureMap> inputs) {
        if (!fits) {
            throw new IllegalArgumentException("layer " + layer.name() + " " + problem + ": got " + inputs
                    + "; correct its line or those of " + layer.inputs());
        }
    }
}
