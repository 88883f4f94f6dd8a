package io.github.teelab.tee;

import io.github.teelab.engine.Program;
import io.github.teelab.engine.ProgramBuilder;
import io.github.teelab.engine.Timeline;
import io.github.teelab.workload.After;
import io.github.teelab.workload.DeviceWork;
import io.github.teelab.workload.HostCall;
import io.github.teelab.workload.OperationGraph;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Lowers an operation graph to a program of timed tasks and runs it.
 *
 * <p>Each host thread and each lane of a device is a resource that serves one task at a time. A call becomes up to three
 * tasks on its thread (the host's own work before it, the part before it waits, the part after); a device work becomes
 * one task on its lane. The time between the second and the third is the call's wait.
 */
public final class Lowering {
    private final OperationGraph graph;
    private final ProgramBuilder program = Program.builder();
    private final Map<String, Integer> resources = new HashMap<>();
    private final Map<List<Long>, Integer> lastOfThread = new HashMap<>();
    private final int[] enter;
    private final int[] back;
    private final int[] work;

    private Lowering(OperationGraph graph) {
        this.graph = graph;
        this.enter = new int[graph.calls().size()];
        this.back = new int[graph.calls().size()];
        this.work = new int[graph.works().size()];
    }

    /** Runs {@code graph} as it stands. */
    public static Execution run(OperationGraph graph) {
        return new Lowering(graph).run();
    }

    private Execution run() {
        for (int i = 0; i < enter.length; i++) {
            addCall(i);
        }
        for (int i = 0; i < work.length; i++) {
            addWork(i);
        }
        for (int i = 0; i < enter.length; i++) {
            for (int awaited : graph.calls().get(i).awaits()) {
                program.after(back[i], work[awaited], 0);
            }
        }
        Timeline timeline = program.build().run();
        return new Execution(graph, timeline, enter, back, work);
    }

    private void addCall(int index) {
        HostCall call = graph.calls().get(index);
        int thread = resource("thread " + call.thread());
        Integer last = lastOfThread.get(List.of(call.process(), call.thread()));
        int before = last == null ? -1 : back[last];
        if (call.gapPs() > 0) {
            int gap = program.task(thread, "host", "host", call.gapPs(), 0);
            if (before >= 0) {
                program.after(gap, before, 0);
            }
            before = gap;
        }
        String category = call.kind().cause();
        enter[index] = program.task(thread, call.name(), category, call.enterPs(), 0);
        program.operation(enter[index], index);
        if (before >= 0) {
            program.after(enter[index], before, 0);
        }
        for (After after : call.after()) {
            if (after.anchor() == After.Anchor.START) {
                program.afterStart(enter[index], enter[after.index()], after.gapPs());
            } else {
                program.after(enter[index], back[after.index()], after.gapPs());
            }
        }
        back[index] = enter[index];
        if (call.returnPs() > 0 || !call.awaits().isEmpty()) {
            back[index] = program.task(thread, call.name(), category, call.returnPs(), 0);
            program.operation(back[index], index);
            program.after(back[index], enter[index], 0);
        }
        lastOfThread.put(List.of(call.process(), call.thread()), index);
    }

    private void addWork(int index) {
        DeviceWork item = graph.works().get(index);
        work[index] = program.task(
                resource(item.lane()),
                item.name(),
                item.kind() == DeviceWork.Kind.KERNEL ? "kernels" : "copies",
                item.durationPs(),
                item.bytes());
        if (item.call().isPresent()) {
            int call = item.call().getAsInt();
            long enterPs = graph.calls().get(call).enterPs();
            program.afterStart(work[index], enter[call], Math.max(0, enterPs + item.leadPs()));
        } else {
            program.notBefore(work[index], Math.max(0, item.leadPs()));
        }
        for (After after : item.after()) {
            if (after.anchor() == After.Anchor.START) {
                program.afterStart(work[index], work[after.index()], after.gapPs());
            } else {
                program.after(work[index], work[after.index()], after.gapPs());
            }
        }
    }

    private int resource(String name) {
        return resources.computeIfAbsent(name, key -> program.resource(key, 1));
    }
}
