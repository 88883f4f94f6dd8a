package io.github.teelab.tee;

import io.github.teelab.engine.Timeline;
import io.github.teelab.workload.Activity;
import io.github.teelab.workload.Plan;
import java.util.Comparator;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** A plan that has been run: when every call and every activity began and ended. */
public final class Execution {
    private final Plan plan;
    private final Timeline timeline;
    private final int[] enter;
    private final int[] back;
    private final int[] from;
    private final int[] to;

    Execution(Plan plan, Timeline timeline, int[] enter, int[] back, int[] from, int[] to) {
        this.plan = plan;
        this.timeline = timeline;
        this.enter = enter;
        this.back = back;
        this.from = from;
        this.to = to;
    }

    /** The plan that was run. */
    public Plan plan() {
        return plan;
    }

    /** Every task of the run. */
    public Timeline timeline() {
        return timeline;
    }

    /** When call {@code index} began, in picoseconds from the start. */
    public long callStartPs(int index) {
        return timeline.startPs(enter[index]);
    }

    /** When call {@code index} returned, in picoseconds from the start. */
    public long callEndPs(int index) {
        return timeline.endPs(back[index]);
    }

    /** How long call {@code index} waited for activities, in picoseconds. */
    public long callWaitPs(int index) {
        return enter[index] == back[index] ? 0 : timeline.startPs(back[index]) - timeline.endPs(enter[index]);
    }

    /** When activity {@code index} began, in picoseconds from the start; a copy begins with its first byte on the link. */
    public long activityStartPs(int index) {
        return timeline.startPs(from[index]);
    }

    /** When activity {@code index} ended, in picoseconds from the start; a copy ends with its last byte on the link. */
    public long activityEndPs(int index) {
        return timeline.endPs(to[index]);
    }

    /** How long at least one of the chosen activities was under way, picoseconds. */
    public long activePs(Predicate<Activity> chosen) {
        int[] order = IntStream.range(0, from.length)
                .filter(i -> chosen.test(plan.activities().get(i)))
                .boxed()
                .sorted(Comparator.comparingLong(this::activityStartPs))
                .mapToInt(Integer::intValue)
                .toArray();
        long activePs = 0;
        long coveredPs = 0;
        for (int i : order) {
            long startPs = Math.max(coveredPs, activityStartPs(i));
            activePs += Math.max(0, activityEndPs(i) - startPs);
            coveredPs = Math.max(coveredPs, activityEndPs(i));
        }
        return activePs;
    }
}
