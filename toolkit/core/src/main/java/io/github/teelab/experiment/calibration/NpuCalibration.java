package io.github.teelab.experiment.calibration;

import io.github.teelab.npu.BlockMacs;
import io.github.teelab.npu.Engines;
import io.github.teelab.npu.MemoryProtection;
import io.github.teelab.npu.MemoryTiming;
import io.github.teelab.npu.NpuTiming;
import io.github.teelab.npu.PlainNpuMemory;
import io.github.teelab.npu.TensorMac;
import io.github.teelab.npu.Work;
import io.github.teelab.npu.WorkTime;
import io.github.teelab.platform.Catalog;
import io.github.teelab.platform.DataFiles;
import io.github.teelab.platform.Npu;
import io.github.teelab.workload.model.Models;
import io.github.teelab.workload.npu.TransformerStep;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What protecting an NPU's memory costs a training step, and the fit of its two free parameters: how many bytes a DMA command
 * moves, and how long a line queues in its bank. Both are fitted to the two rows of {@code papers/tensortee_results.csv} that
 * may be fitted to, the slowdowns with a code for each 64 B and for each 4 KiB; all else in the sweep is a prediction.
 *
 * <p>The step is GPT2-M's with the paper's batch of 22. The paper gives no sequence length and does not say whether scores
 * of attention go to memory: 1,024 tokens, GPT-2's context, and fused attention are assumed.
 */
public final class NpuCalibration {
    /** Sizes of blocks in TensorTEE section 6.3, and 128 B beside them. */
    public static final List<Integer> BLOCKS = List.of(64, 128, 256, 512, 1024, 2048, 4096);

    private static final String PUBLISHED = "papers/tensortee_results.csv";
    private static final String FINE = "NPU slowdown with 64 B MACs";
    private static final String COARSE = "NPU slowdown with 4 KiB MACs";
    private static final int FINE_BYTES = 64;
    private static final int COARSE_BYTES = 4096;
    private static final double LONGEST_DELAY_PS = 300e3;
    private static final double SMALLEST_COMMAND = 4096;
    private static final double LARGEST_COMMAND = 32 << 20;
    private static final int TRIES = 200;

    private final Npu npu;
    private final List<Work> step;
    private final Map<MemoryProtection, NpuTiming> timings = new LinkedHashMap<>();

    private NpuCalibration(Npu npu, List<Work> step) {
        this.npu = npu;
        this.step = step;
    }

    /** Ready to fit to a step of the paper's GPT2-M. */
    public static NpuCalibration stored() {
        return of(TransformerStep.of(Models.transformer("gpt2-medium"), 22, 1024));
    }

    /** The same for another training step. */
    public static NpuCalibration of(TransformerStep step) {
        return new NpuCalibration(Catalog.standard().npu("tensortee-npu"), step.all());
    }

    /** The memory for which both published slowdowns come out. */
    public MemoryTiming fit() {
        double coarse = published(COARSE);
        double delay = new BrentSolver(1e-3)
                .solve(TRIES, ps -> overheadPercent(blocks(COARSE_BYTES), timing(ps)) - coarse, 0, LONGEST_DELAY_PS);
        return timing(delay);
    }

    /** How much longer the step takes under a protection, percent. */
    public double overheadPercent(MemoryProtection protection, MemoryTiming memory) {
        return time(protection, memory).overheadPercent(time(new PlainNpuMemory(), memory));
    }

    /** The fitted parameters with columns parameter, value, unit, basis, fitted_to. */
    public Table table() {
        MemoryTiming fitted = fit();
        String source = PUBLISHED + " (rows \"" + FINE + "\" and \"" + COARSE
                + "\"), a training step of gpt2-medium, batch 22 of 1024 tokens, fused attention";
        CalibrationTable table = new CalibrationTable("npu_protection");
        table.publish("dma_command", fitted.commandBytes(), "B", source);
        table.publish("line_delay", fitted.lineDelayPs() / 1e3, "ns", source);
        return table.table();
    }

    /**
     * Time and bytes of the step under every protection, against none: columns protection, overhead_percent, and as percent
     * of the plain step's data storage_percent, codes_percent and surplus_percent, what comes along in blocks beyond what
     * was asked for.
     */
    public Table sweep(MemoryTiming memory) {
        Table table = Table.create(
                "npu_protection",
                StringColumn.create("protection"),
                DoubleColumn.create("overhead_percent"),
                DoubleColumn.create("storage_percent"),
                DoubleColumn.create("codes_percent"),
                DoubleColumn.create("surplus_percent"));
        for (int block : BLOCKS) {
            BlockMacs protection = blocks(block);
            add(table, protection, 100 * protection.storage(), memory);
        }
        add(table, new TensorMac(Engines.of(npu)), 0, memory);
        return table;
    }

    private void add(Table table, MemoryProtection protection, double storagePercent, MemoryTiming memory) {
        WorkTime plain = time(new PlainNpuMemory(), memory);
        WorkTime time = time(protection, memory);
        table.stringColumn("protection").append(protection.label());
        table.doubleColumn("overhead_percent").append(time.overheadPercent(plain));
        table.doubleColumn("storage_percent").append(storagePercent);
        table.doubleColumn("codes_percent").append(100.0 * time.metadataBytes() / plain.dataBytes());
        table.doubleColumn("surplus_percent").append(100.0 * time.dataBytes() / plain.dataBytes() - 100);
    }

    private WorkTime time(MemoryProtection protection, MemoryTiming memory) {
        return timings.computeIfAbsent(
                        protection, key -> NpuTiming.of(npu, memory).with(key))
                .with(memory)
                .time(step);
    }

    /** The size of a command at which fine blocks cost what they should, for lines delayed that long. */
    private MemoryTiming timing(double delayPs) {
        double fine = published(FINE);
        double log = new BrentSolver(1e-9)
                .solve(
                        TRIES,
                        size -> overheadPercent(blocks(FINE_BYTES), MemoryTiming.of(npu, delayPs, Math.exp(size)))
                                - fine,
                        Math.log(SMALLEST_COMMAND),
                        Math.log(LARGEST_COMMAND));
        return MemoryTiming.of(npu, delayPs, Math.exp(log));
    }

    private BlockMacs blocks(int bytes) {
        return new BlockMacs(bytes, Engines.of(npu));
    }

    private static double published(String quantity) {
        for (Row row : DataFiles.table(PUBLISHED)) {
            if (row.getString("quantity").equals(quantity)
                    && row.getString("role").equals("calibrate")) {
                return row.getNumber("value");
            }
        }
        throw new IllegalArgumentException(
                PUBLISHED + ": no row \"" + quantity + "\" with role calibrate; restore the file");
    }
}
