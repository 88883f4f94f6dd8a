package io.github.teelab.report;

import io.github.teelab.engine.Program;
import io.github.teelab.engine.ProgramBuilder;
import io.github.teelab.engine.Timeline;

/** Small simulated timelines. */
final class SampleTimelines {
    private SampleTimelines() {}

    /** A launch of 2 us, a copy of 3 us, then a kernel of 5.000001 us that both lead to; and a barrier. */
    static Timeline launchCopyKernel() {
        ProgramBuilder program = Program.builder();
        int cpu = program.resource("CPU", 1);
        int link = program.resource("PCIe", 1);
        int gpu = program.resource("GPU", 1);
        int launch = program.task(cpu, "cudaLaunchKernel", "launch", 2_000_000, 0);
        int copy = program.task(link, "HtoD", "copy", 3_000_000, 4096);
        int kernel = program.task(gpu, "conv <1>", "kernel", 5_000_001, 0);
        int barrier = program.task(Program.NO_RESOURCE, "done", "barrier", 0, 0);
        return program.after(kernel, launch, 0)
                .after(kernel, copy, 0)
                .after(barrier, kernel, 0)
                .build()
                .run();
    }

    /** Three tasks of 1, 2 and 3 us on a resource with two servers. */
    static Timeline twoServers() {
        ProgramBuilder program = Program.builder();
        int cores = program.resource("cores", 2);
        program.task(cores, "a", "work", 1_000_000, 0);
        program.task(cores, "b", "work", 2_000_000, 0);
        program.task(cores, "c", "work", 3_000_000, 0);
        return program.build().run();
    }
}
