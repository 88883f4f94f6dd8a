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

    /** Attacks every untrusted stage of every path of each system, the device at its end, and its own lifecycle. */
    public static AttackTable of(List<TeeSystem> systems) {
        List<Line> lines = new ArrayList<>();
        for (TeeSystem system : systems) {
            for (WireAttack attack : WireAttack.values()) {
                // Each attack finds the channels at their first message.
                for (Path path : system.paths()) {
                    wire(system, attack, path, lines);
                }
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

    private static void wire(TeeSystem system, WireAttack attack, Path path, List<Line> lines) {
        for (int stage = 0; stage < path.stages().size(); stage++) {
            Stage at = path.stages().get(stage);
            if (at.trust() == Trust.UNTRUSTED) {
                Path fresh = path.withChannels(channel -> channel.renewed());
                lines.add(new Line(
                        system.name(), attack.label(), path.name() + ": " + at.name(), attack.on(fresh, stage)));
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
