package io.github.teelab.cli;

import io.github.teelab.files.Printable;
import io.github.teelab.workload.job.Mode;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The {@code teelab} command. Exit codes: 0 done, 1 ran and failed, 2 bad usage or bad input. */
@Command(
        name = "teelab",
        description = "A laboratory for heterogeneous trusted execution environments.",
        mixinStandardHelpOptions = true,
        version = "teelab 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "  shell      Open a JShell with everything imported.",
            "  notebook   Open Jupyter with a kernel for this checkout, or run notebooks.",
            "",
            "What a command takes, with an example: teelab COMMAND --help"
        },
        subcommands = {
            ReproduceCommand.class,
            WhatIfCommand.class,
            RunCommand.class,
            ServeCommand.class,
            AttackCommand.class,
            MemoryCommand.class,
            ListCommand.class,
            CalibrateCommand.class
        })
public final class Main implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Option(names = "--verbose", description = "Print a stack trace with an error.", scope = ScopeType.INHERIT)
    private boolean verbose;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(),
                "no command given; try reproduce, what-if, run, serve, attack, memory, list, calibrate, shell or notebook");
    }

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(run(writer(System.out), writer(System.err), arguments));
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    /** Runs one command; returns its exit code. */
    public static int run(PrintWriter out, PrintWriter err, String... arguments) {
        Main main = new Main();
        CommandLine commandLine = new CommandLine(main)
                .setOut(out)
                .setErr(err)
                .registerConverter(Format.class, new Choice<>(List.of(Format.values())))
                .registerConverter(Mode.class, new Choice<>(List.of(Mode.values())))
                .registerConverter(RunCommand.Switch.class, new Choice<>(List.of(RunCommand.Switch.values())))
                .registerConverter(ListCommand.What.class, new Choice<>(List.of(ListCommand.What.values())))
                .setParameterExceptionHandler((exception, given) -> {
                    err.println("teelab: " + Printable.oneLine(UsageError.message(exception)));
                    return CommandLine.ExitCode.USAGE;
                })
                .setExecutionExceptionHandler((exception, command, result) -> main.failed(exception, err));
        try {
            return commandLine.execute(arguments);
        } catch (OutOfMemoryError | StackOverflowError e) {
            return main.failed(e, err);
        }
    }

    private int failed(Throwable thrown, PrintWriter err) {
        Failure failure = Failure.of(thrown);
        err.println("teelab: " + failure.line());
        if (verbose) {
            thrown.printStackTrace(err);
        }
        return failure.exitCode();
    }
}
