package io.github.teelab.experiment.h100;

import io.github.teelab.experiment.Comparison;
import io.github.teelab.experiment.Experiment;
import io.github.teelab.experiment.Papers;
import io.github.teelab.platform.DataFiles;
import io.github.teelab.report.Chart;
import io.github.teelab.tee.Execution;
import io.github.teelab.tee.SimulatedProfile;
import io.github.teelab.workload.PlainProgram;
import io.github.teelab.workload.replay.ProfileTimes;
import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.Row;

/** Launches in a tight loop: {@code measurements/h100_kernel_launch.csv}. */
final class KernelLaunch {
    private static final String NAME = "kernel launch";
    private static final long SHORT_KERNEL_PS = 2_000_000;
    /** Loops from this length on were fitted to; shorter ones are still warming up. */
    private static final int FITTED_FROM = 32;

    private KernelLaunch() {}

    static Experiment run() {
        List<Comparison> comparisons = new ArrayList<>();
        Node node = Node.calibrated();
        for (Row row : DataFiles.table("measurements/h100_kernel_launch.csv")) {
            int launches = row.getInt("launches");
            comparisons.add(new Comparison(
                    Papers.H100,
                    NAME,
                    "median of " + launches + " launches, cc " + row.getString("cc"),
                    "us",
                    row.getNumber("median_launch_ns") / 1e3,
                    launchUs(node, launches, row.getString("cc")),
                    launches >= FITTED_FROM ? Comparison.Role.CALIBRATE : Comparison.Role.PREDICT));
        }
        double[] off = values(comparisons, "off");
        double[] on = values(comparisons, "on");
        return new Experiment(
                NAME,
                "The median launch of a short kernel in a tight loop. Fitted to the loops of 32 launches and more.",
                comparisons,
                List.of(Chart.bars("Kernel launch in a tight loop")
                        .subtitle("H100 NVL, median of 128 launches")
                        .categories("CC off", "CC on")
                        .y("Launch call", "us")
                        .series("measured", off[0], on[0])
                        .series("simulated", off[1], on[1])));
    }

    private static double launchUs(Node node, int launches, String confidential) {
        PlainProgram program = PlainProgram.named("launches");
        for (int i = 0; i < launches; i++) {
            program.launch("kernel", SHORT_KERNEL_PS, 0);
        }
        Execution run = node.with(confidential).run(program.synchronise().plan());
        return ProfileTimes.of(SimulatedProfile.of(run)).launchMedianUs();
    }

    private static double[] values(List<Comparison> comparisons, String confidential) {
        Comparison longest = comparisons.stream()
                .filter(row -> row.quantity().endsWith("cc " + confidential))
                .reduce((first, second) -> second)
                .orElseThrow();
        return new double[] {longest.published(), longest.simulated()};
    }
}
