package io.github.teelab.experiment.calibration;

import io.github.teelab.experiment.HostPaces;
import io.github.teelab.platform.Platform;
import io.github.teelab.tee.TeeSystem;
import io.github.teelab.tee.h100.H100Confidential;
import io.github.teelab.tee.unprotected.Unprotected;
import io.github.teelab.workload.job.Job;

/** A machine on which a job runs without and with protection; both systems are built once, for a fit asks often. */
record EngineMachine(Platform platform, TeeSystem plain, TeeSystem confidential) {
    static EngineMachine of(Platform platform) {
        return new EngineMachine(platform, Unprotected.on(platform), H100Confidential.on(platform));
    }

    StepTimes times(Job job) {
        return new StepTimes(makespanUs(plain, job), makespanUs(confidential, job));
    }

    private static double makespanUs(TeeSystem system, Job job) {
        return system.run(job.plan(system.platform(), HostPaces.of(job, system)))
                        .timeline()
                        .makespan()
                        .toSeconds()
                * 1e6;
    }

    /** How long a job takes without and with protection, in microseconds. */
    record StepTimes(double plainUs, double protectedUs) {}
}
