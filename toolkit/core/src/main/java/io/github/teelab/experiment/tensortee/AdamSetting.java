package io.github.teelab.experiment.tensortee;

import io.github.teelab.memory.Counters;
import io.github.teelab.memory.dram.DramDesign;
import io.github.teelab.memory.scheme.Scheme;
import io.github.teelab.memory.simulation.Fidelity;
import io.github.teelab.memory.simulation.Machine;
import io.github.teelab.memory.simulation.TimedRun;
import io.github.teelab.platform.Parameters;
import io.github.teelab.workload.kernel.AdamUpdate;
import io.github.teelab.workload.kernel.Arena;
import io.github.teelab.workload.model.Models;
import io.github.teelab.workload.model.ParameterTensor;
import io.github.teelab.workload.model.ParameterTensors;
import java.util.ArrayList;
import java.util.List;

/**
 * Adam on the CPU of TensorTEE's Table 1. The paper does not say which tensors it simulates; here it is one layer of GPT-2
 * medium, the model of its Fig. 5: 12.6 million parameters in twelve tensors, many times the caches.
 *
 * @param machine cores, caches, metadata cache
 * @param memory the DRAM
 * @param tensors what is updated
 * @param alignmentBytes each array starts at a multiple of this
 * @param computePs what 16 parameters cost a thread, picoseconds
 * @param fidelity how much is simulated
 */
public record AdamSetting(
        Machine machine,
        DramDesign memory,
        List<ParameterTensor> tensors,
        long alignmentBytes,
        long computePs,
        Fidelity fidelity) {
    static final String CALIBRATION = "calibration/tensortee_adam.csv";
    static final String COMPUTE = "adam_step_compute";

    /** The step by which the caches are full. */
    static final int STEADY = 2;

    private static final String DRAM = "ddr4-2400";
    private static final int CHANNELS = 2;

    /**
     * Four neighbouring lines to a row, then the next bank. With the toolkit's default mapping, which spreads every stream
     * over all banks, unprotected Adam is so slow that no computation makes SGX 2.64 times as slow.
     */
    private static final String MAPPING = "MOP4CLXOR";

    private static final String MODEL = "gpt2-medium";
    private static final double PS_PER_MS = 1e9;

    public AdamSetting {
        tensors = List.copyOf(tensors);
    }

    /** With the stored calibration, accelerated; arrays start at pages. */
    public static AdamSetting calibrated() {
        return new AdamSetting(
                Machine.tensortee(),
                DramDesign.of(DRAM).channels(CHANNELS).mapping(MAPPING),
                ParameterTensors.ofLayer(Models.transformer(MODEL)),
                Arena.PAGE,
                Math.round(Parameters.read(CALIBRATION).number(COMPUTE)),
                Fidelity.ACCELERATED);
    }

    /** The same on another machine. */
    public AdamSetting on(Machine other) {
        return new AdamSetting(other, memory, tensors, alignmentBytes, computePs, fidelity);
    }

    /** The same with other tensors. */
    public AdamSetting tensors(List<ParameterTensor> others) {
        return new AdamSetting(machine, memory, others, alignmentBytes, computePs, fidelity);
    }

    /** The same with arrays that start at multiples of so many bytes, a power of two. */
    public AdamSetting aligned(long toBytes) {
        return new AdamSetting(machine, memory, tensors, toBytes, computePs, fidelity);
    }

    /** The same with another time for the computation of 16 parameters. */
    public AdamSetting computing(long otherPs) {
        return new AdamSetting(machine, memory, tensors, alignmentBytes, otherPs, fidelity);
    }

    /** The same in another fidelity. */
    public AdamSetting fidelity(Fidelity other) {
        return new AdamSetting(machine, memory, tensors, alignmentBytes, computePs, other);
    }

    /** Steps of the optimiser one after another, from cold caches and an empty table. */
    public List<Iteration> iterations(int threads, Scheme scheme, int count) {
        AdamUpdate update = AdamUpdate.of(tensors, threads, computePs, alignmentBytes);
        Machine enough = machine.protection(machine.protection().atLeast(update.bytes()));
        TimedRun run = new TimedRun(enough, scheme, memory.build(), fidelity);
        List<Iteration> iterations = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long startPs = run.timePs();
            Counters before = run.counters();
            run.run(update);
            iterations.add(new Iteration(
                    (run.timePs() - startPs) / PS_PER_MS, run.counters().since(before)));
        }
        return iterations;
    }

    /** Time of a step once the caches are full: the second, milliseconds. */
    public double steadyMs(int threads, Scheme scheme) {
        return iterations(threads, scheme, STEADY).get(STEADY - 1).milliseconds();
    }

    /**
     * One step of the optimiser.
     *
     * @param milliseconds how long it took
     * @param counters what it counted
     */
    public record Iteration(double milliseconds, Counters counters) {}
}
