package io.github.teelab.workload.serving;

import io.github.teelab.platform.Parameters;
import io.github.teelab.units.UnknownName;
import java.util.List;

/**
 * A serving engine of some version: what bounds its steps and what its host does in each. Immutable.
 *
 * @param name such as {@code vllm-v1}
 * @param scheduling which work goes into a step
 * @param frontEndApart whether requests are parsed and tokens turned into text and sent in a process of its own, beside the
 *     engine's steps instead of between them
 * @param parameters the rest, with units and sources
 */
public record EngineProfile(String name, Scheduling scheduling, boolean frontEndApart, Parameters parameters) {
    private static final String V1 = "vllm-v1";
    private static final String V0 = "vllm-0.5";

    /** Names that {@link #named} knows. */
    public static List<String> names() {
        return List.of(V1, V0);
    }

    /** vLLM since its engine V1 (0.8 and later): parts of prompts beside decoding, the front end in its own process. */
    public static EngineProfile vllmV1() {
        return new EngineProfile(V1, Scheduling.MIXED, true, Parameters.read("calibration/serving_vllm_v1.csv"));
    }

    /** vLLM 0.5: whole prompts first, one process for everything; its host times are fitted to measured serving. */
    public static EngineProfile vllm05() {
        return new EngineProfile(
                V0, Scheduling.PROMPTS_FIRST, false, Parameters.read("calibration/serving_vllm_0.5.csv"));
    }

    /**
     * The engine of that name.
     *
     * @throws UnknownName if there is none
     */
    public static EngineProfile named(String name) {
        return switch (name) {
            case V1 -> vllmV1();
            case V0 -> vllm05();
            default -> throw new UnknownName("engine", name, names());
        };
    }

    /** The same engine with one parameter set by the user. */
    public EngineProfile with(String parameter, double value) {
        return new EngineProfile(name, scheduling, frontEndApart, parameters.with(parameter, value));
    }

    /** The value of a parameter, in its unit. */
    public double number(String parameter) {
        return parameters.number(parameter);
    }

    /** The bounds of a step. */
    public EngineLimits limits(boolean prefixCache) {
        return new EngineLimits(
                scheduling,
                (int) number("max_sequences"),
                (int) number("max_batched_tokens"),
                (int) number("block_tokens"),
                prefixCache);
    }
}
