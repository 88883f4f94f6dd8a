package io.github.teelab.kernel;

import java.lang.reflect.Executable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import jdk.jshell.ImportSnippet;
import jdk.jshell.JShell;

/** Finds the class that a name or an expression in a cell stands for. */
final class Types {
    private final JShell shell;
    private final Supplier<ClassLoader> loader;

    Types(JShell shell, Supplier<ClassLoader> loader) {
        this.shell = shell;
        this.loader = loader;
    }

    /** The class of a simple, nested or full name, by the imports of the cells so far. */
    Optional<Class<?>> named(String name) {
        Optional<Class<?>> full = load(name);
        if (full.isPresent()) {
            return full;
        }
        String first = name.replaceFirst("\\..*", "");
        String more = name.substring(first.length());
        return shell.imports()
                .filter(one -> !one.isStatic())
                .flatMap(one -> candidate(one, first).stream())
                .flatMap(candidate -> load(candidate + more).stream())
                .findFirst()
                .or(() -> load("java.lang." + name));
    }

    private static Optional<String> candidate(ImportSnippet one, String simpleName) {
        String name = one.fullname();
        if (name.endsWith(".*")) {
            return Optional.of(name.substring(0, name.length() - 1) + simpleName);
        }
        return name.endsWith("." + simpleName) ? Optional.of(name) : Optional.empty();
    }

    /** Names of nested classes have dots in source and dollars in the JVM. */
    private Optional<Class<?>> load(String name) {
        String tried = name;
        while (tried.matches("[\\w.$]+") && tried.contains(".")) {
            try {
                return Optional.of(Class.forName(tried, false, loader.get()));
            } catch (ClassNotFoundException | LinkageError absent) {
                int dot = tried.lastIndexOf('.');
                if (dot < 0 || !Character.isUpperCase(lastSegment(tried.substring(0, dot)))) {
                    return Optional.empty();
                }
                tried = tried.substring(0, dot) + "$" + tried.substring(dot + 1);
            }
        }
        return Optional.empty();
    }

    private static char lastSegment(String name) {
        String segment = name.substring(name.lastIndexOf('.') + 1);
        return segment.isEmpty() ? ' ' : segment.charAt(0);
    }

    /** The class of an expression's value, as the compiler sees it. */
    Optional<Class<?>> ofExpression(String expression) {
        String type = shell.sourceCodeAnalysis().analyzeType(expression, expression.length());
        return type == null ? Optional.empty() : named(type.replaceAll("<.*>|\\[\\]", ""));
    }

    /** The class before the last dot of a text, whether it is named there or is the type of an expression. */
    Optional<Class<?>> ofReceiver(String textUpToDot) {
        String receiver = Receiver.endingAt(textUpToDot);
        if (receiver.isEmpty()) {
            return Optional.empty();
        }
        boolean isVariable =
                shell.variables().anyMatch(variable -> variable.name().equals(receiver));
        return isVariable ? ofExpression(receiver) : named(receiver).or(() -> ofExpression(receiver));
    }

    /** The parameters of each method that may follow the dot in which a text ends. */
    Map<String, List<String>> signaturesOfMembers(String text) {
        Map<String, List<String>> signatures = new LinkedHashMap<>();
        String before = text.stripTrailing();
        if (before.endsWith(".")) {
            ofReceiver(before.substring(0, before.length() - 1))
                    .ifPresent(type -> Arrays.stream(type.getMethods())
                            .filter(method -> !method.isBridge())
                            .forEach(method -> signatures
                                    .computeIfAbsent(method.getName(), name -> new ArrayList<>())
                                    .add(parameters(method))));
        }
        return signatures;
    }

    private static String parameters(Executable method) {
        return Signatures.parameters(method);
    }
}
