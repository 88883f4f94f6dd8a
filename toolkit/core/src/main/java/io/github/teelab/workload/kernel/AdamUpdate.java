package io.github.teelab.workload.kernel;

import io.github.teelab.memory.AccessLoop;
import io.github.teelab.memory.AccessRun;
import io.github.teelab.memory.Phase;
import io.github.teelab.workload.model.ParameterTensor;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * One step of Adam on the CPU over a model's parameters, as offloaded training runs it (ZeRO-Offload): for each parameter
 * gradient, two moments and weight are read in FP32, moments and weight written back, and the weight written once more in
 * FP16 for the accelerator: 30 bytes. Each tensor is one parallel section; each thread has one contiguous part of it. A
 * step of the loop is 16 parameters, one line of each FP32 array. Each array is a block of its own; arrays of one
 * kind lie behind each other.
 */
public final class AdamUpdate implements Iterable<Phase> {
    private static final int PARAMETERS_PER_STEP = 16;
    private static final int LINE = 64;
    private static final int HALF_LINE = 32;

    private final List<Phase> phases;
    private final long parameters;
    private final long bytes;

    private AdamUpdate(List<Phase> phases, long parameters, long bytes) {
        this.phases = List.copyOf(phases);
        this.parameters = parameters;
        this.bytes = bytes;
    }

    /**
     * With arrays that start at pages.
     *
     * @param tensors what is updated, in order
     * @param threads that share each tensor
     * @param computePs what 16 parameters cost one thread when all data are at hand, picoseconds
     * @throws IllegalArgumentException if there is no thread
     */
    public static AdamUpdate of(List<ParameterTensor> tensors, int threads, long computePs) {
        return of(tensors, threads, computePs, Arena.PAGE);
    }

    /**
     * The same with arrays that start at multiples of {@code alignmentBytes}.
     *
     * @throws IllegalArgumentException if there is no thread, or the alignment is no power of two or less than a page
     */
    public static AdamUpdate of(List<ParameterTensor> tensors, int threads, long computePs, long alignmentBytes) {
        if (threads < 1) {
            throw new IllegalArgumentException("Adam: got " + threads + " threads, allowed 1 or more");
        }
        Arena arena = new Arena(0, alignmentBytes);
        long[] weights = allocate(arena, tensors, Float.BYTES);
        long[] gradients = allocate(arena, tensors, Float.BYTES);
        long[] first = allocate(arena, tensors, Float.BYTES);
        long[] second = allocate(arena, tensors, Float.BYTES);
        long[] halves = allocate(arena, tensors, Short.BYTES);
        List<Phase> phases = new ArrayList<>();
        long parameters = 0;
        for (int i = 0; i < tensors.size(); i++) {
            long steps = (tensors.get(i).elements() + PARAMETERS_PER_STEP - 1) / PARAMETERS_PER_STEP;
            List<AccessLoop> loops = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                long from = part(steps, thread, threads);
                long count = part(steps, thread + 1, threads) - from;
                long[] bases = {gradients[i], first[i], second[i], weights[i]};
                loops.add(loop(bases, halves[i], from, count, computePs));
            }
            phases.add(new Phase(tensors.get(i).name(), loops));
            parameters += tensors.get(i).elements();
        }
        return new AdamUpdate(phases, parameters, arena.next());
    }

    private static AccessLoop loop(long[] bases, long half, long from, long count, long computePs) {
        long offset = from * LINE;
        List<AccessRun> runs = new ArrayList<>();
        for (long base : bases) {
            runs.add(AccessRun.loads(base + offset, LINE, count));
        }
        for (int i = 1; i < bases.length; i++) {
            runs.add(AccessRun.stores(bases[i] + offset, LINE, count));
        }
        runs.add(AccessRun.stores(half + from * HALF_LINE, HALF_LINE, count));
        return new AccessLoop(List.copyOf(runs), computePs);
    }

    /** Parts begin at even steps, so that no two threads share a line of halves. */
    private static long part(long steps, int thread, int threads) {
        return thread == threads ? steps : steps * thread / threads / 2 * 2;
    }

    private static long[] allocate(Arena arena, List<ParameterTensor> tensors, int bytes) {
        return tensors.stream()
                .mapToLong(tensor -> arena.allocate(tensor.elements() * bytes))
                .toArray();
    }

    /** One phase for each tensor. */
    @Override
    public Iterator<Phase> iterator() {
        return phases.iterator();
    }

    /** Parameters updated. */
    public long parameters() {
        return parameters;
    }

    /** Bytes from address 0 to the end of the last array. */
    public long bytes() {
        return bytes;
    }
}
