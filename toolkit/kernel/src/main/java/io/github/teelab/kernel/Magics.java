package io.github.teelab.kernel;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lines that begin with {@code %name}, and cells that begin with {@code %%name}: what is not Java. A line counts as a magic
 * only where a statement could begin, so that a remainder or a format in a text block is left alone.
 */
final class Magics {
    private static final Pattern LINE = Pattern.compile("^%(?<name>\\w+)(?<arguments>[^\\n]*)", Pattern.MULTILINE);
    private static final Pattern CELL = Pattern.compile("\\s*%%(?<name>\\w+)(?<arguments>[^\\n]*)(?:\\n|$)");

    /** What a line magic does with its arguments; returns a value to show, or null. */
    @FunctionalInterface
    interface LineMagic {
        Object run(CellSource arguments) throws CellFailure;
    }

    /** What a cell magic does with the words after its name and the rest of the cell. */
    @FunctionalInterface
    interface CellMagic {
        Object run(List<String> arguments, CellSource body) throws CellFailure;
    }

    private final Interpreter interpreter;
    private final Map<String, LineMagic> lines = new TreeMap<>();
    private final Map<String, CellMagic> cells = new TreeMap<>();

    Magics(Interpreter interpreter) {
        this.interpreter = interpreter;
        Timing timing = new Timing(interpreter);
        ClassPathMagics classPath = new ClassPathMagics(interpreter);
        lines.put("time", timing::time);
        lines.put("timeit", timing::timeMany);
        cells.put("time", (arguments, body) -> timing.time(body));
        cells.put("timeit", (arguments, body) -> timing.timeMany(body));
        lines.put("jars", words(classPath::jars));
        lines.put("classpath", words(classPath::classPath));
        lines.put("maven", words(classPath::maven));
        lines.put("mavenRepo", words(classPath::mavenRepository));
        lines.put("loadFromPOM", words(classPath::loadFromPom));
        cells.put("loadFromPOM", (arguments, body) -> classPath.loadFromPom(arguments, body.rest()));
        lines.put("load", words(arguments -> new LoadMagic(this).load(arguments)));
        lines.put("lsmagic", arguments -> known());
        alias("addMavenDependencies", "maven");
        alias("addMavenDependency", "maven");
        alias("addMavenRepo", "mavenRepo");
    }

    private void alias(String name, String of) {
        lines.put(name, lines.get(of));
    }

    /** A line magic that takes words. */
    private static LineMagic words(WordMagic magic) {
        return arguments -> magic.run(Settings.words(arguments.rest()));
    }

    @FunctionalInterface
    private interface WordMagic {
        Object run(List<String> words) throws CellFailure;
    }

    /** The names with their signs, for completion. */
    List<String> names() {
        TreeSet<String> names = new TreeSet<>();
        lines.keySet().forEach(name -> names.add("%" + name));
        cells.keySet().forEach(name -> names.add("%%" + name));
        return List.copyOf(names);
    }

    private String known() {
        return "line magics: %" + String.join(", %", lines.keySet()) + "; cell magics: %%"
                + String.join(", %%", cells.keySet());
    }

    /** Runs code that may hold magics; gives the last value. */
    Object run(CellSource code) throws CellFailure {
        Matcher whole = CELL.matcher(code.rest());
        if (whole.lookingAt()) {
            CellMagic magic = known(cells, "%%", whole.group("name"));
            return magic.run(Settings.words(whole.group("arguments")), code.from(code.start() + whole.end()));
        }
        Object value = null;
        CellSource rest = code;
        Matcher line = LINE.matcher(code.text());
        for (int from = code.start(); line.find(from); from = line.end()) {
            CellSource java = new CellSource(code.cell(), code.text().substring(0, line.start()), rest.start());
            if (interpreter.isComplete(java.rest())) {
                interpreter.run(java);
                value = known(lines, "%", line.group("name"))
                        .run(new CellSource(
                                code.cell(), code.text().substring(0, line.end()), line.start("arguments")));
                rest = code.from(line.end());
            }
        }
        return rest.rest().isBlank() ? value : interpreter.run(rest);
    }

    private <T> T known(Map<String, T> magics, String sign, String name) throws CellFailure {
        T magic = magics.get(name);
        if (magic == null) {
            throw failure("no magic " + sign + name + "; " + known());
        }
        return magic;
    }

    static CellFailure failure(String message) {
        return new CellFailure("MagicException", message, List.of(Failures.red(message)));
    }
}
