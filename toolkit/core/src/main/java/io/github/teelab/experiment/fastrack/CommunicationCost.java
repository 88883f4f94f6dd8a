package io.github.teelab.experiment.fastrack;

import io.github.teelab.experiment.Experiment;
import io.github.teelab.platform.Platforms;
import io.github.teelab.report.Chart;
import io.github.teelab.report.XyChart;
import io.github.teelab.tee.CopyPaths;
import io.github.teelab.tee.fastrack.Fastrack;
import io.github.teelab.tee.unprotected.Unprotected;
import io.github.teelab.units.Bytes;
import io.github.teelab.workload.Transfer;
import java.util.List;
import java.util.stream.LongStream;

/** One message of a remote client into the GPU: the baseline's time over the unprotected copy's, by size and CPU. */
final class CommunicationCost {
    private static final String NAME = "communication cost";
    private static final long[] SIZES = LongStream.iterate(4L << 10, bytes -> bytes <= 1L << 30, bytes -> bytes * 4)
            .toArray();

    private CommunicationCost() {}

    static Experiment run() {
        List<Published.Extreme> all = Published.Extreme.none();
        XyChart chart = Chart.line("Cost of a message into the GPU enclave, baseline")
                .subtitle("over the unprotected copy; one core for each of decryption and encryption")
                .x("Message size", "B")
                .logX()
                .y("Cost", "x");
        double[] sizes = LongStream.of(SIZES).asDoubleStream().toArray();
        Unprotected plain = Unprotected.on(Platforms.h100Node());
        for (Setting setting : Setting.ALL) {
            Fastrack baseline = Fastrack.baseline(Platforms.h100Node()).cipherRate(setting.cipher());
            double[] ratios = LongStream.of(SIZES)
                    .mapToDouble(bytes -> (double) ps(baseline.copies(), bytes) / ps(plain.copies(), bytes))
                    .toArray();
            for (int i = 0; i < ratios.length; i++) {
                all.add(new Published.Extreme(setting.name() + ", " + Bytes.of(SIZES[i]), ratios[i]));
            }
            chart = chart.series(setting.name(), sizes, ratios);
        }
        return new Experiment(
                NAME,
                "Pinned host-to-device messages of 4 KiB to 1 GiB on an H100 NVL with five measured one-core AES-256-GCM"
                        + " rates. The published ends lie inside the simulated range; the paper's platform and sizes are"
                        + " unknown.",
                Published.range(
                        NAME,
                        "CPU-to-GPU TEE communication cost over non-TEE",
                        Published.Extreme.least(all),
                        Published.Extreme.largest(all)),
                List.of(chart));
    }

    private static long ps(CopyPaths copies, long bytes) {
        return copies.times(Transfer.HOST_TO_DEVICE_PINNED, bytes, bytes).totalPs();
    }
}
