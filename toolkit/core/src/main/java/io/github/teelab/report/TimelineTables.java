package io.github.teelab.report;

import io.github.teelab.engine.Timeline;
import io.github.teelab.units.SimTime;
import java.util.Map;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Tablesaw tables of simulated timelines. Times are in microseconds unless a header says otherwise. */
public final class TimelineTables {
    private TimelineTables() {}

    /**
     * One row for each resource: how long it served (summed over its servers), how long at least one server was busy, and
     * which share of its servers' time that is.
     */
    public static Table byResource(Timeline timeline) {
        int[] resources = IntStream.range(0, timeline.resourceNames().size()).toArray();
        return Table.create(
                "Resources",
                StringColumn.create("Resource", timeline.resourceNames()),
                Tables.column("Busy", "µs", micros(resources, timeline::busyPs)),
                Tables.column("Active", "µs", micros(resources, timeline::activePs)),
                Tables.column(
                        "Utilisation",
                        "%",
                        IntStream.of(resources)
                                .mapToDouble(resource -> 100 * timeline.utilisation(resource))
                                .toArray()));
    }

    /** One row for each category of task: durations summed, and their share of all durations. */
    public static Table byCategory(Timeline timeline) {
        Map<String, SimTime> busy = timeline.busyByCategory();
        double[] micros = busy.values().stream().mapToDouble(SimTime::toUs).toArray();
        DoubleColumn times = Tables.column("Time", "µs", micros);
        double total = times.sum();
        double[] shares = busy.values().stream()
                .mapToDouble(time -> total == 0 ? 0 : 100 * time.toUs() / total)
                .toArray();
        return Table.create(
                "Categories",
                StringColumn.create("Category", busy.keySet().stream()),
                times,
                Tables.column("Share", "%", shares));
    }

    /** One row for each task, in the order of their numbers. */
    public static Table spans(Timeline timeline) {
        int[] tasks = IntStream.range(0, timeline.taskCount()).toArray();
        return Table.create(
                "Spans",
                StringColumn.create("Resource", IntStream.of(tasks).mapToObj(task -> resource(timeline, task))),
                StringColumn.create("Category", IntStream.of(tasks).mapToObj(timeline::category)),
                StringColumn.create("Label", IntStream.of(tasks).mapToObj(timeline::label)),
                Tables.column("Start", "µs", micros(tasks, timeline::startPs)),
                Tables.column("Duration", "µs", micros(tasks, task -> timeline.endPs(task) - timeline.startPs(task))),
                LongColumn.create(
                        "Bytes", IntStream.of(tasks).mapToLong(timeline::bytes).toArray()));
    }

    private static String resource(Timeline timeline, int task) {
        int resource = timeline.resource(task);
        return resource < 0 ? "" : timeline.resourceNames().get(resource);
    }

    private static double[] micros(int[] numbers, IntToLongFunction timePs) {
        return IntStream.of(numbers)
                .mapToDouble(number -> timePs.applyAsLong(number) / 1e6)
                .toArray();
    }
}
