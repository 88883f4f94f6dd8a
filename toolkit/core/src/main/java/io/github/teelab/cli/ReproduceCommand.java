package io.github.teelab.cli;

import io.github.teelab.experiment.Paper;
import io.github.teelab.experiment.Papers;
import io.github.teelab.experiment.Reproduction;
import io.github.teelab.report.Tables;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tech.tablesaw.api.Table;

/** {@code teelab reproduce}: published and simulated figures side by side. */
@Command(
        name = "reproduce",
        description = "Run the experiments of papers again and compare published and simulated figures.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: teelab reproduce --paper h100,hetee --out out"})
final class ReproduceCommand implements Callable<Integer> {
    private static final int SUMMARY_DIGITS = 3;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--paper",
            paramLabel = "NAME",
            split = ",",
            completionCandidates = PaperNames.class,
            description = "One or more of ${COMPLETION-CANDIDATES}, with commas between them (default: all).")
    private List<String> papers = List.of(Papers.ALL);

    @Mixin
    private FormatOption format;

    @Option(names = "--out", paramLabel = "DIR", description = "Write report.html and figures.csv there.")
    private Optional<Path> folder = Optional.empty();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<Paper> chosen = Papers.named(papers.toArray(String[]::new));
        folder.ifPresent(OutFolder::made);
        Reproduction reproduction = Reproduction.of(chosen, format.progress());
        if (format.isJson()) {
            out.println(Tables.json(reproduction.table()));
        } else {
            print(reproduction, out);
        }
        folder.ifPresent(to -> {
            reproduction.write(to);
            spec.commandLine().getErr().println("wrote " + to.resolve("report.html") + " and figures.csv beside it");
        });
        out.flush();
        return 0;
    }

    private static void print(Reproduction reproduction, PrintWriter out) {
        for (Table table : reproduction.tables()) {
            out.println(table.name());
            out.println(Tables.text(table));
        }
        out.println("How far the simulated figures are from the published ones");
        out.println(Tables.text(Tables.rounded(reproduction.summary(), SUMMARY_DIGITS)));
        out.println("role: calibrate if a parameter was fitted to the figure, predict if nothing was.");
    }
}
