package io.github.teelab.npu;

import io.github.teelab.platform.Catalog;
import io.github.teelab.platform.Dram;
import io.github.teelab.platform.DramTiming;
import io.github.teelab.platform.Npu;
import io.github.teelab.platform.Parameters;

/**
 * How fast the memory of an NPU is for its DMA engine.
 *
 * <p>The engine works command by command. A command moves consecutive bytes of a tile at the rate of memory; the first of a
 * load arrives after the latency of a closed bank and the delay of a line that queues in its bank, which is drawn for each
 * line from an exponential distribution, independently since neighbouring lines lie in different channels and banks. A
 * command starts when the one before is done; stores are posted and wait for nothing.
 *
 * @param bytesPerPs rate of all channels, bytes a picosecond
 * @param latencyPs from a request to its data in an idle memory, picoseconds
 * @param lineDelayPs mean delay of a line in its queue, picoseconds
 * @param commandBytes bytes that a command moves
 */
public record MemoryTiming(double bytesPerPs, double latencyPs, double lineDelayPs, double commandBytes) {
    /** What was fitted, see {@code experiment.calibration.NpuCalibration}. */
    public static final String FILE = "calibration/npu_protection.csv";

    /** The memory of a device, with the fitted delay and size of a command. */
    public static MemoryTiming of(Npu npu) {
        Parameters fitted = Parameters.read(FILE);
        return of(npu, fitted.number("line_delay") * 1e3, fitted.number("dma_command"));
    }

    /**
     * The memory of a device.
     *
     * @param lineDelayPs mean delay of a line in its queue, picoseconds, 0 or more
     * @param commandBytes bytes that a command moves, at least a line
     * @throws IllegalArgumentException if a value is out of range
     */
    public static MemoryTiming of(Npu npu, double lineDelayPs, double commandBytes) {
        if (!(lineDelayPs >= 0) || !(commandBytes >= BlockMacs.LINE_BYTES)) {
            throw new IllegalArgumentException("memory timing: got a line delay of " + lineDelayPs
                    + " ps and commands of " + commandBytes + " bytes, allowed 0 or more and at least "
                    + BlockMacs.LINE_BYTES);
        }
        Dram dram = Catalog.standard().memory(npu.memory());
        long latencyPs = dram.time(DramTiming.RCD).picoseconds()
                + dram.time(DramTiming.CL).picoseconds();
        return new MemoryTiming(npu.memoryBandwidth().bytesPerSecond() / 1e12, latencyPs, lineDelayPs, commandBytes);
    }

    /** DMA commands for a load; the last may be cut short, but a load is at least one. */
    double commands(Segment segment) {
        return segment.rows() == 0 ? 0 : Math.max(1, segment.bytes() / commandBytes);
    }

    /** From the request of a command until its first line is there, on average. */
    double firstLinePs() {
        return latencyPs + lineDelayPs;
    }

    /** How long the first of {@code lines} lines waits on average until all of them are there, picoseconds. */
    double allLinesPs(int lines) {
        double slowest = 0;
        for (int line = 2; line <= lines; line++) {
            slowest += 1.0 / line;
        }
        return slowest * lineDelayPs + (lines - 1) * BlockMacs.LINE_BYTES / bytesPerPs;
    }
}
