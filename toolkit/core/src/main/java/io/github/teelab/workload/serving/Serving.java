package io.github.teelab.workload.serving;

import io.github.teelab.platform.Precision;
import io.github.teelab.units.Bytes;
import io.github.teelab.workload.model.Models;
import io.github.teelab.workload.model.Transformer;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A model served to users. Immutable.
 *
 * <pre>{@code
 * Serving.of("llama-3.1-8b").rate(20).requests(Lengths.sharegpt()).count(2000)
 * }</pre>
 *
 * @param model a decoder
 * @param precision format of its weights
 * @param gpus GPUs that share every layer (tensor parallelism)
 * @param load what users ask
 * @param engine who batches
 * @param captured whether steps that only decode are launched as CUDA graphs
 * @param prefixCache whether prompts that begin alike share blocks
 * @param offloaded bytes of weights that stay in host memory and travel to the GPUs in every step
 * @param remedies changes to the engine
 */
public record Serving(
        Transformer model,
        Precision precision,
        int gpus,
        Load load,
        EngineProfile engine,
        boolean captured,
        boolean prefixCache,
        Bytes offloaded,
        Set<Remedy> remedies) {
    /** @throws IllegalArgumentException if the model puts out no tokens, or a number is out of range */
    public Serving {
        if (model.kind() != Transformer.Kind.DECODER) {
            throw new IllegalArgumentException("serving: got " + model.name()
                    + ", an encoder, expected a model that puts out tokens, such as llama-3.1-8b");
        }
        if (precision == Precision.FP32 || precision == Precision.TF32 || precision == Precision.INT8) {
            throw new IllegalArgumentException("serving: got " + precision.label()
                    + ", expected one of bf16, fp16, fp8, int4, mxfp4: formats that serving engines keep weights in");
        }
        Check.within("GPUs", gpus, 1, 64);
        if (model.heads() % gpus != 0) {
            throw new IllegalArgumentException(
                    "GPUs: got " + gpus + " for " + model.name() + ", expected a divisor of its " + model.heads()
                            + " heads, which tensor parallelism deals out evenly");
        }
        remedies = Set.copyOf(remedies);
    }

    /**
     * A model of the zoo on one GPU behind vLLM's engine V1: 1,000 chats (ShareGPT) at one a second, BF16 (MXFP4 for
     * gpt-oss, as it is published), CUDA graphs on, no prefix cache.
     *
     * @throws io.github.teelab.units.UnknownName if there is no such model
     * @throws IllegalArgumentException if it is no decoder
     */
    public static Serving of(String model) {
        return of(Models.transformer(model));
    }

    /** A model of the caller's own, with the same defaults as {@link #of(String)}. */
    public static Serving of(Transformer model) {
        boolean published = model.name().startsWith("gpt-oss");
        return new Serving(
                model,
                published ? Precision.MXFP4 : Precision.BF16,
                1,
                Load.of(Arrivals.poisson(1), Lengths.sharegpt()),
                EngineProfile.vllmV1(),
                true,
                false,
                Bytes.of(0),
                Set.of());
    }

    /** The same with Poisson arrivals. */
    public Serving rate(double perSecond) {
        return arrivals(Arrivals.poisson(perSecond));
    }

    /** The same in a closed loop: so many users, each sending the next request once the last is answered. */
    public Serving concurrency(int users) {
        return arrivals(Arrivals.closedLoop(users));
    }

    /** The same with other arrivals. */
    public Serving arrivals(Arrivals arrivals) {
        return load(load.arrivals(arrivals));
    }

    /** The same with requests of other lengths. */
    public Serving requests(Lengths lengths) {
        return load(load.lengths(lengths));
    }

    /** The same with so many requests. */
    public Serving count(int requests) {
        return load(load.count(requests));
    }

    /** The same with another seed. */
    public Serving seed(long seed) {
        return load(load.seed(seed));
    }

    /** The same with another load. */
    public Serving load(Load other) {
        return new Serving(model, precision, gpus, other, engine, captured, prefixCache, offloaded, remedies);
    }

    /** The same in another format. */
    public Serving precision(Precision other) {
        return new Serving(model, other, gpus, load, engine, captured, prefixCache, offloaded, remedies);
    }

    /** The same over so many GPUs. */
    public Serving gpus(int count) {
        return new Serving(model, precision, count, load, engine, captured, prefixCache, offloaded, remedies);
    }

    /** The same behind another engine. */
    public Serving engine(EngineProfile other) {
        return new Serving(model, precision, gpus, load, other, captured, prefixCache, offloaded, remedies);
    }

    /** The same with or without CUDA graphs. */
    public Serving cudaGraphs(boolean on) {
        return new Serving(model, precision, gpus, load, engine, on, prefixCache, offloaded, remedies);
    }

    /** The same with or without a prefix cache; it helps where the load has a shared prefix. */
    public Serving prefixCache(boolean on) {
        return new Serving(model, precision, gpus, load, engine, captured, on, offloaded, remedies);
    }

    /** The same with some of the weights in host memory. */
    public Serving offloaded(Bytes weights) {
        return new Serving(model, precision, gpus, load, engine, captured, prefixCache, weights, remedies);
    }

    /** The same with changes to the engine. */
    public Serving remedies(Remedy... changes) {
        Set<Remedy> all = changes.length == 0 ? Set.of() : EnumSet.copyOf(List.of(changes));
        return new Serving(model, precision, gpus, load, engine, captured, prefixCache, offloaded, all);
    }

    /** Model, GPUs, load and engine in words. */
    @Override
    public String toString() {
        return model.name() + " " + precision.label() + (gpus == 1 ? "" : " on " + gpus + " GPUs") + ", "
                + load.arrivals().label() + ", " + load.lengths().label() + ", " + load.count() + " requests, "
                + engine.name();
    }
}
