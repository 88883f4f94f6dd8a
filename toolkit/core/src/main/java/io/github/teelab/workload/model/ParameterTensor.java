package io.github.teelab.workload.model;

/**
 * One tensor of learned parameters.
 *
 * @param name where it is in the model, such as {@code layer 3: output matrix}
 * @param rows first dimension
 * @param columns second dimension, 1 for a vector
 */
public record ParameterTensor(String name, long rows, long columns) {
    /** @throws IllegalArgumentException if a dimension is not positive */
    public ParameterTensor {
        if (rows < 1 || columns < 1) {
            throw new IllegalArgumentException(
                    "tensor \"" + name + "\": got " + rows + " x " + columns + ", allowed at least 1 x 1");
        }
    }

    /** Number of parameters. */
    public long elements() {
        return rows * columns;
    }
}
