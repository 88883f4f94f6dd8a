package io.github.teelab.kernel;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the environment says, by the names that IJava gave these things:
 *
 * <ul>
 *   <li>{@code IJAVA_CLASSPATH}: jars, folders and globs, with the separator of paths between them;
 *   <li>{@code IJAVA_STARTUP_SCRIPTS_PATH}: files and globs of Java run before the first cell; {@code
 *       IJAVA_STARTUP_SCRIPT}: such Java itself;
 *   <li>{@code IJAVA_COMPILER_OPTS}: options of javac, between blanks; quotes hold one together;
 *   <li>{@code IJAVA_TIMEOUT}: how long a cell may run, a number and a unit such as {@code 30 SECONDS}; milliseconds
 *       without a unit, and no limit if absent or not above zero.
 * </ul>
 */
record Settings(
        String classPath,
        String startupScriptsPath,
        String startupScript,
        List<String> compilerOptions,
        Optional<Duration> timeLimit) {
    private static final Pattern TIME = Pattern.compile("\\s*(-?\\d{1,15})\\s*([A-Za-z]*)\\s*");

    /** Java's imports that every cell has: those of JShell. */
    static final List<String> IMPORTS = List.of(
            "java.io.*",
            "java.math.*",
            "java.net.*",
            "java.nio.file.*",
            "java.util.*",
            "java.util.concurrent.*",
            "java.util.function.*",
            "java.util.regex.*",
            "java.util.stream.*",
            "static " + Notebook.class.getName() + ".*");

    /**
     * @throws IllegalArgumentException if the time limit is not a number with a unit
     */
    static Settings of(Map<String, String> environment) {
        return new Settings(
                environment.getOrDefault("IJAVA_CLASSPATH", ""),
                environment.getOrDefault("IJAVA_STARTUP_SCRIPTS_PATH", ""),
                environment.getOrDefault("IJAVA_STARTUP_SCRIPT", ""),
                words(environment.getOrDefault("IJAVA_COMPILER_OPTS", "")),
                timeLimit(environment.getOrDefault("IJAVA_TIMEOUT", "")));
    }

    private static Optional<Duration> timeLimit(String text) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        Matcher time = TIME.matcher(text);
        try {
            if (time.matches()) {
                String unit =
                        time.group(2).isEmpty() ? "MILLISECONDS" : time.group(2).toUpperCase(Locale.ROOT);
                long nanos =
                        TimeUnit.valueOf(unit.endsWith("S") ? unit : unit + "S").toNanos(Long.parseLong(time.group(1)));
                return nanos > 0 ? Optional.of(Duration.ofNanos(nanos)) : Optional.empty();
            }
        } catch (IllegalArgumentException noUnit) {
            // Said below.
        }
        throw new IllegalArgumentException(
                "IJAVA_TIMEOUT: expected a number and a unit such as \"30 SECONDS\" or \"5 MINUTES\", got \"" + text
                        + "\"");
    }

    /** Words between blanks; double quotes hold blanks, and a backslash takes the next character as it is. */
    static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher word = Pattern.compile("(?:\"(?:\\\\.|[^\"\\\\])*\"|\\\\.|[^\\s\"\\\\])+")
                .matcher(text);
        while (word.find()) {
            words.add(word.group().replaceAll("\\\\(.)|\"", "$1"));
        }
        return words;
    }

    /** Where the launcher keeps what it makes; a folder for temporary files where no launcher started this JVM. */
    static Path stateFolder() {
        return Path.of(System.getProperty("teelab.kernel.state", System.getProperty("java.io.tmpdir")));
    }
}
