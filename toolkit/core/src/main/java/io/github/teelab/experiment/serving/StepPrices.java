package io.github.teelab.experiment.serving;

import io.github.teelab.platform.Gpu;
import io.github.teelab.tee.Execution;
import io.github.teelab.tee.HostTimes;
import io.github.teelab.tee.TeeSystem;
import io.github.teelab.workload.CallKind;
import io.github.teelab.workload.PlainProgram;
import io.github.teelab.workload.Transfer;
import io.github.teelab.workload.serving.DecoderTimes;
import io.github.teelab.workload.serving.EngineProfile;
import io.github.teelab.workload.serving.Remedy;
import io.github.teelab.workload.serving.Serving;
import io.github.teelab.workload.serving.StepClock;
import io.github.teelab.workload.serving.StepCost;
import io.github.teelab.workload.serving.StepShape;
import io.github.teelab.workload.serving.Tokens;
import java.util.HashMap;
import java.util.Map;

/**
 * Prices an engine's steps on a system: each becomes a plain program (the host schedules, inputs go in, kernels or a graph are
 * launched, sampled tokens come back), which the system rewrites and the engine runs.
 *
 * <p>A program depends on four numbers of a step. It is run on a grid and interpolated: sequences at powers of two and the
 * GPU's time at powers of the square root of two, linearly between neighbours; tokens, which only set the bytes of copies,
 * are rounded up to a power of two; whether a step is captured is exact. On a serial step the interpolation is exact.
 */
final class StepPrices implements StepClock {
    private static final double PS_PER_US = 1e6;
    private static final int INDEX_BYTES = 8;
    private static final long STREAM = 0;
    private static final double GRID = Math.sqrt(2);

    private final Serving serving;
    private final TeeSystem system;
    private final EngineProfile engine;
    private final DecoderTimes times;
    private final AllReduce reduce;
    private final double hostFactor;
    private final double besideFactor;
    private final double crowding;
    private final Map<Key, double[]> priced = new HashMap<>();

    private record Key(long sequences, long tokens, int gpuStep, long launches) {}

    StepPrices(Serving serving, TeeSystem system, ServingHost host, PeerTraffic traffic) {
        Gpu gpu = system.platform().gpu();
        this.serving = serving;
        this.system = system;
        this.engine = serving.engine();
        this.times = DecoderTimes.of(serving, gpu);
        this.reduce = new AllReduce(system, gpu, serving.gpus(), traffic);
        this.hostFactor = host.factor(system.hostTee());
        this.crowding = host.crowding();
        // What plans hold is priced with the host's clock; what happens beside them is not.
        this.besideFactor = hostFactor * HostTimes.factor(system.platform());
    }

    @Override
    public long admissionPs(Tokens tokens) {
        double us = engine.number("request_host") + tokens.in() * engine.number("prompt_token_host");
        return Math.round(us * besideFactor * PS_PER_US);
    }

    @Override
    public StepCost step(StepShape shape) {
        long gpuPs = times.gpuPs(shape) + times.reductions() * reduce.timePs(times.reducedBytes(shape));
        long tokens = Long.highestOneBit(2 * shape.tokens() - 1);
        int gpuStep = (int) Math.floor(Math.log(gpuPs) / Math.log(GRID));
        double lowPs = Math.pow(GRID, gpuStep);
        double gpuShare = (gpuPs - lowPs) / (lowPs * (GRID - 1));
        long below = Long.highestOneBit(shape.sequences());
        double sequenceShare = (double) (shape.sequences() - below) / below;
        long launches = launches(shape);
        double[] sum = new double[4];
        add(sum, new Key(below, tokens, gpuStep, launches), (1 - sequenceShare) * (1 - gpuShare));
        add(sum, new Key(below, tokens, gpuStep + 1, launches), (1 - sequenceShare) * gpuShare);
        add(sum, new Key(2 * below, tokens, gpuStep, launches), sequenceShare * (1 - gpuShare));
        add(sum, new Key(2 * below, tokens, gpuStep + 1, launches), sequenceShare * gpuShare);
        double totalPs = sum[0] + sum[1] + sum[2] + sum[3];
        double frontEndPs = engine.frontEndApart()
                ? shape.sampled() * engine.number("front_end") * besideFactor * crowding * PS_PER_US
                : 0;
        double waitPs = Math.max(0, frontEndPs - totalPs);
        return new StepCost(Math.round(sum[0] + waitPs), Math.round(sum[1]), Math.round(sum[2]), Math.round(sum[3]));
    }

    private void add(double[] sum, Key key, double weight) {
        if (weight == 0) {
            return;
        }
        double[] cost = priced.computeIfAbsent(key, this::price);
        for (int i = 0; i < sum.length; i++) {
            sum[i] += weight * cost[i];
        }
    }

    private double[] price(Key key) {
        Execution run = system.run(program(key).plan());
        double inputPs = 0;
        for (int call = 0; call < run.plan().calls().size() - 1; call++) {
            if (run.plan().calls().get(call).kind() == CallKind.COPY) {
                inputPs += run.callEndPs(call) - run.callStartPs(call);
            }
        }
        double gpuPs = run.activePs(activity -> activity.name().equals("model"));
        double hostPs = run.callStartPs(0);
        double restPs = run.timeline().makespan().picoseconds() - hostPs - inputPs - gpuPs;
        return new double[] {hostPs, inputPs, restPs, gpuPs};
    }

    private PlainProgram program(Key key) {
        PlainProgram program = PlainProgram.named("step").hostFootprint(0);
        double sequencesUs = key.sequences() * engine.number("sequence_host") * crowding;
        double hostUs = engine.number("step_host") + sequencesUs;
        program.host(Math.round(hostUs * hostFactor * PS_PER_US));
        inputs(program, key);
        if (serving.offloaded().value() > 0) {
            program.copyAsync(
                    Transfer.HOST_TO_DEVICE_PINNED, serving.offloaded().value() / serving.gpus(), STREAM);
        }
        long dispatchPs = Math.round(engine.number("dispatch") * hostFactor * PS_PER_US);
        long kernelPs = Math.round(Math.pow(GRID, key.gpuStep()) / key.launches());
        for (long launch = 0; launch < key.launches(); launch++) {
            program.host(key.launches() == 1 ? 0 : dispatchPs).launch("model", kernelPs, STREAM);
        }
        long beside = serving.remedies().contains(Remedy.CAPTURED_SAMPLING)
                ? 0
                : Math.round(engine.number("launches_beside"));
        for (long launch = 0; launch < beside; launch++) {
            program.host(dispatchPs).launch("beside", times.leastKernelPs(), STREAM);
        }
        long resultBytes = INDEX_BYTES * key.sequences();
        if (serving.remedies().contains(Remedy.RESULTS_WORKER)) {
            return program.synchronise();
        }
        return program.copy(Transfer.DEVICE_TO_HOST_PINNED, resultBytes, STREAM);
    }

    private void inputs(PlainProgram program, Key key) {
        long copies = Math.round(engine.number("copies_in"));
        long perSequence = INDEX_BYTES * key.sequences();
        long perToken = INDEX_BYTES * key.tokens();
        if (serving.remedies().contains(Remedy.STAGED_INPUTS)) {
            program.copyAsync(Transfer.HOST_TO_DEVICE_PINNED, perToken + Math.max(0, copies - 1) * perSequence, STREAM);
            return;
        }
        for (long copy = 0; copy < copies; copy++) {
            program.copyAsync(Transfer.HOST_TO_DEVICE_PINNED, copy == 0 ? perToken : perSequence, STREAM);
        }
    }

    /** One where the step is captured; a few a layer where pieces of it are; else every kernel. */
    private long launches(StepShape shape) {
        boolean fits = shape.tokens() <= engine.number("largest_graph");
        if (serving.captured() && fits && shape.onlyDecodes()) {
            return 1;
        }
        long pieces =
                Math.round(engine.number("pieces_per_layer")) * serving.model().layers();
        return serving.captured() && fits && pieces > 0 ? pieces : times.kernels(shape);
    }
}
