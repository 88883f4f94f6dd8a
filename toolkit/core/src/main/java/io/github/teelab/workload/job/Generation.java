package io.github.teelab.workload.job;

import io.github.teelab.platform.Parameters;
import io.github.teelab.workload.PlainProgram;
import io.github.teelab.workload.Plan;
import io.github.teelab.workload.Transfer;
import io.github.teelab.workload.model.LayerCost;
import io.github.teelab.workload.model.Roofline;
import io.github.teelab.workload.model.Transformer;
import java.util.List;

/**
 * A decoder behind a serving engine such as vLLM: one step reads the prompts, each further step puts out one token.
 *
 * <p>Each step the host schedules, sends small tables (tokens, positions, cache slots, block tables, sampling parameters),
 * launches the model, samples, and reads the new tokens back before it can schedule the next.
 */
record Generation(Job job, Transformer model, Roofline roofline) {
    private static final long STREAM = 0;
    private static final int TOKEN_BYTES = 8;

    Plan plan() {
        PlainProgram program = PlainProgram.named(job.toString()).hostFootprint(0);
        step(program, model.prefill(job.batch(), job.tokensIn(), job.precision()), job.tokensIn(), false);
        for (int token = 1; token < job.tokensOut(); token++) {
            step(program, model.decode(job.batch(), job.tokensIn() + token - 1, job.precision()), 1, job.cudaGraphs());
        }
        return program.plan();
    }

    private void step(PlainProgram program, List<LayerCost> kernels, int tokens, boolean captured) {
        Parameters engine = job.engine();
        program.host(Math.round(engine.number("serving_step_host") * 1e6));
        long tokenBytes = (long) TOKEN_BYTES * job.batch() * tokens;
        long tableBytes = (long) TOKEN_BYTES * job.batch();
        for (int copy = 0; copy < Math.round(engine.number("serving_copies_in")); copy++) {
            program.copyAsync(Transfer.HOST_TO_DEVICE_PINNED, copy == 0 ? tokenBytes : tableBytes, STREAM);
        }
        if (captured) {
            program.launch("captured step", roofline.totalPs(kernels), STREAM);
        } else {
            // A serving engine fuses what an eager framework launches beside the kernels.
            Launches.eager(program, kernels, 1, roofline, engine, STREAM);
        }
        Launches.small(program, Math.round(engine.number("serving_launches_beside")), roofline, engine, STREAM);
        program.copy(Transfer.DEVICE_TO_HOST_PINNED, tableBytes, STREAM);
    }
}
