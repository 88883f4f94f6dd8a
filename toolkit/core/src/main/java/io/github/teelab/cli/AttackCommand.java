package io.github.teelab.cli;

import io.github.teelab.experiment.attack.AttackTable;
import io.github.teelab.report.Tables;
import io.github.teelab.tee.TeeSystem;
import io.github.teelab.tee.TeeSystems;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code teelab attack}: what an adversary achieves on each system. */
@Command(
        name = "attack",
        description = "Attack the protected ways of one system or of all, with real bytes and real cryptography.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Outcomes: prevented (it made no difference), detected (a check refused it),",
            "succeeded, open (published) (by a weakness that the published design leaves open),",
            "out of scope (the system's threat model leaves it out).",
            "Example: teelab attack --system h100 --format json"
        })
final class AttackCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--system",
            paramLabel = "NAME",
            completionCandidates = SystemNames.class,
            description = "One of ${COMPLETION-CANDIDATES} (default: all).")
    private Optional<String> system = Optional.empty();

    @Mixin
    private FormatOption format;

    @Override
    public Integer call() {
        List<TeeSystem> systems =
                system.map(name -> List.of(TeeSystems.named(name))).orElseGet(TeeSystems::atHome);
        AttackTable attacks = AttackTable.of(systems);
        PrintWriter out = spec.commandLine().getOut();
        if (format.isJson()) {
            out.println(Tables.json(attacks.table()));
        } else {
            out.println(Tables.text(attacks.summary()));
            out.println(
                    "-: there is nothing of that kind to attack in the system. Each attack at each place: --format json");
        }
        out.flush();
        return 0;
    }
}
