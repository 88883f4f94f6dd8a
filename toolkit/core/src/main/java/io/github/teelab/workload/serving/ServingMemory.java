package io.github.teelab.workload.serving;

import io.github.teelab.platform.Gpu;
import io.github.teelab.workload.model.Transformer;
import java.util.Locale;

/**
 * How a GPU's memory is divided between weights, one step's activations, and the KV cache.
 *
 * <p>Activations are counted as vLLM's profiling run meets them: a step of the largest batch holds the feed-forward part's
 * widest values, two copies of the hidden values, and logits in FP32 twice for every sequence. Not modelled:
 * fragmentation, the memory of captured graphs.
 *
 * @param capacity bytes of one GPU
 * @param usable bytes that the engine may use
 * @param weights bytes of weights on one GPU
 * @param activations bytes of one step
 * @param reserved bytes of the driver's context and libraries
 * @param blockBytes bytes of a block of the KV cache on one GPU
 */
public record ServingMemory(
        long capacity, long usable, long weights, long activations, long reserved, long blockBytes) {
    private static final double GIB = 1L << 30;

    /**
     * The memory of each of the GPUs that serve a model.
     *
     * @throws IllegalArgumentException if less than one block is left; the message has the arithmetic
     */
    public static ServingMemory of(Serving serving, Gpu gpu) {
        Transformer model = serving.model();
        EngineProfile engine = serving.engine();
        int gpus = serving.gpus();
        long tokens = (long) engine.number("max_batched_tokens");
        long wide = Math.max(
                model.ffn(),
                model.mixture().map(experts -> experts.active() * experts.ffn()).orElse(0));
        long perToken = 2 * (3 * wide / gpus + 2L * model.hidden());
        long logits = 2L * Float.BYTES * (long) engine.number("max_sequences") * model.vocabulary() / gpus;
        // Groups of heads are dealt out; where there are more GPUs than groups, each holds a copy.
        int shares = model.latent().isPresent() ? 1 : Math.min(gpus, model.kvHeads());
        long block = model.cacheBytes(1, (int) engine.number("block_tokens"), serving.precision()) / shares;
        long capacity = gpu.memoryCapacity().value();
        ServingMemory memory = new ServingMemory(
                capacity,
                (long) (capacity * engine.number("gpu_memory_utilisation")),
                Math.max(
                                0,
                                model.weightBytes(serving.precision())
                                        - serving.offloaded().value())
                        / gpus,
                tokens * perToken + logits,
                (long) (engine.number("reserved_memory") * GIB),
                block);
        if (memory.blocks() < 1) {
            throw new IllegalArgumentException(serving.model().name() + " in "
                    + serving.precision().label() + " does not fit on " + gpus + " x " + gpu.name() + ": per GPU "
                    + memory + "; take more GPUs, a smaller format, or leave weights in host memory");
        }
        return memory;
    }

    /** Blocks of the KV cache. */
    public long blocks() {
        return Math.floorDiv(usable - weights - activations - reserved, blockBytes);
    }

    /** The arithmetic in words, in GiB. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%.1f GiB usable of %.1f - weights %.1f - activations %.1f - driver and libraries %.1f = %.1f GiB for the"
                        + " KV cache",
                usable / GIB,
                capacity / GIB,
                weights / GIB,
                activations / GIB,
                reserved / GIB,
                (usable - weights - activations - reserved) / GIB);
    }
}
