package io.github.teelab.tee.tensortee;

import io.github.teelab.channel.Path;
import io.github.teelab.channel.Stage;
import io.github.teelab.engine.Program;
import io.github.teelab.engine.ProgramBuilder;
import io.github.teelab.engine.Timeline;
import io.github.teelab.npu.Work;
import io.github.teelab.workload.offload.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The rewrite of an offloaded step under a design: each plain operation becomes timed tasks, a copy one task for each stage of
 * its path on what the stage occupies. Where transfers may not overlap, the NPU waits for each.
 */
final class OffloadedLowering {
    private final OffloadedTraining machine;
    private final EnclaveDesign design;
    private final ProgramBuilder program = Program.builder();
    private final Map<String, Integer> resources = new HashMap<>();
    private final Map<List<Work>, Double> npuPs = new HashMap<>();
    /** The last task of each operation. */
    private final List<Integer> last = new ArrayList<>();

    OffloadedLowering(OffloadedTraining machine, EnclaveDesign design) {
        this.machine = machine;
        this.design = design;
    }

    Timeline run(List<Operation> operations) {
        for (Operation operation : operations) {
            List<Integer> waits = new ArrayList<>(operation.after());
            if (!design.overlap() && !last.isEmpty() && !waits.contains(last.size() - 1)) {
                waits.add(last.size() - 1);
            }
            if (operation instanceof Operation.Compute compute) {
                double whole = npuPs.computeIfAbsent(compute.works(), works -> machine.npuPs(works, design));
                add(compute.name(), Breakdown.NPU, "NPU", Math.round(whole * compute.share()), 0, waits);
            } else if (operation instanceof Operation.Update update) {
                add(update.name(), Breakdown.CPU, "CPU", machine.updatePs(update, design), 0, waits);
            } else if (operation instanceof Operation.Copy copy) {
                copy(copy, waits);
            }
        }
        return program.build().run();
    }

    /** The whole message passes one stage after the other, as paths between CPU and NPU have it. */
    private void copy(Operation.Copy copy, List<Integer> waits) {
        Path path = machine.paths().path(design.transfers(), copy.transfer(), copy.bytes());
        String category = copy.transfer().isToHost() ? Breakdown.GRADIENTS : Breakdown.WEIGHTS;
        long restPs = path.times(copy.bytes()).totalPs();
        List<Integer> before = waits.stream().map(last::get).toList();
        for (Stage stage : path.stages()) {
            long stagePs = stage.timePs(copy.bytes(), 1);
            if (stagePs > 0) {
                restPs -= stagePs;
                before = List.of(task(stage.name(), category, stage.place().name(), stagePs, copy.bytes(), before));
            }
        }
        last.add(task("set-up and finish", category, "host", restPs, copy.bytes(), before));
    }

    private void add(String label, String category, String resource, long durationPs, long bytes, List<Integer> waits) {
        last.add(task(
                label,
                category,
                resource,
                durationPs,
                bytes,
                waits.stream().map(last::get).toList()));
    }

    private int task(
            String label, String category, String resource, long durationPs, long bytes, List<Integer> before) {
        int number = program.task(
                resources.computeIfAbsent(resource, name -> program.resource(name, 1)),
                label,
                category,
                durationPs,
                bytes);
        before.forEach(task -> program.after(number, task, 0));
        return number;
    }
}
