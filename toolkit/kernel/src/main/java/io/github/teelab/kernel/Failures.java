package io.github.teelab.kernel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import jdk.jshell.Diag;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.UnresolvedReferenceException;

/** Words for what goes wrong in a cell, with the place in the cell instead of JShell's own names for it. */
final class Failures {
    private static final int MOST_FRAMES = 40;
    private static final String RED = "\u001b[31m";
    private static final String BOLD = "\u001b[1m";
    private static final String PLAIN = "\u001b[0m";

    private final JShell shell;
    private final Map<String, CellSource> origins;

    /**
     * @param origins where each snippet came from, by its id; looked up when a trace passes through it
     */
    Failures(JShell shell, Map<String, CellSource> origins) {
        this.shell = shell;
        this.origins = origins;
    }

    CellFailure incomplete(CellSource code) {
        String message = "the statement that begins at " + code.place(1) + " has no end";
        return new CellFailure(
                "IncompleteSourceException",
                message,
                List.of(
                        red(message),
                        "    " + code.rest().strip().lines().findFirst().orElse("")));
    }

    CellFailure doesNotCompile(CellSource at, Snippet snippet) {
        List<String> lines = new ArrayList<>();
        List<Diag> errors = shell.diagnostics(snippet).filter(Diag::isError).toList();
        for (Diag error : errors) {
            int start = (int) Math.max(0, error.getStartPosition());
            lines.add(red(at.where() + ", line " + at.line(start) + ": " + message(error)));
            mark(lines, at, start, (int) error.getEndPosition());
            lines.addAll(suggestions(at, error));
        }
        return new CellFailure(
                "CompilationException",
                errors.stream().findFirst().map(Failures::message).orElse("does not compile"),
                lines);
    }

    private static String message(Diag error) {
        return error.getMessage(Locale.ROOT).lines().map(String::strip).collect(Collectors.joining("; "));
    }

    private static void mark(List<String> lines, CellSource at, int start, int end) {
        String text = at.text();
        int from = Math.min(text.length(), at.start() + start);
        int lineStart = text.lastIndexOf('\n', from - 1) + 1;
        int lineEnd = text.indexOf('\n', from) < 0 ? text.length() : text.indexOf('\n', from);
        int to = Math.max(from + 1, Math.min(lineEnd, at.start() + end));
        lines.add("    " + text.substring(lineStart, lineEnd));
        String indent = text.substring(lineStart, from).replaceAll("[^\\t]", " ");
        lines.add("    " + indent + BOLD + "^".repeat(to - from) + PLAIN);
    }

    /** Imports that would make an unknown type known. */
    private List<String> suggestions(CellSource at, Diag error) {
        if (!error.getCode().startsWith("compiler.err.cant.resolve") || error.getEndPosition() <= 0) {
            return List.of();
        }
        String known = at.rest().substring(0, (int) Math.min(at.rest().length(), error.getEndPosition()));
        return shell.sourceCodeAnalysis().listQualifiedNames(known, known.length()).getNames().stream()
                .limit(3)
                .map(name -> "    perhaps: import " + name + ";")
                .toList();
    }

    CellFailure thrown(Throwable exception) {
        if (exception instanceof UnresolvedReferenceException unresolved) {
            String missing =
                    shell.unresolvedDependencies(unresolved.getSnippet()).collect(Collectors.joining(", "));
            String message = unresolved.getSnippet().name() + " cannot be used until these are declared: " + missing;
            return new CellFailure("UnresolvedReferenceException", message, List.of(red(message)));
        }
        List<String> lines = new ArrayList<>();
        describe(lines, exception, "");
        String className = exception instanceof EvalException user
                ? user.getExceptionClassName()
                : exception.getClass().getName();
        if (className.equals(OutOfMemoryError.class.getName())) {
            lines.add("The heap may hold " + Runtime.getRuntime().maxMemory() / (1 << 20)
                    + " MiB. Let go of large values, or set -Xmx in the kernel's kernel.json.");
        }
        String message = exception.getMessage() == null ? "" : exception.getMessage();
        return new CellFailure(className.substring(className.lastIndexOf('.') + 1), message, lines);
    }

    private void describe(List<String> lines, Throwable exception, String before) {
        String name = exception instanceof EvalException user
                ? user.getExceptionClassName()
                : exception.getClass().getName();
        String message = exception.getMessage() == null ? "" : ": " + exception.getMessage();
        lines.addAll(Arrays.asList(red(before + name + message).split("\n")));
        StackTraceElement[] frames = Arrays.stream(exception.getStackTrace())
                .filter(frame -> !frame.getClassName().equals(CellGuard.class.getName()))
                .toArray(StackTraceElement[]::new);
        Arrays.stream(frames).limit(MOST_FRAMES).forEach(frame -> lines.add("    at " + frame(frame)));
        if (frames.length > MOST_FRAMES) {
            lines.add("    ... " + (frames.length - MOST_FRAMES) + " more");
        }
        if (exception.getCause() != null && exception.getCause() != exception) {
            describe(lines, exception.getCause(), "Caused by: ");
        }
    }

    /** JShell names the file of its own frames by the snippet's id, such as {@code #12}. */
    private String frame(StackTraceElement frame) {
        String file = frame.getFileName() == null ? "" : frame.getFileName();
        CellSource origin = file.startsWith("#") ? origins.get(file.substring(1)) : null;
        if (origin == null) {
            return frame.toString();
        }
        String place = origin.place(frame.getLineNumber());
        String method = frame.getMethodName();
        return method.isEmpty() || method.startsWith("do_it$") ? place : method + " (" + place + ")";
    }

    CellFailure stopped(CellControl.Reason reason, Duration limit) {
        return switch (reason) {
            case INTERRUPT ->
                new CellFailure(
                        "CellInterrupted", "the cell was interrupted", List.of(red("The cell was interrupted.")));
            case TIME_LIMIT -> {
                String message = "the cell ran longer than " + limit.toMillis() / 1000.0
                        + " s, the limit that IJAVA_TIMEOUT sets";
                yield new CellFailure("EvaluationTimeoutException", message, List.of(red(message)));
            }
        };
    }

    static String red(String text) {
        return RED + text + PLAIN;
    }
}
