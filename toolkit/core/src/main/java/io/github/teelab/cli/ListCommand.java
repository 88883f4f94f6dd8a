package io.github.teelab.cli;

import io.github.teelab.platform.Catalog;
import io.github.teelab.platform.PartKind;
import io.github.teelab.tee.TeeProvider;
import io.github.teelab.tee.TeeSystems;
import io.github.teelab.workload.model.Models;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code teelab list}: names that other commands take. */
@Command(
        name = "list",
        description = "List the systems, devices or models whose names other commands take.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: teelab list models"})
final class ListCommand implements Callable<Integer> {
    /** What can be listed. */
    enum What {
        SYSTEMS,
        DEVICES,
        MODELS
    }

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "systems|devices|models", description = "What to list.")
    private What what;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (what == What.SYSTEMS) {
            for (TeeProvider provider : TeeSystems.all()) {
                out.printf(Locale.ROOT, "%-12s %s%n", provider.name(), provider.title());
            }
        } else if (what == What.MODELS) {
            for (String name : Models.names()) {
                out.printf(
                        Locale.ROOT,
                        "%-18s %,d parameters%n",
                        name,
                        Models.named(name).parameters());
            }
        } else {
            for (PartKind kind : PartKind.values()) {
                Catalog.standard()
                        .names(kind)
                        .forEach(name -> out.printf(Locale.ROOT, "%-18s %s%n", name, kind.label()));
            }
        }
        out.flush();
        return 0;
    }
}
