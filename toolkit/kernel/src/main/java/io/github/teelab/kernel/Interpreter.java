package io.github.teelab.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Kind;
import jdk.jshell.Snippet.Status;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.spi.ExecutionControl.StoppedException;
import org.dflib.jjava.jupyter.kernel.util.PathsHandler;

/** JShell as a notebook wants it: whole cells, the last value as an object, one failure told with its place. */
final class Interpreter {
    /** Told by its looks: to ask the compiler where each of many imports ends takes longer than to run them. */
    private static final Pattern IMPORT = Pattern.compile("import\\s+(static\\s+)?[\\w.]+(\\.\\*)?\\s*;");

    private final Settings settings;
    private final CellControl control = new CellControl();
    private final JShell shell;
    private final Map<String, CellSource> origins = new HashMap<>();
    private final Failures failures;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "time limit");
        thread.setDaemon(true);
        return thread;
    });

    Interpreter(Settings settings) {
        this.settings = settings;
        shell = JShell.builder()
                .executionEngine(control.provider(), Map.of())
                .compilerOptions(settings.compilerOptions().toArray(new String[0]))
                .build();
        failures = new Failures(shell, origins);
        shell.addToClasspath(System.getProperty("java.class.path"));
    }

    /**
     * Runs the imports and the start-up scripts.
     *
     * @throws CellFailure if one of them fails; the interpreter can be used nevertheless
     */
    void startUp() throws CellFailure {
        PathsHandler.splitAndResolveGlobs(settings.classPath()).forEach(this::addToClassPath);
        String imports =
                Settings.IMPORTS.stream().map(name -> "import " + name + ";\n").collect(Collectors.joining());
        run(CellSource.whole(0, imports));
        for (Path script : PathsHandler.splitAndResolveGlobs(settings.startupScriptsPath())) {
            try {
                run(CellSource.whole(0, Files.readString(script)));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read the start-up script " + script + ": " + e.getMessage(), e);
            }
        }
        run(CellSource.whole(0, settings.startupScript()));
    }

    JShell shell() {
        return shell;
    }

    CellControl control() {
        return control;
    }

    /** Whether code is a whole number of statements, so far as syntax goes. */
    boolean isComplete(String code) {
        String rest = code;
        while (!rest.isBlank()) {
            CompletionInfo statement = shell.sourceCodeAnalysis().analyzeCompletion(rest);
            if (statement.completeness() == Completeness.EMPTY) {
                return true;
            }
            if (!statement.completeness().isComplete()) {
                return false;
            }
            rest = statement.remaining();
        }
        return true;
    }

    /** Forgets a method. */
    void drop(String method) {
        shell.methods().filter(known -> known.name().equals(method)).forEach(shell::drop);
    }

    void addToClassPath(Path path) {
        shell.addToClasspath(path.toString());
    }

    /** Forgets an earlier stop and starts the time limit, if there is one; end the result when the cell is over. */
    Running begin() {
        control.begin();
        return new Running(settings.timeLimit()
                .map(limit -> clock.schedule(
                        () -> control.stop(CellControl.Reason.TIME_LIMIT), limit.toNanos(), TimeUnit.NANOSECONDS)));
    }

    /** A cell under its time limit. */
    record Running(Optional<ScheduledFuture<?>> limit) {
        void end() {
            limit.ifPresent(stop -> stop.cancel(false));
        }
    }

    /**
     * Runs Java up to the first statement that fails.
     *
     * @return the value of the last expression; null if the code does not end in one, or hides it with a semicolon
     */
    Object run(CellSource code) throws CellFailure {
        Object value = null;
        for (CellSource rest = code.withoutBlank(); !rest.rest().isEmpty(); rest = rest.withoutBlank()) {
            Matcher line = IMPORT.matcher(rest.rest());
            if (line.lookingAt()) {
                value = runStatement(rest, line.group());
                rest = rest.from(rest.start() + line.end());
                continue;
            }
            CompletionInfo statement = shell.sourceCodeAnalysis().analyzeCompletion(rest.rest());
            switch (statement.completeness()) {
                case EMPTY -> {
                    return value;
                }
                case DEFINITELY_INCOMPLETE -> throw failures.incomplete(rest);
                case UNKNOWN -> {
                    return runStatement(rest, rest.rest());
                }
                default -> {
                    value = runStatement(rest, statement.source());
                    rest = rest.from(
                            code.text().length() - statement.remaining().length());
                }
            }
        }
        return value;
    }

    private Object runStatement(CellSource at, String statement) throws CellFailure {
        checkStopped();
        List<SnippetEvent> events = shell.eval(statement);
        events.forEach(event -> origins.put(
                event.snippet().id(), origins.getOrDefault(event.snippet().id(), at)));
        checkStopped();
        for (SnippetEvent event : events) {
            if (event.causeSnippet() == null && event.status() == Status.REJECTED) {
                throw failures.doesNotCompile(at, event.snippet());
            }
            if (event.exception() != null) {
                throw failures.thrown(event.exception());
            }
            noteMissing(event);
        }
        SnippetEvent own = events.get(0);
        return isShown(own.snippet(), at.rest().startsWith(statement)) ? control.value() : null;
    }

    /**
     * Does something with a value of the cell, such as drawing it, where it can be stopped as the cell itself can.
     *
     * @throws CellFailure if it throws or is stopped
     */
    <T> T call(Callable<T> work) throws CellFailure {
        try {
            return control.call(work);
        } catch (StoppedException e) {
            checkStopped();
            throw new IllegalStateException("stopped for no reason", e);
        } catch (CellFailure e) {
            throw e;
        } catch (Exception | Error e) {
            throw failures.thrown(e);
        }
    }

    /** @throws CellFailure if the cell was stopped */
    void checkStopped() throws CellFailure {
        if (control.stopped().isPresent()) {
            throw failures.stopped(control.stopped().get(), settings.timeLimit().orElse(Duration.ZERO));
        }
    }

    /** Said once, when it is declared: JShell accepts code that uses what does not exist yet. */
    private void noteMissing(SnippetEvent event) {
        boolean waits =
                event.status() == Status.RECOVERABLE_DEFINED || event.status() == Status.RECOVERABLE_NOT_DEFINED;
        if (waits && event.causeSnippet() == null && event.snippet() instanceof DeclarationSnippet declared) {
            System.err.println(declared.name() + " cannot be used until these are declared: "
                    + shell.unresolvedDependencies(declared).collect(Collectors.joining(", ")));
        }
    }

    /** An expression without a semicolon of the user's own; JShell adds one where it is missing. */
    private static boolean isShown(Snippet snippet, boolean asWritten) {
        boolean isExpression = snippet.subKind() == SubKind.TEMP_VAR_EXPRESSION_SUBKIND
                || (snippet.kind() == Kind.EXPRESSION && snippet.subKind() != SubKind.ASSIGNMENT_SUBKIND);
        return isExpression && !(asWritten && snippet.source().strip().endsWith(";"));
    }
}
