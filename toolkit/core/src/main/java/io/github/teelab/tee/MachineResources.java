package io.github.teelab.tee;

import io.github.teelab.channel.Place;
import io.github.teelab.engine.Program;
import io.github.teelab.engine.ProgramBuilder;
import io.github.teelab.platform.Platform;
import io.github.teelab.workload.Activity;
import io.github.teelab.workload.HostCall;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The resources of a machine as a plan meets them: host threads on cores, ciphers, link directions, devices.
 *
 * <p>While a machine has a core for each host thread, cores are no resource of their own; with fewer, everything that works
 * on a core waits for one. A GPU with a single copy engine has both link directions on it.
 */
final class MachineResources {
    private final ProgramBuilder program;
    private final Map<List<Object>, Integer> numbers = new HashMap<>();
    private final boolean severalProcesses;
    private final boolean severalDevices;
    private final boolean oneCopyEngine;
    private final int cores;

    MachineResources(ProgramBuilder program, PricedPlan priced, HostThreads threads) {
        this.program = program;
        this.severalProcesses = threads.areOfSeveralProcesses();
        this.severalDevices = priced.plan().activities().stream()
                        .mapToLong(Activity::device)
                        .distinct()
                        .count()
                > 1;
        Platform machine = priced.machine();
        this.oneCopyEngine = !machine.gpus().isEmpty() && machine.gpu().copyEngines() == 1;
        this.cores = threads.count() > machine.cpu().cores()
                ? program.resource("CPU cores", machine.cpu().cores())
                : Program.NO_RESOURCE;
    }

    /** A host thread. */
    int thread(HostCall call) {
        return program.resource(threadName(call.process(), call.thread()), 1);
    }

    /** The resource at a place, for a thread of a process that uses a device. */
    int of(Place place, long process, long thread, long device) {
        return switch (place.scope()) {
            case THREAD ->
                numbers.computeIfAbsent(
                        List.of(place, process, thread),
                        key -> program.resource(threadName(process, thread) + ": " + place.name(), place.servers()));
            case PROCESS -> number(place, process, severalProcesses ? "process " + process + ": " : "");
            case DEVICE ->
                number(
                        oneCopyEngine && place.equals(Place.LINK_TO_HOST) ? Place.LINK_TO_DEVICE : place,
                        device,
                        severalDevices ? "device " + device + ": " : "");
            case MACHINE -> number(place, 0, "");
        };
    }

    /** Lets a task wait for a core too, where cores are scarce. */
    void onCore(int task) {
        if (cores != Program.NO_RESOURCE) {
            program.also(task, cores);
        }
    }

    private String threadName(long process, long thread) {
        return (severalProcesses ? "process " + process + ", " : "") + "thread " + thread;
    }

    private int number(Place place, long owner, String prefix) {
        return numbers.computeIfAbsent(
                List.of(place, owner), key -> program.resource(prefix + place.name(), place.servers()));
    }
}
