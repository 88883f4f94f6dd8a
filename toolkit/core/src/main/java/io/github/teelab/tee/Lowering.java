package io.github.teelab.tee;

import io.github.teelab.channel.CopyTimes;
import io.github.teelab.channel.Path;
import io.github.teelab.channel.Place;
import io.github.teelab.engine.Flow;
import io.github.teelab.engine.FlowTasks;
import io.github.teelab.engine.Program;
import io.github.teelab.engine.ProgramBuilder;
import io.github.teelab.workload.Activity;
import io.github.teelab.workload.After;
import io.github.teelab.workload.HostCall;
import io.github.teelab.workload.Operation;
import io.github.teelab.workload.Plan;
import java.util.List;
import java.util.OptionalInt;

/**
 * Lowers a priced plan to a program of timed tasks and runs it: the only place that builds programs from plans.
 *
 * <p>A call becomes up to three tasks on its thread (the host's own work before it, the part before it waits, the part
 * after); the time between the second and the third is the call's wait. An activity that takes one resource becomes one
 * task. A message becomes a flow of chunks over the resources of its path's stages, which others may share. Where only one
 * host thread sends messages and waits for each, no two meet, and the closed form of {@link Path#times} stands in: one task
 * for each stage's window, at the same moments to the picosecond. (While a message waits for its stream, its first stages run
 * ahead in both; only chunk by chunk does that make the window after it shorter.)
 */
public final class Lowering {
    private final PricedPlan priced;
    private final Plan plan;
    private final MachineResources resources;
    private final ProgramBuilder program = Program.builder();
    private final boolean contended;
    private final HostThreads threads;
    private final int[] threadResources;
    private final int[] lastOfThread;
    private final int[] enter;
    private final int[] back;
    /** The first and last task of each activity's visible window, and the task after which nothing of it is under way. */
    private final int[] from;

    private final int[] to;
    private final int[] done;

    private Lowering(PricedPlan priced, HostThreads threads, boolean contended) {
        this.priced = priced;
        this.plan = priced.plan();
        this.contended = contended;
        this.resources = new MachineResources(program, priced, threads);
        this.threads = threads;
        this.threadResources = new int[threads.count()];
        this.lastOfThread = new int[threads.count()];
        for (int thread = 0; thread < threadResources.length; thread++) {
            threadResources[thread] = resources.thread(threads.anyCallOf(thread));
            lastOfThread[thread] = -1;
        }
        this.enter = new int[plan.calls().size()];
        this.back = new int[plan.calls().size()];
        this.from = new int[plan.activities().size()];
        this.to = new int[plan.activities().size()];
        this.done = new int[plan.activities().size()];
    }

    /** Runs a plan at the prices of a system. */
    public static Execution run(PricedPlan priced) {
        HostThreads threads = new HostThreads(priced.plan());
        return new Lowering(priced, threads, Contention.isPossible(priced, threads)).run();
    }

    /** Runs a recorded plan at its own times. */
    public static Execution replay(Plan plan) {
        return run(PricedPlan.asRecorded(plan));
    }

    /** Runs a plan with every message chunk by chunk, or with none. */
    static Execution run(PricedPlan priced, boolean chunkByChunk) {
        return new Lowering(priced, new HostThreads(priced.plan()), chunkByChunk).run();
    }

    private Execution run() {
        for (int i = 0; i < enter.length; i++) {
            addCall(i);
        }
        for (int i = 0; i < from.length; i++) {
            addActivity(i);
        }
        for (int i = 0; i < enter.length; i++) {
            addWaits(i);
        }
        return new Execution(plan, program.build().run(), enter, back, from, to);
    }

    private void addCall(int index) {
        HostCall call = plan.calls().get(index);
        CallTimes times = priced.calls().get(index);
        int thread = threadResources[threads.of(index)];
        int last = lastOfThread[threads.of(index)];
        lastOfThread[threads.of(index)] = index;
        int before = last < 0 ? -1 : back[last];
        if (times.gapPs() > 0) {
            int gap = hostTask(thread, "host", "host", times.gapPs(), -1);
            if (before >= 0) {
                program.after(gap, before, 0);
            }
            before = gap;
        }
        String category = call.kind().cause();
        enter[index] = hostTask(thread, call.name(), category, times.enterPs(), index);
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
        if (times.returnPs() > 0 || !call.awaits().isEmpty() || times.blocksOn().isPresent()) {
            back[index] = hostTask(thread, call.name(), category, returnPs(index, times), index);
            program.after(back[index], enter[index], 0);
        }
    }

    private int hostTask(int thread, String label, String category, long durationPs, int operation) {
        int task = program.task(thread, label, category, durationPs, 0);
        resources.onCore(task);
        if (operation >= 0) {
            program.operation(task, operation);
        }
        return task;
    }

    /** Where a call's own message is lowered chunk by chunk, its stages after the link are tasks, not part of the return. */
    private long returnPs(int call, CallTimes times) {
        long returnPs = times.returnPs();
        for (int activity : awaits(call)) {
            if (isOwn(call, activity) && isFlow(activity)) {
                Demand.Passage passage = (Demand.Passage) priced.demands().get(activity);
                Flow flow = passage.path().flow(passage.bytes());
                returnPs -= flow.completionPs() - flow.stageEndPs(passage.path().link());
            }
        }
        return Math.max(0, returnPs);
    }

    private void addWaits(int call) {
        for (int activity : awaits(call)) {
            program.after(back[call], isOwn(call, activity) ? done[activity] : to[activity], 0);
        }
    }

    private List<Integer> awaits(int call) {
        List<Integer> awaits = plan.calls().get(call).awaits();
        OptionalInt more = priced.calls().get(call).blocksOn();
        if (more.isEmpty() || awaits.contains(more.getAsInt())) {
            return awaits;
        }
        return awaits.isEmpty()
                ? List.of(more.getAsInt())
                : java.util.stream.Stream.concat(awaits.stream(), java.util.stream.Stream.of(more.getAsInt()))
                        .toList();
    }

    private boolean isOwn(int call, int activity) {
        OptionalInt submitter = plan.activities().get(activity).call();
        return submitter.isPresent() && submitter.getAsInt() == call;
    }

    private boolean isFlow(int activity) {
        Activity item = plan.activities().get(activity);
        return priced.demands().get(activity) instanceof Demand.Passage passage
                && passage.bytes() > 0
                && (contended || item.call().isEmpty());
    }

    private void addActivity(int index) {
        Activity activity = plan.activities().get(index);
        Demand demand = priced.demands().get(index);
        if (isFlow(index)) {
            addFlow(index, activity, (Demand.Passage) demand);
        } else if (demand instanceof Demand.Steps steps) {
            addSteps(index, activity, steps);
        } else if (demand instanceof Demand.Together together) {
            addTogether(index, activity, together);
        } else {
            String category = demand instanceof Demand.Passage passage
                    ? passage.path().stages().get(passage.path().link()).name()
                    : category(activity);
            int task = task(index, activity, demand.place(), category, demand.durationPs());
            from[index] = task;
            to[index] = task;
            done[index] = task;
            start(task, activity, demand.leadPs());
            if (demand instanceof Demand.Passage passage && passage.bytes() > 0) {
                addWindows(index, activity, passage);
            }
        }
        for (After after : demand.after()) {
            if (after.anchor() == After.Anchor.START) {
                program.afterStart(from[index], from[after.index()], after.gapPs());
            } else {
                program.after(from[index], to[after.index()], after.gapPs());
            }
        }
    }

    private void addSteps(int index, Activity activity, Demand.Steps demand) {
        int before = -1;
        for (Demand.Step step : demand.steps()) {
            int task = step(index, activity, step);
            if (before < 0) {
                from[index] = task;
                start(task, activity, demand.leadPs());
            } else {
                program.after(task, before, 0);
            }
            before = task;
        }
        to[index] = before;
        done[index] = before;
    }

    private void addTogether(int index, Activity activity, Demand.Together demand) {
        from[index] = wait(index, activity, 0, -1);
        start(from[index], activity, demand.leadPs());
        to[index] = wait(index, activity, 0, -1);
        for (Demand.Step step : demand.steps()) {
            int task = step(index, activity, step);
            program.after(task, from[index], 0).after(to[index], task, 0);
        }
        done[index] = to[index];
    }

    private int step(int index, Activity activity, Demand.Step step) {
        int task = program.task(
                resource(activity, step.place()), step.name(), category(activity), step.durationPs(), step.bytes());
        program.operation(task, plan.calls().size() + index);
        return task;
    }

    /** The stages before and after the link, as windows at the moments that the closed form gives them. */
    private void addWindows(int index, Activity activity, Demand.Passage passage) {
        Path path = passage.path();
        Flow flow = path.flow(passage.bytes());
        long linkStartPs = flow.stageStartPs(path.link());
        for (int stage = 0; stage < path.stages().size(); stage++) {
            if (stage == path.link() || flow.busyPs(stage) == 0) {
                continue;
            }
            long startPs = flow.stageStartPs(stage);
            String name = path.stages().get(stage).name();
            int window =
                    task(index, activity, path.stages().get(stage).place(), name, flow.stageEndPs(stage) - startPs);
            if (stage < path.link()) {
                start(window, activity, passage.leadPs() - (linkStartPs - startPs));
            } else {
                program.afterStart(window, from[index], startPs - linkStartPs);
            }
        }
    }

    private void addFlow(int index, Activity activity, Demand.Passage passage) {
        Path path = passage.path();
        Flow flow = path.flow(passage.bytes());
        int stages = path.stages().size();
        int[] places = new int[stages];
        for (int stage = 0; stage < stages; stage++) {
            places[stage] = resource(activity, path.stages().get(stage).place());
        }
        int first = program.taskCount();
        FlowTasks tasks =
                flow.addTo(program, places, activity.name(), plan.calls().size() + index);
        for (int stage = 0; stage < stages; stage++) {
            if (path.stages().get(stage).place().onCore()) {
                for (int chunk = 0; chunk < flow.chunks(); chunk++) {
                    resources.onCore(first + chunk * stages + stage);
                }
            }
        }
        if (activity.call().isEmpty()) {
            enclose(index, activity, passage, tasks);
            return;
        }
        from[index] = first + path.link();
        to[index] = first + (flow.chunks() - 1) * stages + path.link();
        done[index] = tasks.last();
        long linkStartPs = flow.stageStartPs(path.link());
        start(tasks.first(), activity, passage.leadPs() - linkStartPs);
        long excessPs = passage.durationPs() - (flow.stageEndPs(path.link()) - linkStartPs);
        if (excessPs > 0) {
            to[index] = wait(index, activity, excessPs, to[index]);
            int all = wait(index, activity, 0, to[index]);
            program.after(all, done[index], excessPs);
            done[index] = all;
        }
    }

    /** A message that no host thread submits: set-up and finish stand before and after it, and it ends when all is done. */
    private void enclose(int index, Activity activity, Demand.Passage passage, FlowTasks tasks) {
        Path path = passage.path();
        Flow flow = path.flow(passage.bytes());
        CopyTimes alone = path.times(passage.bytes());
        from[index] = wait(index, activity, alone.leadPs() - flow.stageStartPs(path.link()), -1);
        program.after(tasks.first(), from[index], 0);
        start(from[index], activity, passage.leadPs());
        long afterLinkPs = flow.completionPs() - flow.stageEndPs(path.link());
        to[index] = wait(index, activity, alone.returnPs() - afterLinkPs, tasks.last());
        done[index] = to[index];
    }

    private int wait(int index, Activity activity, long ps, int after) {
        int task = program.task(Program.NO_RESOURCE, activity.name(), category(activity), ps, 0);
        program.operation(task, plan.calls().size() + index);
        if (after >= 0) {
            program.after(task, after, 0);
        }
        return task;
    }

    private void start(int task, Activity activity, long leadPs) {
        if (activity.call().isPresent()) {
            int call = activity.call().getAsInt();
            program.afterStart(
                    task, enter[call], Math.max(0, priced.calls().get(call).enterPs() + leadPs));
        } else {
            program.notBefore(task, Math.max(0, leadPs));
        }
    }

    private int task(int index, Activity activity, Place place, String category, long durationPs) {
        int task = program.task(resource(activity, place), activity.name(), category, durationPs, activity.bytes());
        program.operation(task, plan.calls().size() + index);
        return task;
    }

    private int resource(Activity activity, Place place) {
        HostCall call =
                activity.call().isPresent() ? plan.calls().get(activity.call().getAsInt()) : null;
        return resources.of(
                place, call == null ? 0 : call.process(), call == null ? 0 : call.thread(), activity.device());
    }

    private static String category(Activity activity) {
        Operation operation = activity.operation();
        if (operation instanceof Operation.Kernel || operation instanceof Operation.NpuPass) {
            return "kernels";
        }
        if (operation instanceof Operation.Update || operation instanceof Operation.HostWork) {
            return "host";
        }
        return operation instanceof Operation.HandOver ? "hand-over" : "copies";
    }
}
