package io.github.teelab.experiment;

import io.github.teelab.report.BarChart;
import io.github.teelab.report.Chart;
import io.github.teelab.tee.Execution;
import io.github.teelab.workload.CallKind;
import io.github.teelab.workload.HostCall;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the time of a run's host threads went: every moment from a thread's first call to its last belongs to one cause.
 * For a program with one calling thread the causes add up to the span of its calls.
 */
final class Causes {
    private static final double PS_PER_MS = 1e9;

    static final String HOST = "host's own work";
    static final String WAITING = "waiting for the GPU";

    private static final List<String> ORDER = List.of(
            "copies", "launches", "module loading", "allocation", "context", WAITING, "fills", "other calls", HOST);

    private Causes() {}

    /** Picoseconds by cause, every cause present. */
    static Map<String, Long> of(Execution run) {
        Map<String, Long> byCause = new LinkedHashMap<>();
        ORDER.forEach(cause -> byCause.put(cause, 0L));
        Map<List<Long>, Long> lastEndPs = new HashMap<>();
        for (int i = 0; i < run.plan().calls().size(); i++) {
            HostCall call = run.plan().calls().get(i);
            List<Long> thread = List.of(call.process(), call.thread());
            Long before = lastEndPs.put(thread, run.callEndPs(i));
            byCause.merge(cause(call.kind()), run.callEndPs(i) - run.callStartPs(i), Long::sum);
            if (before != null) {
                byCause.merge(HOST, run.callStartPs(i) - before, Long::sum);
            }
        }
        return byCause;
    }

    /**
     * The causes of several runs as stacked bars.
     *
     * @param categories a name for each run
     * @param runs picoseconds by cause, for each run
     */
    static Chart chart(String title, List<String> categories, List<Map<String, Long>> runs) {
        BarChart chart = Chart.stackedBars(title).categories(categories).y("Time", "ms");
        for (String cause : ORDER) {
            double[] values = runs.stream()
                    .mapToDouble(run -> Math.max(0, run.get(cause)) / PS_PER_MS)
                    .toArray();
            if (Arrays.stream(values).sum() > 0) {
                chart = chart.series(cause, values);
            }
        }
        return chart;
    }

    private static String cause(CallKind kind) {
        return kind == CallKind.SYNCHRONIZE ? WAITING : kind.cause();
    }
}
