package io.github.teelab.experiment.calibration;

import io.github.teelab.workload.profile.Profiles;
import io.github.teelab.workload.profile.RecordedProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Reads pairs of recordings from a folder of Nsight Systems exports. */
public final class ProgramPairs {
    private static final String OFF_API = ".cc-off.cuda_api_trace.csv";

    private ProgramPairs() {}

    /**
     * The pairs in a folder that copy explicitly (those with managed memory are left out): files {@code NAME.cc-off.cuda_api_trace.csv}, {@code NAME.cc-off.cuda_gpu_trace.csv} and the
     * two with {@code cc-on}, by name.
     *
     * @throws IllegalArgumentException if the folder holds no pair, or a file of one is missing or cannot be read
     */
    public static List<ProgramPair> in(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException(
                    folder + ": no such folder; give one with pairs of Nsight Systems exports");
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<ProgramPair> pairs = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(OFF_API))
                    .map(name -> name.substring(0, name.length() - OFF_API.length()))
                    .sorted()
                    .map(program -> new ProgramPair(program, read(folder, program, "off"), read(folder, program, "on")))
                    .filter(pair -> !pair.usesManagedMemory())
                    .toList();
            if (pairs.isEmpty()) {
                throw new IllegalArgumentException(
                        folder + ": no file NAME" + OFF_API + "; give a folder with pairs of Nsight Systems exports");
            }
            return pairs;
        } catch (IOException e) {
            throw new UncheckedIOException(folder + ": cannot be listed (" + e.getMessage() + ")", e);
        }
    }

    private static RecordedProfile read(Path folder, String program, String confidential) {
        String stem = program + ".cc-" + confidential;
        return Profiles.nsys(
                folder.resolve(stem + ".cuda_api_trace.csv"), folder.resolve(stem + ".cuda_gpu_trace.csv"));
    }
}
