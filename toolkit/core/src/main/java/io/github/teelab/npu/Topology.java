package io.github.teelab.npu;

import java.nio.file.Path;
import java.util.List;

/**
 * The layers of a network, as a SCALE-Sim topology file lists them. Immutable.
 *
 * <p>Two forms are read, told apart by the header. Convolutions: {@code Layer name, IFMAP Height, IFMAP Width, Filter Height,
 * Filter Width, Channels, Num Filter, Strides,}; a ninth number is the stride across where that differs, and a layer with
 * {@code DP} in its name is computed once for each channel. Products: {@code Layer, M, N, K,}; a fifth number says how
 * often. The comma at the end of a line may be left out. A ratio of sparsity other than {@code 1:1} is refused: products
 * here are dense.
 *
 * @param layers the layers, in the order of the file
 */
public record Topology(List<TopologyLayer> layers) {
    public Topology {
        layers = List.copyOf(layers);
    }

    /**
     * Reads a topology file.
     *
     * @throws IllegalArgumentException if it cannot be read or a line is wrong; the message names file, line and remedy
     */
    public static Topology read(Path file) {
        return new Topology(TopologyFile.read(file));
    }

    /** Cycles of all layers, one after the other. */
    public long cycles(SystolicArray array) {
        return layers.stream().mapToLong(layer -> layer.cycles(array)).reduce(0, Math::addExact);
    }

    /** Cycles as SCALE-Sim reports them, all layers added up. */
    public long scaleSimCycles(SystolicArray array) {
        return layers.stream().mapToLong(layer -> layer.scaleSimCycles(array)).reduce(0, Math::addExact);
    }
}
