package io.github.teelab.workload.model;

import io.github.teelab.platform.Precision;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A convolutional net: a graph of layers whose shapes follow from the input. Immutable.
 *
 * <p>Passes are those of an eager engine such as PyTorch: one kernel for each layer, a second one for the bias of a
 * convolution, nothing fused. Not modelled: layout conversions between kernels, and index maps of max pooling.
 */
public final class ConvolutionalNet implements Model {
    private final String name;
    private final InputShape defaultInput;
    private final List<Layer> layers;

    ConvolutionalNet(String name, InputShape defaultInput, List<Layer> layers) {
        this.name = name;
        this.defaultInput = defaultInput;
        this.layers = List.copyOf(layers);
    }

    @Override
    public String name() {
        return name;
    }

    /** The input that the net was published for. */
    public InputShape defaultInput() {
        return defaultInput;
    }

    /** Number of classes it tells apart. */
    public int classes() {
        return layers.get(classifier()).outChannels();
    }

    /**
     * The same net with another number of classes: its last layer with weights has that many outputs.
     *
     * @throws IllegalArgumentException if {@code classes} is below 1
     */
    public ConvolutionalNet withClasses(int classes) {
        if (classes < 1) {
            throw new IllegalArgumentException("model \"" + name + "\": got " + classes
                    + " classes, allowed 1 or more; give the number of labels of the data set");
        }
        List<Layer> changed = new ArrayList<>(layers);
        changed.set(classifier(), layers.get(classifier()).withOutChannels(classes));
        return new ConvolutionalNet(name, defaultInput, changed);
    }

    /** The side of the smallest square image it takes. */
    public int leastSide() {
        return Shapes.leastSide(layers, defaultInput.channels());
    }

    /**
     * What every layer puts out for one image, by name, in order.
     *
     * @throws IllegalArgumentException if the image is too small for the net
     */
    public Map<String, FeatureMap> featureMaps(InputShape input) {
        Map<String, FeatureMap> maps = new LinkedHashMap<>();
        shaped(input).forEach(layer -> maps.put(layer.layer().name(), layer.output()));
        return Collections.unmodifiableMap(maps);
    }

    /** Number of parameters at the default input; running means and variances are not parameters. */
    @Override
    public long parameters() {
        return shaped(defaultInput).stream()
                .mapToLong(layer -> layer.weights() + layer.biases())
                .sum();
    }

    @Override
    public int parameterTensors() {
        return shaped(defaultInput).stream()
                .mapToInt(layer -> (layer.weights() > 0 ? 1 : 0) + (layer.biases() > 0 ? 1 : 0))
                .sum();
    }

    /**
     * Multiply-adds of one image; those of convolutions and linear layers, as is usual.
     *
     * @throws IllegalArgumentException if the image is too small for the net
     */
    public long multiplyAdds(InputShape input) {
        return shaped(input).stream().mapToLong(ShapedLayer::multiplyAdds).sum();
    }

    /**
     * A forward pass of inference, kernel by kernel.
     *
     * @param batch images, at least 1
     * @throws IllegalArgumentException if the image is too small for the net, or the batch out of range
     */
    public List<LayerCost> forward(InputShape input, int batch, Precision precision) {
        Checks.batch(name, batch);
        return new NetForward(batch, new Widths(precision), false).of(shaped(input));
    }

    /**
     * A forward pass of training, kernel by kernel: normalisation takes the batch's own mean and variance, dropout is on,
     * and the loss follows.
     *
     * @param batch images, at least 1
     * @throws IllegalArgumentException as {@link #forward}, and for an integer format
     */
    public List<LayerCost> trainingForward(InputShape input, int batch, Precision precision) {
        Checks.batch(name, batch);
        Checks.training(name, precision);
        return new NetForward(batch, new Widths(precision), true).of(shaped(input));
    }

    /**
     * The backward pass, kernel by kernel, from the loss to the gradients of all weights: two matrix products for each one
     * of the forward pass, except that nothing needs the gradient of the image.
     *
     * @param batch images, at least 1
     * @throws IllegalArgumentException as {@link #trainingForward}
     */
    public List<LayerCost> backward(InputShape input, int batch, Precision precision) {
        Checks.batch(name, batch);
        Checks.training(name, precision);
        return new NetBackward(batch, new Widths(precision)).of(shaped(input));
    }

    private int classifier() {
        int last = layers.size() - 1;
        while (!layers.get(last).op().multiplies()) {
            last--;
        }
        return last;
    }

    private List<ShapedLayer> shaped(InputShape input) {
        Shapes shapes = Shapes.of(layers, input);
        shapes.vanishedAt().ifPresent(layer -> {
            throw new IllegalArgumentException("model \"" + name + "\": got input " + input
                    + ", allowed height and width of at least " + Shapes.leastSide(layers, input.channels())
                    + " (nothing is left of smaller images at layer " + layer + "); use larger images, such as "
                    + defaultInput + ", or another model");
        });
        return shapes.layers();
    }

    /** Its name. */
    @Override
    public String toString() {
        return name;
    }
}
