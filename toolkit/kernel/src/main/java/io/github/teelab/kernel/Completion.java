package io.github.teelab.kernel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Suggestion;
import org.dflib.jjava.jupyter.messages.reply.CompleteReply;

/**
 * What may follow at the cursor, most useful first: what fits the type that is wanted there, then the rest, and what every
 * object has at the end or not at all.
 */
final class Completion {
    /** Of no use in a notebook. */
    private static final Set<String> HIDDEN =
            Set.of("wait", "notify", "notifyAll", "getClass", "finalize", "clone", "class");

    private static final Set<String> OF_EVERY_OBJECT = Set.of("equals", "hashCode", "toString");

    /** What front ends read the kinds and parameters of matches from, beside their texts. */
    private static final String TYPES = "_jupyter_types_experimental";

    private final JShell shell;
    private final Magics magics;
    private final Types types;

    private record Match(String text, boolean fits, String type, String signature) {
        String name() {
            return text.replaceFirst("\\(.*", "");
        }

        int rank() {
            return (fits ? 0 : 1) + (OF_EVERY_OBJECT.contains(name()) ? 2 : 0);
        }
    }

    private record Matches(int start, List<Match> list) {}

    Completion(JShell shell, Magics magics, Types types) {
        this.shell = shell;
        this.magics = magics;
        this.types = types;
    }

    /** Matches for the text before an index into the code. */
    CompleteReply reply(String code, int cursor) {
        String before = code.substring(0, cursor);
        Matches matches = matches(before);
        int start = CodePoints.toPosition(code, matches.start);
        int end = CodePoints.toPosition(code, cursor);
        List<Map<String, Object>> described = matches.list.stream()
                .map(match -> Map.<String, Object>of(
                        "start",
                        start,
                        "end",
                        end,
                        "text",
                        match.text,
                        "type",
                        match.type,
                        "signature",
                        match.signature))
                .toList();
        return new CompleteReply(matches.list.stream().map(Match::text).toList(), start, end, Map.of(TYPES, described));
    }

    private Matches matches(String before) {
        int lineStart = before.lastIndexOf('\n') + 1;
        if (before.startsWith("%", lineStart) && before.substring(lineStart).matches("%+\\w*")) {
            return new Matches(lineStart, magics(before.substring(lineStart)));
        }
        int statement = startOfLastStatement(before);
        Matches found = suggested(before, statement, "");
        // As a block the statements before it, which have not run yet, make their variables known.
        return found.list.isEmpty() ? suggested(before, 0, "{") : found;
    }

    private List<Match> magics(String typed) {
        return magics.names().stream()
                .filter(name -> name.startsWith(typed))
                .map(name -> new Match(name, true, "magic", ""))
                .toList();
    }

    private Matches suggested(String before, int from, String opening) {
        String input = opening + before.substring(from);
        int[] anchor = {input.length()};
        List<Suggestion> suggestions = shell.sourceCodeAnalysis().completionSuggestions(input, input.length(), anchor);
        int start = anchor[0] - opening.length() + from;
        Map<String, List<String>> signatures = types.signaturesOfMembers(before.substring(0, start));
        Set<String> seen = new LinkedHashSet<>();
        List<Match> matches = suggestions.stream()
                .filter(one -> seen.add(one.continuation()))
                .map(one -> match(one, signatures))
                .filter(match -> !HIDDEN.contains(match.name()))
                .sorted(Comparator.comparingInt(Match::rank))
                .collect(Collectors.toCollection(ArrayList::new));
        if (matches.isEmpty()) {
            matches.addAll(imports(before));
            return new Matches(before.length() - lastWord(before).length(), matches);
        }
        return new Matches(start, matches);
    }

    private static Match match(Suggestion one, Map<String, List<String>> signatures) {
        String text = one.continuation();
        String name = text.replaceFirst("\\(.*", "");
        String signature = String.join("  ", signatures.getOrDefault(name, List.of()));
        String type = text.contains("(") ? "function" : Character.isUpperCase(text.charAt(0)) ? "class" : "instance";
        return new Match(text, one.matchesType(), type, signature);
    }

    /** Full names of types of this simple name that no import covers. */
    private List<Match> imports(String before) {
        String word = lastWord(before);
        if (word.isEmpty() || !Character.isUpperCase(word.charAt(0))) {
            return List.of();
        }
        SourceCodeAnalysis.QualifiedNames names = shell.sourceCodeAnalysis().listQualifiedNames(word, word.length());
        return names.getNames().stream()
                .distinct()
                .filter(Predicate.not(String::isEmpty))
                .map(name -> new Match(name, true, "class", "import " + name + ";"))
                .toList();
    }

    private static String lastWord(String text) {
        int start = text.length();
        while (start > 0 && Character.isJavaIdentifierPart(text.charAt(start - 1))) {
            start--;
        }
        return text.substring(start);
    }

    private int startOfLastStatement(String before) {
        String rest = before;
        while (!rest.isBlank()) {
            SourceCodeAnalysis.CompletionInfo statement =
                    shell.sourceCodeAnalysis().analyzeCompletion(rest);
            if (!statement.completeness().isComplete() || statement.remaining().isBlank()) {
                break;
            }
            rest = statement.remaining();
        }
        return before.length() - rest.length();
    }
}
