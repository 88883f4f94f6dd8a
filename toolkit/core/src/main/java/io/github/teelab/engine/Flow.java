package io.github.teelab.engine;

import io.github.teelab.units.Bandwidth;
import io.github.teelab.units.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;

/**
 * A train of equal chunks, the last perhaps shorter, through stages with bounded buffers between them. Immutable.
 *
 * <p>Chunk i starts on a stage when all of this holds: the stage before has ended it; the stage has started chunk i-1; a
 * server of the stage is idle; and the buffer behind the stage has an empty slot. A stage holds a slot of the buffer
 * behind it from the moment it starts a chunk, as it writes into it; the slot is empty again when the next stage has
 * ended the chunk. So with one slot two neighbouring stages take turns, and with two (the default: double buffering)
 * they overlap. A flow of no bytes has no chunks and takes no time.
 *
 * <p>Three readings agree to the picosecond where no stage is shared: {@link #completionPs()} by formula, {@link
 * #simulate} on the event kernel, and {@link #addTo} as tasks of a program.
 */
public final class Flow {
    private static final int DEFAULT_BUFFERS = 2;

    private final long totalBytes;
    private final long chunkBytes;
    private final int buffers;
    private final List<FlowStage> stages;

    private Flow(long totalBytes, long chunkBytes, int buffers, List<FlowStage> stages) {
        this.totalBytes = totalBytes;
        this.chunkBytes = chunkBytes;
        this.buffers = buffers;
        this.stages = stages;
    }

    /**
     * A flow without stages yet.
     *
     * @param total all bytes to move
     * @param chunk bytes of each chunk but the last, at least 1
     * @throws IllegalArgumentException if the chunk is empty or more than 2<sup>30</sup> chunks result
     */
    public static Flow of(Bytes total, Bytes chunk) {
        return of(total.value(), chunk.value());
    }

    /**
     * A flow without stages yet.
     *
     * @param totalBytes all bytes to move, at least 0
     * @param chunkBytes bytes of each chunk but the last, at least 1
     * @throws IllegalArgumentException if an argument is out of range or more than 2<sup>30</sup> chunks result
     */
    public static Flow of(long totalBytes, long chunkBytes) {
        if (totalBytes < 0 || chunkBytes < 1 || totalBytes / chunkBytes >= 1 << 30) {
            throw new IllegalArgumentException("flow: got " + totalBytes + " bytes in chunks of " + chunkBytes
                    + ", allowed 0 or more bytes in chunks of 1 or more, at most 2^30 chunks");
        }
        return new Flow(totalBytes, chunkBytes, DEFAULT_BUFFERS, List.of());
    }

    /** Adds a stage with one server that takes {@code fixedPs} picoseconds per chunk, and its bytes at {@code rate}. */
    public Flow stage(String name, long fixedPs, Bandwidth rate) {
        return stage(name, 1, bytes -> fixedPs + rate.picosFor(bytes));
    }

    /** Adds a stage with one server that takes {@code fixedPs} per chunk and {@code psPerByte} per byte, in picoseconds. */
    public Flow stage(String name, long fixedPs, double psPerByte) {
        return stage(name, 1, bytes -> fixedPs + Math.round(bytes * psPerByte));
    }

    /**
     * Adds a stage.
     *
     * @param name for reports
     * @param servers how many chunks it treats at once, at least 1; of use only with as many buffers behind it
     * @param psOfBytes how long a chunk of so many bytes takes, in picoseconds; must not fall as bytes grow
     * @throws IllegalArgumentException if {@code servers} or a time is out of range
     */
    public Flow stage(String name, int servers, LongUnaryOperator psOfBytes) {
        long fullBytes = Math.min(chunkBytes, totalBytes);
        FlowStage stage =
                new FlowStage(name, psOfBytes.applyAsLong(fullBytes), psOfBytes.applyAsLong(lastChunkBytes()), servers);
        List<FlowStage> more = new ArrayList<>(stages);
        more.add(stage);
        return new Flow(totalBytes, chunkBytes, buffers, List.copyOf(more));
    }

    /**
     * Sets how many chunks fit between two stages.
     *
     * @throws IllegalArgumentException if {@code slots} is below 1
     */
    public Flow buffers(int slots) {
        if (slots < 1) {
            throw new IllegalArgumentException("buffers of a flow: got " + slots + " slots, allowed 1 or more");
        }
        return new Flow(totalBytes, chunkBytes, slots, stages);
    }

    /** Number of chunks; 0 if there are no bytes. */
    public int chunks() {
        return (int) ((totalBytes + chunkBytes - 1) / chunkBytes);
    }

    /** All bytes to move. */
    public long totalBytes() {
        return totalBytes;
    }

    /** Bytes of each chunk but the last. */
    public long chunkBytes() {
        return chunkBytes;
    }

    /** Bytes of the last chunk; 0 if there is none. */
    public long lastChunkBytes() {
        return totalBytes == 0 ? 0 : totalBytes - (chunks() - 1) * chunkBytes;
    }

    /** Slots between two stages. */
    public int buffers() {
        return buffers;
    }

    /** The stages, first to last. */
    public List<FlowStage> stages() {
        return stages;
    }

    /** When the last chunk leaves the last stage if no stage is shared, in picoseconds from the flow's start. */
    public long completionPs() {
        if (hasSingleServers()) {
            return stages.isEmpty() ? 0 : FlowShop.formula(this, stages.size() - 1);
        }
        return FlowShop.recursion(this);
    }

    /** When the first chunk leaves the last stage, in picoseconds from the flow's start; 0 if there are no chunks. */
    public long firstChunkPs() {
        return stages.stream().mapToLong(stage -> servicePs(stage, 0)).sum();
    }

    /** When the first chunk enters a stage, in picoseconds from the flow's start; 0 if there are no chunks. */
    public long stageStartPs(int stage) {
        return stages.subList(0, stage).stream()
                .mapToLong(before -> servicePs(before, 0))
                .sum();
    }

    /** When the last chunk leaves a stage, in picoseconds from the flow's start; 0 if there are no chunks. */
    public long stageEndPs(int stage) {
        return hasSingleServers() ? FlowShop.formula(this, stage) : FlowShop.lastEndsPs(this)[stage];
    }

    /** Service time of one stage for all chunks, in picoseconds. */
    public long busyPs(int stage) {
        int chunks = chunks();
        FlowStage chosen = stages.get(stage);
        return chunks == 0 ? 0 : (chunks - 1) * chosen.chunkPs() + chosen.lastChunkPs();
    }

    /**
     * Starts the flow now, event by event, on resources that others may share.
     *
     * @param simulator the clock
     * @param resources one per stage, on that simulator; their capacities stand for the stages' servers
     * @param doneEvent scheduled for the moment the last chunk leaves; {@link Simulator#NO_EVENT} for none
     * @throws IllegalArgumentException if the number of resources is not that of the stages
     */
    public void simulate(Simulator simulator, List<Resource> resources, int doneEvent) {
        checkCount(resources.size());
        new FlowRun(this, simulator, resources, doneEvent).start();
    }

    /** What {@link #completionPs()} is, found by {@link #simulate} on resources of its own. */
    public long simulatedCompletionPs() {
        Simulator simulator = new Simulator();
        long[] completionPs = new long[1];
        int done = simulator.register(index -> completionPs[0] = simulator.nowPs());
        simulate(
                simulator,
                stages.stream()
                        .map(stage -> new Resource(simulator, stage.name(), stage.servers()))
                        .toList(),
                done);
        simulator.run();
        return completionPs[0];
    }

    /**
     * Adds a task per chunk and stage to a program, each with the stage's name as its category and the chunk's bytes.
     *
     * @param builder the program
     * @param resources one per stage, or {@link Program#NO_RESOURCE}; capacities stand for the stages' servers
     * @param label of all tasks
     * @return the tasks to which dependencies of the whole flow attach
     * @throws IllegalArgumentException if the number of resources is not that of the stages, or one is unknown
     */
    public FlowTasks addTo(ProgramBuilder builder, int[] resources, String label) {
        return addTo(builder, resources, label, -1);
    }

    /** Like {@link #addTo(ProgramBuilder, int[], String)}, with the tasks belonging to a user-level operation. */
    public FlowTasks addTo(ProgramBuilder builder, int[] resources, String label, int operation) {
        checkCount(resources.length);
        return new FlowProgram(this, builder, resources, label, operation).add();
    }

    long servicePs(FlowStage stage, int chunk) {
        return chunk == chunks() - 1 ? stage.lastChunkPs() : chunk < chunks() ? stage.chunkPs() : 0;
    }

    long bytesOf(int chunk) {
        return chunk == chunks() - 1 ? lastChunkBytes() : chunkBytes;
    }

    private boolean hasSingleServers() {
        return stages.stream().allMatch(stage -> stage.servers() == 1);
    }

    private void checkCount(int resources) {
        if (resources != stages.size()) {
            throw new IllegalArgumentException(
                    "flow: got " + resources + " resources, allowed one for each of the stages "
                            + IntStream.range(0, stages.size())
                                    .mapToObj(stage -> stages.get(stage).name())
                                    .toList());
        }
    }
}
