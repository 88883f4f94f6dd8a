package io.github.teelab.experiment.serving;

import io.github.teelab.engine.Program;
import io.github.teelab.engine.ProgramBuilder;
import io.github.teelab.engine.Timeline;
import io.github.teelab.report.PerfettoTrace;
import io.github.teelab.workload.serving.StepColumns;
import java.util.List;

/** The steps of serving runs as timelines: what the host and what the GPU does, step by step. */
public final class StepTimeline {
    private static final int MOST_STEPS = 200_000;

    private final List<ServingRun> runs;

    StepTimeline(List<ServingRun> runs) {
        this.runs = List.copyOf(runs);
    }

    /**
     * A trace with a process for each run. Steps that were leaped over are one slice, named by how many they are.
     *
     * @throws IllegalArgumentException if a run has more than 200,000 slices; serve fewer requests
     */
    public PerfettoTrace perfetto() {
        PerfettoTrace trace = new PerfettoTrace(List.of(), List.of());
        for (int i = 0; i < runs.size(); i++) {
            trace = trace.and((i + 1) + " " + runs.get(i).system().name(), timeline(runs.get(i)));
        }
        return trace;
    }

    private static Timeline timeline(ServingRun run) {
        StepColumns steps = run.log().steps();
        if (steps.size() > MOST_STEPS) {
            throw new IllegalArgumentException("timeline: got " + steps.size() + " slices, expected at most "
                    + MOST_STEPS + "; serve fewer requests");
        }
        ProgramBuilder program = Program.builder();
        int host = program.resource("host", 1);
        int gpu = program.resource("GPU", 1);
        for (int row = 0; row < steps.size(); row++) {
            String name = name(steps, row);
            long besidePs = steps.durationPs(row) - steps.gpuPs(row);
            program.notBefore(program.task(host, name, "host and channel", besidePs, 0), steps.startPs(row));
            program.notBefore(program.task(gpu, name, "kernels", steps.gpuPs(row), 0), steps.startPs(row) + besidePs);
        }
        return program.build().run();
    }

    private static String name(StepColumns steps, int row) {
        String times = steps.count(row) == 1 ? "" : steps.count(row) + " x ";
        return times + steps.decoding(row) + " decoding"
                + (steps.promptTokens(row) == 0 ? "" : ", " + steps.promptTokens(row) + " prompt tokens");
    }
}
