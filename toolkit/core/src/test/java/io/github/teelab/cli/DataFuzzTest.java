package io.github.teelab.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.teelab.fuzz.Fuzz;
import io.github.teelab.platform.DataFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Whatever happens to a data file of the user's own, a command that reads it answers, or says on one line why not. */
@Isolated("names a data folder")
class DataFuzzTest {
    private static final String[] RUN = {
        "run", "--model", "resnet50", "--mode", "training", "--batch", "2", "--input", "32x32x3", "--system", "h100"
    };
    private static final String[] FASTRACK = {
        "run", "--model", "lenet5", "--batch", "2", "--input", "28x28x1", "--system", "fastrack"
    };

    /** Each file with a command that reads it. */
    private static final Map<String, String[]> READERS = Map.ofEntries(
            Map.entry("calibration/h100_copies.csv", RUN),
            Map.entry("calibration/h100_calls.csv", RUN),
            Map.entry("calibration/plain_calls.csv", RUN),
            Map.entry("calibration/engines.csv", RUN),
            Map.entry("models/roofline.csv", RUN),
            Map.entry("models/resnet50-cifar.csv", RUN),
            Map.entry("models/convolutional.csv", RUN),
            Map.entry("catalog/gpus.csv", RUN),
            Map.entry("catalog/cpus.csv", RUN),
            Map.entry("catalog/links.csv", RUN),
            Map.entry("catalog/switches.csv", new String[] {"list", "devices"}),
            Map.entry("catalog/memories.csv", new String[] {"list", "devices"}),
            Map.entry("models/transformers.csv", new String[] {"list", "models"}),
            Map.entry("tee/fastrack.csv", FASTRACK),
            Map.entry("models/lenet5.csv", FASTRACK));

    @TempDir
    private Path folder;

    @AfterEach
    void useTheToolkitsDataAgain() {
        System.clearProperty(DataFiles.DIRECTORY_PROPERTY);
    }

    @Test
    void dataFiles() throws IOException {
        System.setProperty(DataFiles.DIRECTORY_PROPERTY, folder.toString());
        List<String> names = READERS.keySet().stream().sorted().toList();
        int mutants = Fuzz.isLong() ? 1 + 10_000 / names.size() : 8;
        for (String name : names) {
            Path own = folder.resolve(name);
            Files.createDirectories(own.getParent());
            Fuzz.run(name, List.of(packed(name)), folder, mutants, file -> {
                Files.move(file, own, StandardCopyOption.REPLACE_EXISTING);
                ask(name);
            });
            Files.delete(own);
        }
    }

    private static void ask(String name) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), READERS.get(name));
        assertTrue(exitCode == 0 || exitCode == 2, () -> name + ": " + err);
        if (exitCode == 2) {
            Fuzz.checkLine(name, err.toString().strip());
            throw new IllegalArgumentException(err.toString().strip());
        }
    }

    private static byte[] packed(String name) throws IOException {
        try (InputStream in = DataFiles.class.getResourceAsStream("/io/github/teelab/data/" + name)) {
            return in.readAllBytes();
        }
    }
}
