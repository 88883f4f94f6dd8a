package io.github.teelab.workload.job;

import io.github.teelab.workload.PlainProgram;
import io.github.teelab.workload.Plan;
import io.github.teelab.workload.Transfer;
import io.github.teelab.workload.model.LayerCost;
import io.github.teelab.workload.model.LayerCosts;
import io.github.teelab.workload.model.Roofline;
import io.github.teelab.workload.model.Transformer;
import io.github.teelab.workload.serving.EngineProfile;
import java.util.List;

/**
 * A fixed batch of a decoder behind a serving engine, with nobody waiting for single tokens: one step reads the prompts, each
 * further step puts out one token of every sequence.
 *
 * <p>Each step the host schedules, sends small tables (tokens, positions, cache slots, block tables, sampling parameters),
 * launches the model, samples, and reads the new tokens back before it can schedule the next. The engine's numbers are those
 * fitted to served loads ({@link EngineProfile#vllm05}), less what it does for each user.
 */
record Generation(Job job, Transformer model, Roofline roofline, EngineProfile engine, HostPace pace) {
    private static final long STREAM = 0;
    private static final int TOKEN_BYTES = 8;
    private static final double PS_PER_US = 1e6;

    Plan plan() {
        PlainProgram program = PlainProgram.named(job.toString()).hostFootprint(0);
        step(program, model.prefill(job.batch(), job.tokensIn(), job.precision()), job.tokensIn(), false);
        for (int token = 1; token < job.tokensOut(); token++) {
            step(program, model.decode(job.batch(), job.tokensIn() + token - 1, job.precision()), 1, job.cudaGraphs());
        }
        return program.plan();
    }

    private void step(PlainProgram program, List<LayerCost> kernels, int tokens, boolean captured) {
        program.host(hostPs("step_host"));
        long tokenBytes = (long) TOKEN_BYTES * job.batch() * tokens;
        long tableBytes = (long) TOKEN_BYTES * job.batch();
        for (int copy = 0; copy < Math.round(engine.number("copies_in")); copy++) {
            program.copyAsync(Transfer.HOST_TO_DEVICE_PINNED, copy == 0 ? tokenBytes : tableBytes, STREAM);
        }
        long dispatchPs = hostPs("dispatch");
        if (captured) {
            program.launch("captured step", gpuPs(kernels), STREAM);
        } else {
            for (LayerCost kernel : kernels) {
                program.host(dispatchPs).launch(kernel.name(), roofline.kernelPs(kernel), STREAM);
            }
            program.launch("widening", widenPs(), STREAM);
        }
        long leastPs = roofline.kernelPs(LayerCost.kernel("small", "elementwise"));
        for (int launch = 0; launch < Math.round(engine.number("launches_beside")); launch++) {
            program.host(dispatchPs).launch("small", leastPs, STREAM);
        }
        program.copy(Transfer.DEVICE_TO_HOST_PINNED, tableBytes, STREAM);
    }

    private long gpuPs(List<LayerCost> kernels) {
        double gapPs = engine.number("kernel_gap") * PS_PER_US * LayerCosts.kernels(kernels);
        return Math.round(roofline.totalPs(kernels) + gapPs + rotaryPs(kernels)) + widenPs();
    }

    private double rotaryPs(List<LayerCost> kernels) {
        if (!model.longRope()) {
            return 0;
        }
        double each = kernels.stream()
                .filter(kernel -> kernel.op().equals("rotary"))
                .mapToDouble(kernel -> roofline.kernelPs(kernel) + engine.number("kernel_gap") * PS_PER_US)
                .sum();
        return each * (engine.number("longrope_kernels") - 1);
    }

    private long widenPs() {
        return job.precision().isQuantised()
                ? Math.round(engine.number("widening") * model.parameters() / 1e9 * PS_PER_US)
                : 0;
    }

    private long hostPs(String parameter) {
        return Math.round(engine.number(parameter) * pace.engine() * PS_PER_US);
    }
}
