package io.github.teelab.cli;

import io.github.teelab.Lab;
import io.github.teelab.experiment.Papers;
import io.github.teelab.experiment.Reproduction;
import io.github.teelab.report.Tables;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code teelab reproduce}: published and simulated figures side by side. */
@Command(
        name = "reproduce",
        description = "Run the experiments of a paper again and compare.",
        mixinStandardHelpOptions = true)
final class ReproduceCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--paper",
            paramLabel = "NAME",
            completionCandidates = PaperNames.class,
            description = "One of ${COMPLETION-CANDIDATES} (default: all).")
    private String paper = Papers.ALL;

    @Option(names = "--format", description = "table or json (default: table).")
    private Format format = Format.TABLE;

    @Option(names = "--out", paramLabel = "DIR", description = "Write report.html and figures.csv there.")
    private Path folder;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Reproduction reproduction = Lab.reproduce(paper);
        if (format == Format.JSON) {
            out.println(Tables.json(reproduction.table()));
        } else {
            out.println(Tables.text(Tables.rounded(reproduction.table(), 4)));
            out.println(Tables.text(Tables.rounded(reproduction.summary(), 3)));
        }
        if (folder != null) {
            Files.createDirectories(folder);
            reproduction.write(folder);
            spec.commandLine()
                    .getErr()
                    .println("wrote " + folder.resolve("report.html") + " and figures.csv beside it");
        }
        out.flush();
        return 0;
    }
}
