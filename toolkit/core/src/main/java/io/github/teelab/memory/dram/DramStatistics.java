package io.github.teelab.memory.dram;

import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What a DRAM has counted. A request is classed when its first command is issued: a hit finds its row open, a miss finds the
 * bank closed, a conflict finds another row. Reads, writes, hits, misses and conflicts count bursts.
 *
 * @param reads read commands
 * @param writes write commands
 * @param forwarded reads answered from a waiting write, without a command
 * @param hits bursts that found their row open
 * @param misses bursts that found their bank closed
 * @param conflicts bursts that found another row open
 * @param activates activate commands
 * @param precharges precharge commands, those of whole ranks counted once
 * @param refreshes refresh commands, of one rank each
 * @param bytes moved over all data buses
 * @param timePs when the last data moved, picoseconds, but no sooner than the last completion asked for
 * @param busyPs time for which data buses were busy, summed over the subchannels, picoseconds
 * @param buses subchannels, each with a data bus of its own
 * @param meanLatencyPs of reads, from submission to last data; 0 if there were none
 * @param medianLatencyPs half of the reads took no longer, picoseconds, to 3 %
 * @param slowLatencyPs 99 % of the reads took no longer, picoseconds, to 3 %
 * @param longestLatencyPs of reads, picoseconds
 */
public record DramStatistics(
        long reads,
        long writes,
        long forwarded,
        long hits,
        long misses,
        long conflicts,
        long activates,
        long precharges,
        long refreshes,
        long bytes,
        long timePs,
        long busyPs,
        int buses,
        double meanLatencyPs,
        long medianLatencyPs,
        long slowLatencyPs,
        long longestLatencyPs) {

    static DramStatistics of(Counters sum, DramDesign design, long nowPs) {
        long period = design.dram().clockPeriod().picoseconds();
        long bursts = sum.reads + sum.writes;
        long completed = sum.reads + sum.forwarded;
        return new DramStatistics(
                sum.reads,
                sum.writes,
                sum.forwarded,
                sum.hits,
                sum.misses,
                sum.conflicts,
                sum.activates,
                sum.precharges,
                sum.refreshes,
                bursts * design.dram().burst().value(),
                Math.max(sum.lastDataCycle * period, nowPs),
                bursts * design.dram().burstCycles() * period,
                design.channels() * design.dram().subchannels(),
                completed == 0 ? 0 : (double) sum.latencyCycles * period / completed,
                sum.quantile(0.5) * period,
                sum.quantile(0.99) * period,
                sum.longestCycles * period);
    }

    /** Bursts that found their row open, per cent of all; 0 if there were none. */
    public double rowHitPercent() {
        long all = hits + misses + conflicts;
        return all == 0 ? 0 : 100.0 * hits / all;
    }

    /** Bytes moved in the time that has passed, GB/s; 0 if none has. */
    public double bandwidthGbPerSecond() {
        return timePs == 0 ? 0 : bytes * 1e3 / timePs;
    }

    /** Share of time for which the data buses were busy, per cent. */
    public double busBusyPercent() {
        return timePs == 0 ? 0 : 100.0 * busyPs / ((double) timePs * buses);
    }

    /** All of it: quantity, value, unit. */
    public Table table() {
        StringColumn quantity = StringColumn.create("quantity");
        DoubleColumn value = DoubleColumn.create("value");
        StringColumn unit = StringColumn.create("unit");
        Table table = Table.create("DRAM", quantity, value, unit);
        row(table, "reads", reads, "bursts");
        row(table, "writes", writes, "bursts");
        row(table, "reads from the write queue", forwarded, "bursts");
        row(table, "row hits", hits, "bursts");
        row(table, "row misses", misses, "bursts");
        row(table, "row conflicts", conflicts, "bursts");
        row(table, "row hits", rowHitPercent(), "%");
        row(table, "activates", activates, "commands");
        row(table, "precharges", precharges, "commands");
        row(table, "refreshes", refreshes, "commands");
        row(table, "bytes", bytes, "B");
        row(table, "time", timePs / 1e3, "ns");
        row(table, "bandwidth", bandwidthGbPerSecond(), "GB/s");
        row(table, "data bus busy", busBusyPercent(), "%");
        row(table, "read latency, mean", meanLatencyPs / 1e3, "ns");
        row(table, "read latency, median", medianLatencyPs / 1e3, "ns");
        row(table, "read latency, 99 %", slowLatencyPs / 1e3, "ns");
        row(table, "read latency, longest", longestLatencyPs / 1e3, "ns");
        return table;
    }

    private static void row(Table table, String quantity, double value, String unit) {
        table.stringColumn("quantity").append(quantity);
        table.doubleColumn("value").append(value);
        table.stringColumn("unit").append(unit);
    }
}
