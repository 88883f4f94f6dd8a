package io.github.teelab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class HelpTest {
    private static final List<String> COMMANDS =
            List.of("reproduce", "what-if", "run", "attack", "memory", "list", "calibrate");

    private static String help(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        assertEquals(0, Main.run(new PrintWriter(out), new PrintWriter(err), arguments), err.toString());
        return out.toString();
    }

    @Test
    void theFirstHelpNamesEveryCommandThoseOfTheLauncherToo() {
        String help = help("--help");
        Stream.concat(COMMANDS.stream(), Stream.of("shell", "notebook"))
                .forEach(command -> assertTrue(help.contains("\n  " + command + " "), command));
    }

    @TestFactory
    Stream<DynamicTest> eachHelpHasAnExampleOnOneLine() {
        return COMMANDS.stream()
                .map(command -> DynamicTest.dynamicTest(command, () -> {
                    List<String> lines = help(command, "--help").lines().toList();
                    String last = lines.get(lines.size() - 1);
                    assertTrue(last.startsWith("Example: teelab " + command), last);
                }));
    }

    @TestFactory
    Stream<DynamicTest> theExamplesNameOptionsThatThereAre() {
        return COMMANDS.stream()
                .map(command -> DynamicTest.dynamicTest(command, () -> {
                    String help = help(command, "--help");
                    String example = help.substring(help.lastIndexOf("Example:"));
                    Stream.of(example.strip().split(" "))
                            .filter(word -> word.startsWith("--"))
                            .forEach(option -> assertTrue(help.contains(" " + option + "="), option));
                }));
    }

    @TestFactory
    Stream<DynamicTest> whatIsUnknownIsAnsweredWithOneLine() {
        return Stream.of(
                Refusal.of("no such command", "reprduce"),
                Refusal.of("no such option", "reproduce", "--papers", "h100"),
                Refusal.of("nothing to list", "list"),
                Refusal.of("no such list", "list", "papers"),
                Refusal.of("a file where results shall go", "reproduce", "--paper", "h100", "--out", "pom.xml"));
    }

    @Test
    void aNearMissIsNamed() {
        StringWriter err = new StringWriter();
        Main.run(new PrintWriter(new StringWriter()), new PrintWriter(err), "reprduce");
        assertTrue(err.toString().contains("did you mean reproduce"), err.toString());
        Main.run(new PrintWriter(new StringWriter()), new PrintWriter(err), "reproduce", "--papr", "h100");
        assertTrue(err.toString().contains("did you mean --paper"), err.toString());
    }
}
