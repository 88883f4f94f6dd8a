package io.github.teelab.jupyter;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/** Runs the cells of one notebook one after the other in this JVM, with the imports that notebooks have. */
final class CellRunner implements AutoCloseable {
    private final JShell shell;

    CellRunner() {
        shell = JShell.builder().executionEngine("local").build();
        shell.addToClasspath(System.getProperty("java.class.path"));
        run(imports());
    }

    static String imports() {
        try (InputStream in = CellRunner.class.getResourceAsStream("imports.jsh")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Runs one cell up to its first failing statement.
     *
     * @throws AssertionError if a statement does not compile, is incomplete or throws; it names the statement
     */
    void run(String cell) {
        String rest = cell;
        while (!rest.isBlank()) {
            CompletionInfo statement = shell.sourceCodeAnalysis().analyzeCompletion(rest);
            if (statement.completeness() == Completeness.EMPTY) {
                return;
            }
            if (!statement.completeness().isComplete()) {
                throw new AssertionError("incomplete or not Java: " + rest);
            }
            for (SnippetEvent event : shell.eval(statement.source())) {
                check(event, statement.source());
            }
            rest = statement.remaining();
        }
    }

    private void check(SnippetEvent event, String source) {
        if (!event.status().isDefined() && event.causeSnippet() == null) {
            List<String> messages = new ArrayList<>();
            shell.diagnostics(event.snippet()).forEach(problem -> messages.add(problem.getMessage(Locale.ROOT)));
            throw new AssertionError("does not compile: " + source.strip() + "\n" + String.join("\n", messages));
        }
        JShellException thrown = event.exception();
        if (thrown instanceof EvalException user) {
            throw new AssertionError(
                    "throws " + user.getExceptionClassName() + ": " + user.getMessage() + "\nin " + source.strip(),
                    user);
        }
        if (thrown != null) {
            throw new AssertionError("cannot be run: " + source.strip(), thrown);
        }
    }

    @Override
    public void close() {
        shell.close();
    }
}
