/**
 * Serving under load, as vLLM has it: requests arrive, an engine batches them step by step, tokens come out.
 *
 * <p>{@link io.github.teelab.workload.serving.Serving} says which model, which load and which engine.
 * {@link io.github.teelab.workload.serving.EngineSimulation} schedules; how long a step takes it asks a
 * {@link io.github.teelab.workload.serving.StepClock}. Nothing here knows of protection.
 */
package io.github.teelab.workload.serving;
