package io.github.teelab.experiment;

import io.github.teelab.experiment.serving.ServingHost;
import io.github.teelab.platform.Parameters;
import io.github.teelab.tee.HostTee;
import io.github.teelab.tee.TeeSystem;
import io.github.teelab.workload.job.HostPace;
import io.github.teelab.workload.job.Job;

/** The pace of a system's host: what its confidential virtual machine slows. */
public final class HostPaces {
    private static final double PS_PER_US = 1e6;

    private HostPaces() {}

    /** The pace on which a system runs a job. */
    public static HostPace of(Job job, TeeSystem system) {
        HostTee tee = system.hostTee();
        Parameters engine = job.engine();
        boolean slowed = tee != HostTee.NONE;
        return new HostPace(
                ServingHost.of(system.platform()).factor(tee),
                slowed ? engine.number("loader_slowdown") : 1,
                slowed ? engine.number("fetch_added") * PS_PER_US : 0);
    }
}
