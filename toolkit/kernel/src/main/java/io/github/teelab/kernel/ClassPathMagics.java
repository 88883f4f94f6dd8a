package io.github.teelab.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dflib.jjava.jupyter.kernel.util.PathsHandler;

/** The magics that put libraries on the class path of the cells after them. */
final class ClassPathMagics {
    private static final Pattern DEPENDENCY = Pattern.compile("[\\w.-]+:[\\w.-]+(:[\\w.-]+){1,3}");

    private final Interpreter interpreter;
    private final Map<String, String> repositories = new LinkedHashMap<>();

    ClassPathMagics(Interpreter interpreter) {
        this.interpreter = interpreter;
    }

    /** {@code %jars}: files and globs of jars. */
    Object jars(List<String> globs) throws CellFailure {
        return add("%jars", globs, path -> path.toString().endsWith(".jar"));
    }

    /** {@code %classpath}: jars, folders and globs. */
    Object classPath(List<String> globs) throws CellFailure {
        return add("%classpath", globs, path -> true);
    }

    private Object add(String magic, List<String> globs, java.util.function.Predicate<Path> accepted)
            throws CellFailure {
        if (globs.isEmpty()) {
            throw Magics.failure(magic + ": expected at least one file or glob, got none");
        }
        for (String glob : globs) {
            List<Path> found = files(glob, magic).stream()
                    .filter(Files::exists)
                    .filter(accepted)
                    .toList();
            if (found.isEmpty()) {
                throw nothingFits(magic, glob);
            }
            found.forEach(interpreter::addToClassPath);
        }
        return null;
    }

    private static List<Path> files(String glob, String magic) throws CellFailure {
        try {
            return PathsHandler.resolveGlobs(glob);
        } catch (RuntimeException noSuchFolder) {
            throw nothingFits(magic, glob);
        }
    }

    private static CellFailure nothingFits(String magic, String glob) {
        return Magics.failure(
                magic + ": nothing fits " + glob + " in " + Path.of("").toAbsolutePath());
    }

    /** {@code %mavenRepo}: an id and a URL of one more repository. */
    Object mavenRepository(List<String> words) throws CellFailure {
        if (words.size() != 2) {
            throw Magics.failure("%mavenRepo: expected an id and a URL, got " + words);
        }
        repositories.put(words.get(0), words.get(1));
        return null;
    }

    /** {@code %maven}: dependencies as group:artifact:version, with what they need. */
    Object maven(List<String> words) throws CellFailure {
        if (words.isEmpty()) {
            throw Magics.failure("%maven: expected group:artifact:version, got nothing");
        }
        for (String word : words) {
            if (!DEPENDENCY.matcher(word).matches()) {
                throw Magics.failure("%maven: expected group:artifact[:type[:classifier]]:version, got " + word);
            }
        }
        return resolve("<dependencies>"
                + words.stream().map(ClassPathMagics::dependency).collect(Collectors.joining()) + "</dependencies>");
    }

    private static String dependency(String coordinates) {
        String[] parts = coordinates.split(":", -1);
        String type = parts.length > 3 ? tag("type", parts[2]) : "";
        String classifier = parts.length > 4 ? tag("classifier", parts[3]) : "";
        return "<dependency>" + tag("groupId", parts[0]) + tag("artifactId", parts[1])
                + tag("version", parts[parts.length - 1]) + type + classifier + "</dependency>";
    }

    private static String tag(String name, String content) {
        return "<" + name + ">" + content + "</" + name + ">";
    }

    /** {@code %loadFromPOM}: the dependencies of a POM file. */
    Object loadFromPom(List<String> words) throws CellFailure {
        if (words.isEmpty()) {
            throw Magics.failure(
                    "%loadFromPOM: expected a POM file, got nothing; or begin the cell with %%loadFromPOM");
        }
        try {
            return loadFromPom(words.subList(1, words.size()), Files.readString(Path.of(words.get(0))));
        } catch (IOException e) {
            throw Magics.failure("%loadFromPOM: cannot read " + words.get(0) + ": " + e);
        }
    }

    /**
     * {@code %%loadFromPOM}: the dependencies of a whole POM or of a part of one, such as a {@code <dependencies>} or single
     * {@code <dependency>} and {@code <repository>} elements.
     *
     * @param words ignored scopes of IJava: what is needed at run time is what a cell can use
     */
    Object loadFromPom(List<String> words, String pom) throws CellFailure {
        return pom.contains("<project") ? resolveWhole(pom) : resolve(wrapped(pom));
    }

    private static String wrapped(String pom) {
        String part = pom.contains("<repository>") && !pom.contains("<repositories>")
                ? pom.replaceFirst("(?s)((<repository>.*</repository>))", "<repositories>$1</repositories>")
                : pom;
        return part.contains("<dependency>") && !part.contains("<dependencies>")
                ? part.replaceFirst("(?s)(<dependency>.*</dependency>)", "<dependencies>$1</dependencies>")
                : part;
    }

    private Object resolve(String parts) throws CellFailure {
        String more = repositories.entrySet().stream()
                .map(one -> "<repository>" + tag("id", one.getKey()) + tag("url", one.getValue()) + "</repository>")
                .collect(Collectors.joining());
        String repositoryPart = more.isEmpty() || parts.contains("<repositories>") ? "" : tag("repositories", more);
        return resolveWhole("<project xmlns=\"http://maven.apache.org/POM/4.0.0\"><modelVersion>4.0.0</modelVersion>"
                + "<groupId>io.github.teelab.cell</groupId><artifactId>cell</artifactId><version>1</version>"
                + repositoryPart + parts + "</project>");
    }

    private Object resolveWhole(String pom) throws CellFailure {
        new MavenCall(interpreter).classPathOf(pom).forEach(interpreter::addToClassPath);
        return null;
    }
}
