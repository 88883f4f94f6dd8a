package io.github.teelab.experiment.attack;

import io.github.teelab.channel.Path;
import io.github.teelab.channel.Stage;
import io.github.teelab.channel.Trust;
import io.github.teelab.channel.Verdict;
import io.github.teelab.tee.LifecycleAttack;
import io.github.teelab.tee.TeeSystem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** All attacks on some systems. */
public final class AttackTable {
    private final List<Line> lines;

    private AttackTable(List<Line> lines) {
        this.lines = lines;
    }

    /**
     * One attack at one place.
     *
     * @param system the system's name
     * @param attack what was done
     * @param stage where: path and stage, or who attests what
     * @param verdict what came of it
     */
    public record Line(String system, String attack, String stage, Verdict verdict) {}

    /** Attacks every untrusted stage of every path of each system, its sessions, the device at its end, and its own lifecycle. */
    public static AttackTable of(List<TeeSystem> systems) {
        List<Line> lines = new ArrayList<>();
        for (TeeSystem system : systems) {
            for (WireAttack attack : WireAttack.values()) {
                onStages(system, attack.label(), (paths, path, stage) -> attack.on(paths.get(path), stage), lines);
            }
            for (SessionAttack attack : SessionAttack.values()) {
                onStages(system, attack.label(), (paths, path, stage) -> attack.on(system::paths, path, stage), lines);
            }
            for (DeviceAttack attack : DeviceAttack.values()) {
                String who = system.attestation()
                        .map(attestation -> attestation.verifier() + " verifies the " + attestation.subject())
                        .orElse("nobody verifies the GPU");
                lines.add(new Line(system.name(), attack.label(), who, attack.on(system)));
            }
            for (LifecycleAttack attack : system.lifecycleAttacks()) {
                lines.add(new Line(
                        system.name(),
                        attack.name(),
                        attack.stage(),
                        attack.trial().get()));
            }
        }
        return new AttackTable(List.copyOf(lines));
    }

    /** What is done at one stage of one of a system's paths. */
    @FunctionalInterface
    private interface AtStage {
        Verdict on(List<Path> paths, int path, int stage);
    }

    private static void onStages(TeeSystem system, String attack, AtStage trial, List<Line> lines) {
        List<Path> paths = system.paths();
        for (int path = 0; path < paths.size(); path++) {
            List<Stage> stages = paths.get(path).stages();
            for (int stage = 0; stage < stages.size(); stage++) {
                if (stages.get(stage).trust() == Trust.UNTRUSTED) {
                    String where =
                            paths.get(path).name() + ": " + stages.get(stage).name();
                    lines.add(new Line(system.name(), attack, where, trial.on(paths, path, stage)));
                }
            }
        }
    }

    /** All attacks, one by one. */
    public List<Line> lines() {
        return lines;
    }

    /** One row for each attack at each place: system, attack, stage, outcome. */
    public Table table() {
        return Table.create(
                "attacks",
                StringColumn.create("system", lines.stream().map(Line::system)),
                StringColumn.create("attack", lines.stream().map(Line::attack)),
                StringColumn.create("stage", lines.stream().map(Line::stage)),
                StringColumn.create(
                        "outcome", lines.stream().map(line -> line.verdict().label())));
    }

    /** One row for each attack, a column for each system: what came of it, at all places together. */
    public Table summary() {
        Map<String, Map<String, TreeSet<String>>> outcomes = new LinkedHashMap<>();
        TreeSet<String> none = new TreeSet<>(List.of("-"));
        for (Line line : lines) {
            outcomes.computeIfAbsent(line.attack(), key -> new LinkedHashMap<>())
                    .computeIfAbsent(line.system(), key -> new TreeSet<>())
                    .add(line.verdict().label());
        }
        Table table = Table.create("attacks", StringColumn.create("attack", List.copyOf(outcomes.keySet())));
        for (String system : lines.stream().map(Line::system).distinct().toList()) {
            table.addColumns(StringColumn.create(
                    system,
                    outcomes.values().stream()
                            .map(bySystem ->
                                    bySystem.getOrDefault(system, none).stream().collect(Collectors.joining(", ")))));
        }
        return table;
    }
}
