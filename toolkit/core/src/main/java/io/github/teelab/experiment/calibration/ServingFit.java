package io.github.teelab.experiment.calibration;

import io.github.teelab.experiment.serving.ServingRun;
import io.github.teelab.experiment.serving.ServingRuns;
import io.github.teelab.platform.Parameters;
import io.github.teelab.platform.Platforms;
import io.github.teelab.platform.Precision;
import io.github.teelab.tee.TeeSystem;
import io.github.teelab.tee.h100.H100Confidential;
import io.github.teelab.tee.unprotected.Unprotected;
import io.github.teelab.workload.serving.Arrivals;
import io.github.teelab.workload.serving.EngineProfile;
import io.github.teelab.workload.serving.Lengths;
import io.github.teelab.workload.serving.Serving;
import io.github.teelab.workload.serving.StepCost;
import java.util.OptionalDouble;

/**
 * The measured serving runs as simulations: an engine and a host with numbers that are being fitted.
 *
 * @param engine who batches
 * @param hosts the numbers of the host's laws
 */
record ServingFit(EngineProfile engine, Parameters hosts) {
    private static final TeeSystem H200 = H100Confidential.on(Platforms.h200ServingNode());
    private static final TeeSystem H100 = H100Confidential.on(Platforms.h100ServingNode());

    ServingFit engine(String parameter, double value) {
        return new ServingFit(engine.with(parameter, value), hosts);
    }

    ServingFit hosts(String parameter, double value) {
        return new ServingFit(engine, hosts.with(parameter, value));
    }

    /**
     * One measured load, simulated.
     *
     * @param meanOut mean tokens of an answer; empty for those recorded of the 70B model
     * @param confidential whether confidential computing is on
     */
    ServingRun run(ServingMeasurements.UnderLoad pair, OptionalDouble meanOut, boolean confidential) {
        Lengths lengths = Lengths.sharegpt();
        Arrivals arrivals =
                pair.rate().equals("inf") ? Arrivals.allAtOnce() : Arrivals.poisson(Double.parseDouble(pair.rate()));
        Serving serving = Serving.of(pair.model())
                .engine(engine)
                .arrivals(arrivals)
                .requests(meanOut.isPresent() ? lengths.meanOut(meanOut.getAsDouble()) : lengths);
        return question(serving).hostCores(pair.cores()).run(confidential ? H200 : Unprotected.on(H200.platform()));
    }

    /** A decoding step of a served stream, without protection and what protection adds, in microseconds. */
    Added served(String gpu, String model, int sequences) {
        return added(gpu.startsWith("H200") ? H200 : H100, serving(model), sequences, 350);
    }

    /** A decoding step of a fixed batch whose tokens nobody waits for, in the middle of its answers. */
    Added offline(ServingMeasurements.Latency row) {
        ServingFit offline = engine("sequence_host", 0);
        Serving serving = serving(row.model());
        return offline.added(H200, serving.engine(offline.engine()), row.batch(), row.tokensIn() + row.tokensOut() / 2);
    }

    private Added added(TeeSystem system, Serving serving, int sequences, int context) {
        StepCost off = question(serving).step(Unprotected.on(system.platform()), sequences, context);
        StepCost on = question(serving).step(system, sequences, context);
        return new Added(off.totalPs() / 1e6, (on.totalPs() - off.totalPs()) / 1e6);
    }

    /** Step time without protection and what protection adds, microseconds. */
    record Added(double plainUs, double addedUs) {
        double lossPercent() {
            return 100 * addedUs / (plainUs + addedUs);
        }
    }

    private Serving serving(String model) {
        return switch (model) {
            case "Llama-3.1-8B" -> Serving.of("llama-3.1-8b").engine(engine);
            case "Phi3-14B-128k" -> Serving.of("phi-3-14b").engine(engine);
            case "Llama-3.1-70B 4-bit" ->
                Serving.of("llama-3.1-70b").precision(Precision.INT4).engine(engine);
            case "llama-3-70b" ->
                Serving.of("llama-3.1-70b").precision(Precision.INT4).engine(engine);
            default -> Serving.of(model).engine(engine);
        };
    }

    private ServingRuns.Question question(Serving serving) {
        return ServingRuns.Question.of(serving).hostNumbers(hosts);
    }
}
