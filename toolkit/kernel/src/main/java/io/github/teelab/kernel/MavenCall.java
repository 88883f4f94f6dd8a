package io.github.teelab.kernel;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Asks Maven itself, as a program, what a POM's dependencies are: so the user's settings, mirrors and repository hold, and
 * no resolver's libraries stand on the class path of cells.
 */
final class MavenCall {
    private static final String PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath";
    private static final long ROUND_MS = 50;

    private final Interpreter interpreter;

    MavenCall(Interpreter interpreter) {
        this.interpreter = interpreter;
    }

    /**
     * The files of a POM's dependencies, as needed at run time.
     *
     * @throws CellFailure with Maven's own words if it fails, or if the cell is stopped meanwhile
     */
    List<Path> classPathOf(String pom) throws CellFailure {
        try {
            Path folder = Files.createTempDirectory("teelab-maven");
            try {
                return classPathOf(pom, folder);
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw Magics.failure("cannot run Maven (" + program() + "): " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Magics.failure("interrupted while Maven ran");
        }
    }

    private List<Path> classPathOf(String pom, Path folder) throws IOException, InterruptedException, CellFailure {
        Path answer = folder.resolve("class-path");
        Path log = folder.resolve("log");
        Files.writeString(folder.resolve("pom.xml"), pom);
        ProcessBuilder maven = new ProcessBuilder(
                program(), "-B", "-q", PLUGIN, "-DincludeScope=runtime", "-Dmdep.outputFile=" + answer);
        maven.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process running = maven.directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        running.getOutputStream().close();
        while (!running.waitFor(ROUND_MS, TimeUnit.MILLISECONDS)) {
            if (interpreter.control().stopped().isPresent()) {
                running.descendants().forEach(ProcessHandle::destroyForcibly);
                running.destroyForcibly();
                interpreter.checkStopped();
            }
        }
        if (running.exitValue() != 0) {
            throw Magics.failure("Maven: " + complaint(Files.readString(log)));
        }
        String files = Files.exists(answer) ? Files.readString(answer).strip() : "";
        return Arrays.stream(files.split(File.pathSeparator, -1))
                .filter(file -> !file.isEmpty())
                .map(Path::of)
                .toList();
    }

    /** The wrapper of the checkout that installed this kernel, or the Maven on the path. */
    private static String program() {
        return System.getProperty("teelab.kernel.maven", "mvn");
    }

    private static String complaint(String log) {
        String errors = log.lines()
                .filter(line -> line.contains("ERROR"))
                .map(line -> line.replace("[ERROR]", "").strip())
                .filter(line -> !line.isEmpty() && !line.startsWith("To see the full") && !line.startsWith("Re-run"))
                .limit(4)
                .collect(Collectors.joining("\n"));
        return errors.isEmpty() ? log.strip() : errors;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
