package io.github.teelab.workload.job;

import io.github.teelab.units.Bytes;
import io.github.teelab.workload.model.Transformer;
import java.util.Locale;

/**
 * What a job needs of an accelerator's memory at least: weights, and with them gradients and the optimiser's state or the KV cache.
 * Not modelled: activations, which a framework can recompute, and what libraries take.
 *
 * @param weights bytes of weights
 * @param state bytes of gradients and of the optimiser's state, both in FP32; 0 for inference
 * @param cache bytes of the KV cache once all tokens are out; 0 where there is none
 */
public record JobMemory(long weights, long state, long cache) {
    private static final double GIB = 1L << 30;
    private static final int MOMENTUM_STATES = 1;
    private static final int ADAM_STATES = 2;

    /** What a job needs. */
    public static JobMemory of(Job job) {
        long parameters = job.model().parameters();
        long weights = parameters * job.precision().storedBits() / Byte.SIZE;
        if (job.mode() == Mode.TRAINING) {
            int states = job.model() instanceof Transformer ? ADAM_STATES : MOMENTUM_STATES;
            return new JobMemory(parameters * Float.BYTES, parameters * Float.BYTES * (1L + states), 0);
        }
        long cache = job.isGeneration()
                ? ((Transformer) job.model()).cacheBytes(job.batch(), job.tokensIn() + job.tokensOut(), job.precision())
                : 0;
        return new JobMemory(weights, 0, cache);
    }

    /** All of it. */
    public Bytes total() {
        return Bytes.of(weights + state + cache);
    }

    /**
     * Refuses a job that does not fit.
     *
     * @param device the accelerator's name
     * @param capacity of its memory
     * @throws IllegalArgumentException with the arithmetic, if that is less
     */
    public void check(Job job, String device, Bytes capacity) {
        if (total().compareTo(capacity) > 0) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "%s does not fit on %s: weights %.1f + gradients and optimiser %.1f + KV cache %.1f = %.1f GiB of"
                            + " %.1f; take a device with more memory, a smaller format, batch or model",
                    job,
                    device,
                    weights / GIB,
                    state / GIB,
                    cache / GIB,
                    total().value() / GIB,
                    capacity.value() / GIB));
        }
    }
}
