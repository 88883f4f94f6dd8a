package io.github.teelab.tee.travelling;

import io.github.teelab.channel.IntegrityException;

/**
 * One step of the protocol, with both readings.
 *
 * @param phase which phase it belongs to
 * @param act what is done
 * @param resource what it occupies, such as {@code "PCIe link"}
 * @param durationPs how long it takes at full size, picoseconds
 * @param bytes how many bytes it moves or treats at full size
 * @param effect what it does to real keys and bytes
 */
public record JourneyStep(
        JourneyPhase phase, JourneyAct act, String resource, long durationPs, long bytes, Effect effect) {
    /** What a step does to a deployment. */
    @FunctionalInterface
    public interface Effect {
        /**
         * Takes the step.
         *
         * @throws IntegrityException if a check on bytes fails
         * @throws IllegalTransition if the protocol does not allow the step now
         */
        void on(Deployment deployment) throws IntegrityException;
    }

    public JourneyStep {
        if (durationPs < 0 || bytes < 0) {
            throw new IllegalArgumentException("step " + act.label() + ": got " + durationPs + " ps and " + bytes
                    + " bytes, allowed 0 or more for each");
        }
    }

    /** What is done, in words, such as {@code "gpu_write"}. */
    public String name() {
        return act.label();
    }
}
