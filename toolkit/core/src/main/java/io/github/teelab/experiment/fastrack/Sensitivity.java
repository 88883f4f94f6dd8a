package io.github.teelab.experiment.fastrack;

import io.github.teelab.experiment.Experiment;
import io.github.teelab.platform.Platforms;
import io.github.teelab.report.Chart;
import io.github.teelab.tee.fastrack.Fastrack;
import io.github.teelab.units.Bytes;
import io.github.teelab.workload.Transfer;
import java.util.ArrayList;
import java.util.List;

/** Which parameter moves the result most: each halved and doubled in turn. */
final class Sensitivity {
    private static final long MESSAGE = Bytes.mib(64).value();

    private Sensitivity() {}

    static Experiment run() {
        List<String> names = new ArrayList<>();
        List<double[]> baseline = new ArrayList<>();
        List<double[]> fastrack = new ArrayList<>();
        Fastrack before = Fastrack.baseline(Platforms.h100Node());
        Fastrack after = Fastrack.on(Platforms.h100Node());
        for (String parameter : after.costs().names()) {
            double value = after.costs().number(parameter);
            names.add(parameter);
            baseline.add(new double[] {
                change(before, before.with(parameter, value / 2)), change(before, before.with(parameter, value * 2))
            });
            fastrack.add(new double[] {
                change(after, after.with(parameter, value / 2)), change(after, after.with(parameter, value * 2))
            });
        }
        names.add("CPU cipher");
        baseline.add(cipher(before));
        fastrack.add(cipher(after));
        return new Experiment(
                "sensitivity",
                "Each parameter halved and doubled in turn, for one message of 64 MiB into the GPU. The baseline hangs on the"
                        + " CPU's cipher, then on the single authentication chain; Fastrack on the link.",
                List.of(),
                List.of(
                        chart("What moves the baseline", names, baseline),
                        chart("What moves Fastrack", names, fastrack)));
    }

    private static double[] cipher(Fastrack system) {
        return new double[] {
            change(system, system.cipherRate(system.cipher().times(0.5))),
            change(system, system.cipherRate(system.cipher().times(2)))
        };
    }

    /** In percent, to a hundredth. */
    private static double change(Fastrack from, Fastrack to) {
        return Math.rint(1e4 * ((double) ps(to) / ps(from) - 1)) / 100;
    }

    private static long ps(Fastrack system) {
        return system.copies()
                .times(Transfer.HOST_TO_DEVICE_PINNED, MESSAGE, MESSAGE)
                .totalPs();
    }

    private static Chart chart(String title, List<String> names, List<double[]> changes) {
        return Chart.bars(title)
                .subtitle("one message of 64 MiB into the GPU")
                .categories(names)
                .y("Change of its time", "%")
                .series("halved", changes.stream().mapToDouble(pair -> pair[0]).toArray())
                .series("doubled", changes.stream().mapToDouble(pair -> pair[1]).toArray());
    }
}
