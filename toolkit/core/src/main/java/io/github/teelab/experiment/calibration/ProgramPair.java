package io.github.teelab.experiment.calibration;

import io.github.teelab.workload.profile.RecordedProfile;

/**
 * One program recorded twice, with confidential computing off and on.
 *
 * @param program its name
 * @param off the run without
 * @param on the run with; the same calls in the same order
 */
public record ProgramPair(String program, RecordedProfile off, RecordedProfile on) {
    private static final String MANAGED_ALLOCATION = "cudaMallocManaged";

    /** Whether it uses managed memory, whose pages migrate by themselves and are no copies of the program. */
    public boolean usesManagedMemory() {
        return off.calls().stream().anyMatch(call -> call.name().equals(MANAGED_ALLOCATION));
    }
}
