package io.github.teelab.cli;

import io.github.teelab.experiment.calibration.CalibrationFiles;
import io.github.teelab.experiment.calibration.ProgramPairs;
import io.github.teelab.experiment.tensortee.TensorTeeCalibration;
import io.github.teelab.report.Progress;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code teelab calibrate}: fits the stored parameters anew. */
@Command(
        name = "calibrate",
        description = "Fit every stored parameter anew, those of the H100 to pairs of recorded programs.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Record each program with confidential computing off and on, and export:",
            "  NAME.cc-off.cuda_api_trace.csv  NAME.cc-off.cuda_gpu_trace.csv",
            "  NAME.cc-on.cuda_api_trace.csv   NAME.cc-on.cuda_gpu_trace.csv",
            "To use the result, put it into calibration/ of a copy of data/ and say",
            "TEELAB_JAVA_OPTS=-Dteelab.data=COPY before a command.",
            "Example: teelab calibrate --traces traces --out calibration"
        })
final class CalibrateCommand implements Callable<Integer> {
    @Option(
            names = "--traces",
            required = true,
            paramLabel = "DIR",
            description = "Folder with four Nsight Systems CSV files for each program; see below.")
    private Path traces;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where the calibration files go.")
    private Path folder;

    @Override
    public Integer call() {
        CalibrationFiles.write(
                ProgramPairs.in(traces), TensorTeeCalibration.files(), OutFolder.made(folder), Progress.onTerminal());
        return 0;
    }
}
