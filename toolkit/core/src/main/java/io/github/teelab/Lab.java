package io.github.teelab;

import io.github.teelab.experiment.JobRuns;
import io.github.teelab.experiment.MemoryRuns;
import io.github.teelab.experiment.Papers;
import io.github.teelab.experiment.Reproduction;
import io.github.teelab.experiment.WhatIf;
import io.github.teelab.experiment.attack.AttackTable;
import io.github.teelab.experiment.serving.ServingRuns;
import io.github.teelab.platform.Platforms;
import io.github.teelab.tee.TeeSystem;
import io.github.teelab.workload.job.Job;
import io.github.teelab.workload.profile.RecordedProfile;
import io.github.teelab.workload.serving.Serving;
import java.nio.file.Path;
import java.util.List;

/**
 * The front door: what a notebook imports.
 *
 * <pre>{@code
 * var node = Platforms.h100Node();
 * var profile = Profiles.nsys("app_cuda_api_trace.csv", "app_cuda_gpu_trace.csv");
 * Lab.whatIf(profile).on(H100Confidential.on(node)).table();
 * Lab.run(Job.inference("resnet50").batch(64)).on(H100Confidential.on(node), Fastrack.on(node)).table();
 * Lab.serve(Serving.of("llama-3.1-8b").rate(10)).on(H100Confidential.on(node)).table();
 * Lab.attack(Fastrack.on(node)).table();
 * Lab.memory(Path.of("app.trace.gz")).on("ddr4-3200", "hbm2").table();
 * Lab.reproduce(Papers.H100).table();
 * }</pre>
 */
public final class Lab {
    private Lab() {}

    /** Asks what a recorded program would do on TEE systems; name them with {@code on(...)}. */
    public static WhatIf.Question whatIf(RecordedProfile profile) {
        return new WhatIf.Question(profile, Platforms.h100Node());
    }

    /** Runs a model on TEE systems; name them with {@code on(...)}. */
    public static JobRuns.Question run(Job job) {
        return new JobRuns.Question(job, 1);
    }

    /** Serves a model under load on TEE systems; name them with {@code on(...)}. */
    public static ServingRuns.Question serve(Serving serving) {
        return ServingRuns.Question.of(serving);
    }

    /** Attacks every protected way of a system, and its attestation. */
    public static AttackTable attack(TeeSystem system) {
        return AttackTable.of(List.of(system));
    }

    /** Feeds a trace of loads and stores to main memory; name the memories with {@code on(...)}. */
    public static MemoryRuns.Question memory(Path trace) {
        return new MemoryRuns.Question(trace);
    }

    /**
     * Runs the experiments of one or more papers again.
     *
     * @param papers ids such as {@link Papers#H100}, or {@link Papers#ALL}
     * @throws io.github.teelab.units.UnknownName if there is no such paper
     * @throws IllegalArgumentException if none is given
     */
    public static Reproduction reproduce(String... papers) {
        return Reproduction.of(Papers.named(papers));
    }
}
