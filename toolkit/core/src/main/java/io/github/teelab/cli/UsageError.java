package io.github.teelab.cli;

import io.github.teelab.units.UnknownName;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What a person is told who called a command in a way it does not know. */
final class UsageError {
    /** Commands of the launcher, which it carries out itself. */
    private static final List<String> OF_THE_LAUNCHER = List.of("shell", "notebook");

    private UsageError() {}

    static String message(ParameterException exception) {
        CommandLine command = exception.getCommandLine();
        String what = exception instanceof UnmatchedArgumentException unmatched
                ? unknown(unmatched.getUnmatched().get(0), command)
                : exception.getMessage();
        return what + "; see: " + command.getCommandSpec().qualifiedName() + " --help";
    }

    private static String unknown(String argument, CommandLine command) {
        if (argument.startsWith("-")) {
            return new UnknownName(
                            "option",
                            argument,
                            command.getCommandSpec().optionsMap().keySet())
                    .getMessage();
        }
        Collection<String> commands = command.getSubcommands().keySet();
        if (commands.isEmpty()) {
            return "got \"" + argument + "\", which belongs to no option";
        }
        return new UnknownName(
                        "command",
                        argument,
                        Stream.concat(commands.stream(), OF_THE_LAUNCHER.stream())
                                .toList())
                .getMessage();
    }
}
