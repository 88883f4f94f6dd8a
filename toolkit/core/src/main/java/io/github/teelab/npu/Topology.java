package io.github.teelab.npu;

import java.nio.file.Path;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;

/**
 * The layers of a network, as a SCALE-Sim topology file lists them. Immutable.
 *
 * <p>Two forms are read, told apart by the header. Convolutions: {@code Layer name, IFMAP Height, IFMAP Width, Filter Height,
 * Filter Width, Channels, Num Filter, Strides,}; a ninth number is the stride across where that differs, and a layer with
 * {@code DP} in its name is computed once for each channel. Products: {@code Layer, M, N, K,}; a fifth number says how
 * often. The comma at the end of a line may be left out, the last line's end may not. A ratio of sparsity other than {@code 1:1} is refused: products
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

    /**
     * Cycles of all layers, one after the other.
     *
     * @throws IllegalArgumentException if they are more than 64 bits can count
     */
    public long cycles(SystolicArray array) {
        return sum(layer -> layer.cycles(array));
    }

    /**
     * Cycles as SCALE-Sim reports them, all layers added up.
     *
     * @throws IllegalArgumentException if they are more than 64 bits can count
     */
    public long scaleSimCycles(SystolicArray array) {
        return sum(layer -> layer.scaleSimCycles(array));
    }

    private long sum(ToLongFunction<TopologyLayer> cycles) {
        return counted(() -> layers.stream().mapToLong(cycles).reduce(0, Math::addExact));
    }

    static long counted(LongSupplier cycles) {
        try {
            return cycles.getAsLong();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    "the layers take more cycles than 64 bits can count; give smaller sizes or counts", e);
        }
    }
}
