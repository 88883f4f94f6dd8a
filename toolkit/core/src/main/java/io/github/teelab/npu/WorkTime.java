package io.github.teelab.npu;

/**
 * How long work takes on an NPU, all repetitions together.
 *
 * @param totalPs from start to end, picoseconds
 * @param computePs of it the array is busy, picoseconds
 * @param memoryPs of it memory is busy or a DMA command waits, picoseconds
 * @param dataBytes bytes of data moved
 * @param metadataBytes bytes of authentication codes moved
 */
public record WorkTime(long totalPs, long computePs, long memoryPs, long dataBytes, long metadataBytes) {
    /** No work. */
    public static final WorkTime NONE = new WorkTime(0, 0, 0, 0, 0);

    /** One after the other. */
    public WorkTime plus(WorkTime next) {
        return new WorkTime(
                totalPs + next.totalPs,
                computePs + next.computePs,
                memoryPs + next.memoryPs,
                dataBytes + next.dataBytes,
                metadataBytes + next.metadataBytes);
    }

    /** How much longer this is than {@code plain}, percent. */
    public double overheadPercent(WorkTime plain) {
        return 100 * ((double) totalPs / plain.totalPs - 1);
    }
}
