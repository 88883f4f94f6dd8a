package io.github.teelab.workload.serving;

/** Says how long an engine's step takes on some system. */
@FunctionalInterface
public interface StepClock {
    /** The cost of a step of this shape; the same for the same shape. */
    StepCost step(StepShape shape);

    /** From a request's arrival until the engine can schedule it, picoseconds. */
    default long admissionPs(Tokens tokens) {
        return 0;
    }
}
