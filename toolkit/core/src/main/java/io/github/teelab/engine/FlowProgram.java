package io.github.teelab.engine;

import java.util.List;

/** A flow as tasks of a program, chunk by chunk. */
final class FlowProgram {
    private final Flow flow;
    private final ProgramBuilder builder;
    private final int[] resources;
    private final String label;
    private final int operation;

    FlowProgram(Flow flow, ProgramBuilder builder, int[] resources, String label, int operation) {
        this.flow = flow;
        this.builder = builder;
        this.resources = resources;
        this.label = label;
        this.operation = operation;
    }

    FlowTasks add() {
        List<FlowStage> stages = flow.stages();
        int chunks = flow.chunks();
        int count = stages.size();
        if (chunks == 0 || count == 0) {
            int nothing = task(Program.NO_RESOURCE, label, 0, 0);
            return new FlowTasks(nothing, nothing);
        }
        int first = builder.taskCount();
        for (int chunk = 0; chunk < chunks; chunk++) {
            for (int stage = 0; stage < count; stage++) {
                FlowStage here = stages.get(stage);
                int task = task(resources[stage], here.name(), flow.servicePs(here, chunk), flow.bytesOf(chunk));
                if (stage > 0) {
                    builder.after(task, task - 1, 0);
                }
                if (chunk > 0) {
                    builder.afterStart(task, task - count, 0);
                }
                if (stage + 1 < count && chunk >= flow.buffers()) {
                    builder.after(task, task - flow.buffers() * count + 1, 0);
                }
            }
        }
        return new FlowTasks(first, last(first, chunks, count));
    }

    /** Where the last stage has several servers a shorter last chunk may overtake the others: then all are waited for. */
    private int last(int first, int chunks, int count) {
        int lastTask = first + chunks * count - 1;
        int resource = resources[count - 1];
        if (chunks == 1 || (resource != Program.NO_RESOURCE && builder.capacity(resource) == 1)) {
            return lastTask;
        }
        int join = task(Program.NO_RESOURCE, flow.stages().get(count - 1).name(), 0, 0);
        builder.after(join, lastTask, 0);
        builder.after(join, lastTask - count, 0);
        return join;
    }

    private int task(int resource, String category, long durationPs, long bytes) {
        int task = builder.task(resource, label, category, durationPs, bytes);
        builder.operation(task, operation);
        return task;
    }
}
