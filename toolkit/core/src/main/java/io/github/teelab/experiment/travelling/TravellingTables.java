package io.github.teelab.experiment.travelling;

import io.github.teelab.tee.travelling.Journey;
import io.github.teelab.tee.travelling.JourneySafeguard;
import io.github.teelab.tee.travelling.JourneyStep;
import io.github.teelab.tee.travelling.Travelling;
import io.github.teelab.tee.travelling.sharing.Sharing;
import io.github.teelab.tee.travelling.sharing.SharingRun;
import io.github.teelab.workload.collaboration.CollaborativeTraining;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Journeys, ways to share and safeguards as tables. */
public final class TravellingTables {
    private TravellingTables() {}

    /** One row for each step: phase, step, resource, time (ms), MB. */
    public static Table steps(Journey journey) {
        List<JourneyStep> steps = journey.steps();
        return Table.create(
                "steps",
                StringColumn.create(
                        "phase", steps.stream().map(step -> step.phase().label())),
                StringColumn.create("step", steps.stream().map(JourneyStep::name)),
                StringColumn.create("resource", steps.stream().map(JourneyStep::resource)),
                DoubleColumn.create("time (ms)", steps.stream().mapToDouble(step -> step.durationPs() * 1e-9)),
                DoubleColumn.create("MB", steps.stream().mapToDouble(step -> step.bytes() * 1e-6)));
    }

    /** One row for each way: GPUs, hours, hours of sharing, GPU use, network. */
    public static Table ways(List<Sharing> ways, CollaborativeTraining training) {
        List<SharingRun> runs =
                ways.stream().map(way -> SharingRun.of(way, training)).toList();
        Table table = Table.create(
                training.holders() + " holders, " + training.rounds() + " rounds",
                StringColumn.create("way", runs.stream().map(SharingRun::way)));
        for (String column : runs.get(0).byName().keySet()) {
            table.addColumns(DoubleColumn.create(
                    column, runs.stream().mapToDouble(run -> run.byName().get(column))));
        }
        return table;
    }

    /** One row for each safeguard of the system: the attacks that succeed without it and not with it. */
    public static Table safeguards(Travelling system) {
        List<JourneySafeguard> safeguards =
                system.safeguards().stream().sorted().toList();
        List<String> open = succeeding(system);
        return Table.create(
                "what each safeguard is worth",
                StringColumn.create("without", safeguards.stream().map(TravellingTables::words)),
                StringColumn.create(
                        "succeeds",
                        safeguards.stream()
                                .map(safeguard -> succeeding(system.without(safeguard)).stream()
                                        .filter(attack -> !open.contains(attack))
                                        .map(attack -> attack.substring(attack.indexOf(": ") + 2))
                                        .collect(Collectors.joining("; ")))));
    }

    private static List<String> succeeding(Travelling system) {
        return system.lifecycleAttacks().stream()
                .filter(attack -> attack.trial().get().isSuccess())
                .map(attack -> attack.stage() + ": " + attack.name())
                .toList();
    }

    private static String words(JourneySafeguard safeguard) {
        return safeguard.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
