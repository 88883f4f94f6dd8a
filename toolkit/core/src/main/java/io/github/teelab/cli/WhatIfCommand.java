package io.github.teelab.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.github.teelab.Lab;
import io.github.teelab.experiment.Outcome;
import io.github.teelab.experiment.WhatIf;
import io.github.teelab.files.Printable;
import io.github.teelab.report.Progress;
import io.github.teelab.report.Tables;
import io.github.teelab.tee.TeeSystem;
import io.github.teelab.workload.profile.RecordedProfile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tech.tablesaw.api.Table;

/** {@code teelab what-if}: a recorded program on a TEE system. */
@Command(
        name = "what-if",
        description = "Predict what a recorded program would do with confidential computing on.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Give one profile, recorded with confidential computing off: two CSV files or an",
            "SQLite export of Nsight Systems, or a PyTorch trace.",
            "Example: teelab what-if --nsys-sqlite app.sqlite --out out"
        })
final class WhatIfCommand implements Callable<Integer> {
    private static final int LISTED_CALLS = 10;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ProfileOptions profile;

    @Mixin
    private MachineOptions machine;

    @Mixin
    private FormatOption format;

    @Option(names = "--out", paramLabel = "DIR", description = "Write report.html and trace.json.gz (Perfetto) there.")
    private Optional<Path> folder = Optional.empty();

    @Override
    public Integer call() throws IOException {
        TeeSystem[] chosen = machine.systems().toArray(TeeSystem[]::new);
        folder.ifPresent(OutFolder::made);
        WhatIf whatIf = ask(chosen);
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        whatIf.notes().forEach(note -> err.println("note: " + Printable.oneLine(note)));
        if (format.isJson()) {
            out.println(new ObjectMapper()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .writeValueAsString(
                            whatIf.outcomes().size() == 1
                                    ? json(whatIf, whatIf.outcomes().get(0))
                                    : whatIf.outcomes().stream()
                                            .map(outcome -> json(whatIf, outcome))
                                            .toList()));
        } else {
            print(whatIf, out);
        }
        folder.ifPresent(to -> {
            whatIf.report().write(to.resolve("report.html"));
            whatIf.perfetto(to.resolve("trace.json.gz"));
            err.println("wrote " + to.resolve("report.html") + " and trace.json.gz (open it in ui.perfetto.dev)");
        });
        out.flush();
        return 0;
    }

    private WhatIf ask(TeeSystem[] chosen) {
        try (Progress.Task task = format.progress().start("what-if", 2)) {
            RecordedProfile recorded = task.step("reading the profile", () -> profile.read(spec));
            return task.step("replaying it", () -> Lab.whatIf(recorded).on(chosen));
        }
    }

    private static void print(WhatIf whatIf, PrintWriter out) {
        print(whatIf.table(), out);
        for (Outcome outcome : whatIf.outcomes()) {
            print(outcome.causes(), out);
            print(outcome.grown(LISTED_CALLS), out);
        }
    }

    private static void print(Table table, PrintWriter out) {
        out.println(Printable.oneLine(table.name()));
        out.println(Tables.text(Tables.rounded(table, 4)));
    }

    private static Map<String, Object> json(WhatIf whatIf, Outcome outcome) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("profile", whatIf.profile().name());
        object.put("system", outcome.system().name());
        object.put("recorded", whatIf.recorded().byName());
        object.put("replayed", whatIf.replayed().byName());
        object.put("predicted", outcome.times().byName());
        object.put("predicted_low", outcome.prediction().low());
        object.put("predicted_high", outcome.prediction().high());
        object.put("warnings", whatIf.notes());
        object.put("records_read", whatIf.profile().records().read());
        object.put("records_skipped", whatIf.profile().records().skipped());
        return object;
    }
}
