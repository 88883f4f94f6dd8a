package io.github.teelab.cli;

import io.github.teelab.workload.profile.Profiles;
import io.github.teelab.workload.profile.RecordedProfile;
import java.nio.file.Path;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options that name a recorded profile: exactly one kind of file. */
final class ProfileOptions {
    @Option(
            names = "--nsys-api",
            paramLabel = "FILE",
            description = "Nsight Systems cuda_api_trace CSV; with --nsys-gpu.")
    private Path api;

    @Option(
            names = "--nsys-gpu",
            paramLabel = "FILE",
            description = "Nsight Systems cuda_gpu_trace CSV; with --nsys-api.")
    private Path gpu;

    @Option(names = "--nsys-sqlite", paramLabel = "FILE", description = "Nsight Systems SQLite export.")
    private Path sqlite;

    @Option(names = "--kineto", paramLabel = "FILE", description = "PyTorch profiler trace, JSON or JSON.gz.")
    private Path kineto;

    RecordedProfile read(CommandSpec spec) {
        boolean csv = api != null || gpu != null;
        long kinds = Stream.of(csv, sqlite != null, kineto != null)
                .filter(given -> given)
                .count();
        if (kinds != 1) {
            throw new ParameterException(
                    spec.commandLine(),
                    "got " + kinds + " kinds of profile, needed is one of: --nsys-api with --nsys-gpu, --nsys-sqlite,"
                            + " --kineto");
        }
        if (csv && (api == null || gpu == null)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "got only " + (api == null ? "--nsys-gpu" : "--nsys-api")
                            + ", needed are both files of a pair; add " + (api == null ? "--nsys-api" : "--nsys-gpu"));
        }
        if (csv) {
            return Profiles.nsys(api, gpu);
        }
        return sqlite != null ? Profiles.nsysSqlite(sqlite) : Profiles.kineto(kineto);
    }
}
