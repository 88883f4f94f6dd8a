package io.github.teelab.experiment;

import io.github.teelab.tee.Execution;
import io.github.teelab.tee.Prediction;
import io.github.teelab.tee.SimulatedProfile;
import io.github.teelab.tee.TeeSystem;
import io.github.teelab.workload.HostCall;
import io.github.teelab.workload.Plan;
import io.github.teelab.workload.profile.RecordedProfile;
import io.github.teelab.workload.replay.ProfileTimes;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What a program would do on one TEE system. */
public final class Outcome {
    private static final double PS_PER_MS = 1e9;
    private static final double PS_PER_US = 1e6;

    private final TeeSystem system;
    private final Execution before;
    private final Prediction prediction;
    private final Execution after;

    Outcome(TeeSystem system, Plan plan, Execution before) {
        this.system = system;
        this.before = before;
        this.prediction = Prediction.of(system, plan);
        this.after = prediction.execution();
    }

    /** The system. */
    public TeeSystem system() {
        return system;
    }

    /** The simulated run. */
    public Execution execution() {
        return after;
    }

    /** The simulated run as a profiler would have recorded it. */
    public RecordedProfile profile() {
        return SimulatedProfile.of(after);
    }

    /** The predicted figures. */
    public ProfileTimes times() {
        return prediction.times();
    }

    /** The predicted figures with what the calibration leaves open. */
    public Prediction prediction() {
        return prediction;
    }

    /** Where the host's time went: columns cause, before, after and added in ms, largest growth first. */
    public Table causes() {
        Map<String, Long> first = Causes.of(before);
        Map<String, Long> second = Causes.of(after);
        List<String> causes = first.keySet().stream()
                .filter(cause -> first.get(cause) > 0 || second.get(cause) > 0)
                .sorted(Comparator.comparingLong(cause -> first.get(cause) - second.get(cause)))
                .toList();
        return Table.create(
                "where the time went on " + system.name(),
                StringColumn.create("cause", causes),
                DoubleColumn.create("before (ms)", causes.stream().mapToDouble(cause -> first.get(cause) / PS_PER_MS)),
                DoubleColumn.create("after (ms)", causes.stream().mapToDouble(cause -> second.get(cause) / PS_PER_MS)),
                DoubleColumn.create(
                        "added (ms)",
                        causes.stream().mapToDouble(cause -> (second.get(cause) - first.get(cause)) / PS_PER_MS)));
    }

    /**
     * The calls that grew most: rank, call, its place among the calls, start, before, after and added.
     *
     * @param count how many at most
     */
    public Table grown(int count) {
        List<Integer> calls = IntStream.range(0, after.plan().calls().size())
                .boxed()
                .sorted(Comparator.comparingLong(this::addedPs).reversed().thenComparingInt(i -> i))
                .filter(i -> addedPs(i) > 0)
                .limit(count)
                .toList();
        Table table = Table.create("calls that grew most on " + system.name());
        table.addColumns(
                IntColumn.create("rank", IntStream.rangeClosed(1, calls.size()).toArray()),
                StringColumn.create("call", calls.stream().map(i -> call(i).name())),
                StringColumn.create(
                        "cause", calls.stream().map(i -> call(i).kind().cause())),
                IntColumn.create("number", calls.stream().mapToInt(i -> i + 1).toArray()),
                DoubleColumn.create(
                        "start before (ms)", calls.stream().mapToDouble(i -> before.callStartPs(i) / PS_PER_MS)),
                DoubleColumn.create("before (us)", calls.stream().mapToDouble(i -> lengthPs(before, i) / PS_PER_US)),
                DoubleColumn.create("after (us)", calls.stream().mapToDouble(i -> lengthPs(after, i) / PS_PER_US)),
                DoubleColumn.create("added (us)", calls.stream().mapToDouble(i -> addedPs(i) / PS_PER_US)));
        return table;
    }

    private HostCall call(int index) {
        return after.plan().calls().get(index);
    }

    private long addedPs(int index) {
        return lengthPs(after, index) - lengthPs(before, index);
    }

    private static long lengthPs(Execution run, int index) {
        return run.callEndPs(index) - run.callStartPs(index);
    }
}
