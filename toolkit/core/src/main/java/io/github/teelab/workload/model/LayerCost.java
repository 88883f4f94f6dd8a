package io.github.teelab.workload.model;

/**
 * What one kernel, or one layer's kernels together, ask of a device.
 *
 * <p>Only multiply-adds are counted as operations: all other arithmetic of these models (activations, normalisation,
 * pooling) is far below the bytes that it moves on every GPU of the catalog. Bytes are those that have to move when
 * nothing stays in a cache between kernels.
 *
 * @param name the layer, such as {@code layer3.0.conv2} or {@code layer12.qkv.wgrad}
 * @param op what is done, such as {@code conv} or {@code gemm}
 * @param flops floating-point (or integer) operations: 2 for each multiply-add
 * @param weightBytes bytes of weights read
 * @param readBytes bytes of activations, gradients, caches and optimiser states read
 * @param writtenBytes bytes written
 * @param kernels kernels launched, at least 1
 * @param workItems independent results that the operations can be spread over, at least 1 where there are operations
 */
public record LayerCost(
        String name,
        String op,
        long flops,
        long weightBytes,
        long readBytes,
        long writtenBytes,
        long kernels,
        long workItems) {
    /** @throws IllegalArgumentException if an amount is below 0, there is no kernel, or operations have no work items */
    public LayerCost {
        if (flops < 0 || weightBytes < 0 || readBytes < 0 || writtenBytes < 0) {
            throw new IllegalArgumentException("cost of " + name + ": got " + flops + " operations, " + weightBytes
                    + ", " + readBytes + " and " + writtenBytes + " bytes, allowed 0 or more");
        }
        if (kernels < 1 || workItems < (flops > 0 ? 1 : 0)) {
            throw new IllegalArgumentException(
                    "cost of " + name + ": got " + kernels + " kernels and " + workItems
                            + " work items, allowed at least one kernel, and at least one work item where there are operations");
        }
    }

    /** One kernel that does nothing yet. */
    public static LayerCost kernel(String name, String op) {
        return new LayerCost(name, op, 0, 0, 0, 0, 1, 0);
    }

    /** All bytes that move, read and written. */
    public long bytes() {
        return weightBytes + readBytes + writtenBytes;
    }

    /** Operations for each byte that moves. */
    public double intensity() {
        return (double) flops / Math.max(1, bytes());
    }

    LayerCost multiplyAdds(long count, long items) {
        return new LayerCost(name, op, 2 * count, weightBytes, readBytes, writtenBytes, kernels, items);
    }

    LayerCost weights(long bytes) {
        return new LayerCost(name, op, flops, bytes, readBytes, writtenBytes, kernels, workItems);
    }

    LayerCost reads(long bytes) {
        return new LayerCost(name, op, flops, weightBytes, bytes, writtenBytes, kernels, workItems);
    }

    LayerCost writes(long bytes) {
        return new LayerCost(name, op, flops, weightBytes, readBytes, bytes, kernels, workItems);
    }

    /** The same kernel in so many equal layers, as one cost. */
    LayerCost inLayers(long layers) {
        return new LayerCost(
                name,
                op,
                flops * layers,
                weightBytes * layers,
                readBytes * layers,
                writtenBytes * layers,
                kernels * layers,
                workItems);
    }

    /** One of {@code parts} devices that share the kernel evenly. */
    public LayerCost share(int parts) {
        return new LayerCost(
                name,
                op,
                flops / parts,
                weightBytes / parts,
                readBytes / parts,
                writtenBytes / parts,
                kernels,
                Math.max(flops > 0 ? 1 : 0, workItems / parts));
    }

    LayerCost inKernels(long count) {
        return new LayerCost(name, op, flops, weightBytes, readBytes, writtenBytes, count, workItems);
    }
}
