package io.github.teelab.cli;

import io.github.teelab.experiment.calibration.CalibrationFiles;
import io.github.teelab.experiment.calibration.ProgramPairs;
import io.github.teelab.report.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code teelab calibrate}: fits the stored parameters anew. */
@Command(
        name = "calibrate",
        description = "Fit the H100 parameters to the measurement tables and to pairs of recorded programs.",
        mixinStandardHelpOptions = true)
final class CalibrateCommand implements Callable<Integer> {
    @Option(
            names = "--traces",
            required = true,
            paramLabel = "DIR",
            description = "Folder of NAME.cc-off.cuda_api_trace.csv and its three companions for each program.")
    private Path traces;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where the calibration files go.")
    private Path folder;

    @Override
    public Integer call() throws IOException {
        Files.createDirectories(folder);
        CalibrationFiles.write(ProgramPairs.in(traces), folder, Progress.onTerminal());
        return 0;
    }
}
