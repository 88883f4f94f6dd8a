package io.github.teelab.experiment.tensortee;

import io.github.teelab.experiment.Comparison;
import io.github.teelab.experiment.Experiment;
import io.github.teelab.experiment.calibration.NpuCalibration;
import io.github.teelab.npu.BlockMacs;
import io.github.teelab.npu.Engines;
import io.github.teelab.npu.MemoryTiming;
import io.github.teelab.npu.TensorMac;
import io.github.teelab.platform.Platforms;
import io.github.teelab.report.Chart;
import java.util.Comparator;
import java.util.List;

/** What protecting the NPU's memory costs by the size of the block that shares a code, paper Fig. 20. */
public final class MacSweepExperiment {
    private static final String NAME = "MAC granularity on the NPU";

    private MacSweepExperiment() {}

    /** Blocks of 64 B to 4 KiB, and one code for each tensor. */
    public static Experiment run() {
        NpuCalibration step = NpuCalibration.stored();
        MemoryTiming memory = MemoryTiming.of(Platforms.tensorTee().npu());
        Engines engines = Engines.of(Platforms.tensorTee().npu());
        double[] sizes =
                NpuCalibration.BLOCKS.stream().mapToDouble(Integer::doubleValue).toArray();
        double[] overheads = NpuCalibration.BLOCKS.stream()
                .mapToDouble(block -> step.overheadPercent(new BlockMacs(block, engines), memory))
                .toArray();
        double tensor = step.overheadPercent(new TensorMac(engines), memory);
        int best = NpuCalibration.BLOCKS.stream()
                .min(Comparator.comparingDouble(block -> overheads[NpuCalibration.BLOCKS.indexOf(block)]))
                .orElseThrow();
        List<Comparison> comparisons = List.of(
                result("NPU slowdown with 64 B MACs", overheads[0]),
                result("NPU slowdown with 4 KiB MACs", overheads[overheads.length - 1]),
                result("NPU slowdown with tensor MAC and delayed verification", tensor),
                result("MAC granularity with the least overhead among 64B..4KiB", best),
                result(
                        "NPU storage overhead with 64 B MACs (at most)",
                        100 * new BlockMacs(NpuCalibration.BLOCKS.get(0), engines).storage()));
        Chart chart = Chart.line("A training step of GPT2-M by the granularity of MACs")
                .subtitle("paper Fig. 20")
                .x("Block", "B")
                .logX()
                .y("Overhead", "%")
                .series("simulated", sizes, overheads)
                .dashed("tensor MAC, simulated", new double[] {sizes[0], sizes[sizes.length - 1]}, new double[] {
                    tensor, tensor
                })
                .points("published", new double[] {sizes[0], sizes[sizes.length - 1]}, new double[] {
                    Published.value("NPU slowdown with 64 B MACs"), Published.value("NPU slowdown with 4 KiB MACs")
                });
        return new Experiment(
                NAME,
                "Fitted to the slowdowns at 64 B and 4 KiB: bytes of a DMA command, and how long a line queues in its bank."
                        + " Small blocks cost the traffic of their codes, large ones the wait for all lines of a block.",
                comparisons,
                List.of(chart));
    }

    private static Comparison result(String quantity, double simulated) {
        return Published.result(NAME, quantity, simulated);
    }
}
