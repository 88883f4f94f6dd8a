package io.github.teelab;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Recorded profiles of real runs, which lie beside the checkout and not in it.
 *
 * <p>Looked for in the folder named by {@code -Dteelab.traces}, else in {@code shared/traces} beside each folder from
 * the working directory upwards. A test that asks where the folder is absent is skipped with a message.
 */
public final class SharedTraces {
    private static final String PROPERTY = "teelab.traces";

    private SharedTraces() {}

    /** A file or folder in the trace folder, such as {@code "nsys/nw.cc-on.cuda_api_trace.csv"}. */
    public static Path path(String name) {
        Path path = folder().resolve(name);
        assumeTrue(Files.exists(path), "skipped: no " + name + " in the trace folder");
        return path;
    }

    /** The {@code cuda_api_trace} report of a program, such as {@code api("nw.cc-on")}. */
    public static Path api(String program) {
        return path("nsys/" + program + ".cuda_api_trace.csv");
    }

    /** The {@code cuda_gpu_trace} report of a program. */
    public static Path gpu(String program) {
        return path("nsys/" + program + ".cuda_gpu_trace.csv");
    }

    /** Names of all programs recorded by Nsight Systems, with {@code .cc-on} or {@code .cc-off}, sorted. */
    public static List<String> programs() {
        String ending = ".cuda_api_trace.csv";
        try (Stream<Path> files = Files.list(path("nsys"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ending))
                    .map(name -> name.substring(0, name.length() - ending.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The programs among {@link #programs()} that copy explicitly, so without the recordings with managed memory. */
    public static List<String> explicitCopyPrograms() {
        return programs().stream().filter(name -> !name.contains("-uvm.")).toList();
    }

    private static Path folder() {
        Optional<Path> found = candidates().filter(Files::isDirectory).findFirst();
        assumeTrue(
                found.isPresent(),
                "skipped: no folder shared/traces beside the checkout; name one with -D" + PROPERTY + "=DIR");
        return found.orElseThrow();
    }

    private static Stream<Path> candidates() {
        String named = System.getProperty(PROPERTY);
        return named == null
                ? Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                        .map(folder -> folder.resolve("shared").resolve("traces"))
                : Stream.of(Path.of(named));
    }
}
