package io.github.teelab.experiment;

import io.github.teelab.platform.Platform;
import io.github.teelab.report.Chart;
import io.github.teelab.report.HtmlReport;
import io.github.teelab.report.PerfettoTrace;
import io.github.teelab.report.Tables;
import io.github.teelab.report.TimelineChart;
import io.github.teelab.tee.Execution;
import io.github.teelab.tee.Lowering;
import io.github.teelab.tee.Prediction;
import io.github.teelab.tee.SimulatedProfile;
import io.github.teelab.tee.TeeSystem;
import io.github.teelab.workload.Plan;
import io.github.teelab.workload.profile.RecordedProfile;
import io.github.teelab.workload.replay.ProfileTimes;
import io.github.teelab.workload.replay.ReplayPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** A recorded program, replayed and then run on TEE systems. */
public final class WhatIf {
    private static final int LISTED_CALLS = 15;

    private final RecordedProfile profile;
    private final Execution replay;
    private final List<Outcome> outcomes;

    private WhatIf(RecordedProfile profile, Execution replay, List<Outcome> outcomes) {
        this.profile = profile;
        this.replay = replay;
        this.outcomes = outcomes;
    }

    /**
     * A profile; call {@code on(...)} to evaluate it.
     *
     * @param recordedOn the machine it was recorded on
     */
    public record Question(RecordedProfile profile, Platform recordedOn) {
        /** The same profile, recorded on another machine than the calibrated node. */
        public Question recordedOn(Platform machine) {
            return new Question(profile, machine);
        }

        /**
         * Replays the profile unchanged and on each system.
         *
         * @throws IllegalArgumentException if no system is given
         */
        public WhatIf on(TeeSystem... systems) {
            if (systems.length == 0) {
                throw new IllegalArgumentException("systems: got none, needed is at least one, such as"
                        + " H100Confidential.on(Platforms.h100Node())");
            }
            Plan plan = ReplayPlan.of(profile, recordedOn);
            Execution replay = Lowering.replay(plan);
            List<Outcome> outcomes = new ArrayList<>();
            for (TeeSystem system : systems) {
                outcomes.add(new Outcome(system, plan, replay));
            }
            return new WhatIf(profile, replay, outcomes);
        }
    }

    /** The figures of the profile itself. */
    public ProfileTimes recorded() {
        return ProfileTimes.of(profile);
    }

    /** The figures of the unchanged replay; where they differ from {@link #recorded()} a prediction means nothing. */
    public ProfileTimes replayed() {
        return ProfileTimes.of(SimulatedProfile.of(replay));
    }

    /** One for each system, in the order given. */
    public List<Outcome> outcomes() {
        return outcomes;
    }

    /** How much of the profile was read, and what a reader must know before believing the figures. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        notes.add(profile.name() + ": " + profile.records());
        notes.addAll(Doubts.about(profile));
        outcomes.stream()
                .flatMap(outcome -> outcome.system().validity().extrapolations().stream())
                .distinct()
                .forEach(outside -> notes.add("extrapolated: " + outside));
        return notes;
    }

    /**
     * One row for each figure: recorded, replayed, and for each system predicted, least, largest and the ratio to
     * recorded. Least and largest span what the calibration leaves open, above all how long modules take to load.
     */
    public Table table() {
        Map<String, Double> recorded = recorded().byName();
        Map<String, Double> replayed = replayed().byName();
        List<String> figures = List.copyOf(recorded.keySet());
        Table table = Table.create(
                "what if: " + profile.name(),
                StringColumn.create("figure", figures),
                DoubleColumn.create("recorded", figures.stream().mapToDouble(recorded::get)),
                DoubleColumn.create("replayed", figures.stream().mapToDouble(replayed::get)));
        for (int i = 0; i < outcomes.size(); i++) {
            Prediction prediction = outcomes.get(i).prediction();
            Map<String, Double> predicted = prediction.times().byName();
            String name = labels().get(i);
            table.addColumns(
                    DoubleColumn.create(name, figures.stream().mapToDouble(predicted::get)),
                    DoubleColumn.create(name + " low", figures.stream().mapToDouble(prediction.low()::get)),
                    DoubleColumn.create(name + " high", figures.stream().mapToDouble(prediction.high()::get)),
                    DoubleColumn.create(
                            name + " / recorded",
                            figures.stream()
                                    .mapToDouble(figure -> ratio(predicted.get(figure), recorded.get(figure)))));
        }
        return table;
    }

    private static double ratio(double predicted, double recorded) {
        return recorded == 0 ? Double.NaN : predicted / recorded;
    }

    /** Where the host's time went, before and on each system, as stacked bars. */
    public Chart chart() {
        List<String> categories = new ArrayList<>();
        categories.add("recorded");
        categories.addAll(labels());
        List<Map<String, Long>> causes = new ArrayList<>();
        causes.add(Causes.of(replay));
        outcomes.forEach(outcome -> causes.add(Causes.of(outcome.execution())));
        return Causes.chart("Where the host's time goes: " + profile.name(), categories, causes);
    }

    /** The timeline before and on the first system, on one scale. */
    public Chart timeline() {
        return TimelineChart.beforeAfter(
                profile.name(),
                "recorded",
                replay.timeline(),
                labels().get(0),
                outcomes.get(0).execution().timeline());
    }

    /** Writes all timelines as one trace that ui.perfetto.dev opens; compressed if the name ends in {@code .gz}. */
    public void perfetto(Path file) {
        PerfettoTrace trace = PerfettoTrace.of("recorded", replay.timeline());
        for (int i = 0; i < outcomes.size(); i++) {
            trace = trace.and(labels().get(i), outcomes.get(i).execution().timeline());
        }
        trace.write(file);
    }

    /** Tables and charts on one page that needs no network. */
    public HtmlReport report() {
        HtmlReport report = HtmlReport.titled("What if: " + profile.name())
                .table(Tables.rounded(table(), 4), "ms, except launch_median_us in us")
                .chart(chart())
                .chart(timeline());
        for (String note : notes()) {
            report = report.prose(note);
        }
        for (int i = 0; i < outcomes.size(); i++) {
            Outcome outcome = outcomes.get(i);
            report = report.section("On " + labels().get(i))
                    .table(Tables.rounded(outcome.causes(), 4), "Where the host's time went")
                    .table(Tables.rounded(outcome.grown(LISTED_CALLS), 4), "The calls that grew most")
                    .table(outcome.system().explain().table(), "What the prediction rests on");
        }
        return report;
    }

    private List<String> labels() {
        return Labels.of(outcomes.stream().map(Outcome::system).toList());
    }

    /** The profile. */
    public RecordedProfile profile() {
        return profile;
    }

    /** The unchanged replay. */
    public Execution replay() {
        return replay;
    }
}
