package io.github.teelab.tee.tensortee;

import io.github.teelab.memory.scheme.Scheme;
import java.util.Map;

/**
 * What an update costs the CPU under each protection of its memory, from the memory simulator.
 *
 * @param picosPerParameter by the scheme's name, picoseconds
 */
public record AdamPrices(Map<String, Double> picosPerParameter) {
    public AdamPrices {
        picosPerParameter = Map.copyOf(picosPerParameter);
    }

    /**
     * Time for one parameter, picoseconds.
     *
     * @throws IllegalArgumentException if the scheme was not simulated
     */
    public double of(Scheme scheme) {
        Double price = picosPerParameter.get(scheme.name());
        if (price == null) {
            throw new IllegalArgumentException("Adam: got scheme \"" + scheme.name() + "\", allowed "
                    + picosPerParameter.keySet().stream().sorted().toList() + "; simulate it first");
        }
        return price;
    }
}
