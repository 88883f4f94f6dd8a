package io.github.teelab.kernel;

import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.VarSnippet;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;

/** What a name under the cursor is: a variable's type and value, or a declaration and its documentation. */
final class Inspection {
    private static final int MOST_OVERLOADS = 12;
    private static final int MOST_CHARACTERS = 200;

    private final JShell shell;
    private final Types types;
    private final SourceDocs docs = SourceDocs.ofKernel();

    Inspection(JShell shell, Types types) {
        this.shell = shell;
        this.types = types;
    }

    /** One declaration and what is written about it. */
    private record Entry(String signature, Optional<DocText> documentation) {}

    /** What is at an index into the code; empty if nothing is known about it. */
    Optional<DisplayData> at(String code, int index) {
        return Optional.of(name(code, index))
                .filter(range -> range.start < range.end)
                .map(range -> entries(code, range))
                .filter(entries -> !entries.isEmpty())
                .map(Inspection::shown);
    }

    private record Range(int start, int end) {}

    /** The name that the index touches, or that of the call whose brackets it is in. */
    private static Range name(String code, int index) {
        int at = index;
        boolean touches = (at < code.length() && Character.isJavaIdentifierPart(code.charAt(at)))
                || (at > 0 && Character.isJavaIdentifierPart(code.charAt(at - 1)));
        if (!touches) {
            int depth = 0;
            for (at--; at >= 0; at--) {
                char c = code.charAt(at);
                depth += c == ')' ? 1 : c == '(' ? -1 : 0;
                if (depth < 0) {
                    break;
                }
            }
            at = Math.max(0, at);
        }
        int start = at;
        int end = at;
        while (start > 0 && Character.isJavaIdentifierPart(code.charAt(start - 1))) {
            start--;
        }
        while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
            end++;
        }
        return new Range(start, end);
    }

    private List<Entry> entries(String code, Range range) {
        String name = code.substring(range.start, range.end);
        String before = code.substring(0, range.start).stripTrailing();
        if (before.endsWith(".")) {
            String receiver = before.substring(0, before.length() - 1);
            List<Entry> members =
                    types.ofReceiver(receiver).map(type -> members(type, name)).orElse(List.of());
            return members.isEmpty() ? types(Receiver.endingAt(receiver) + "." + name) : members;
        }
        List<Entry> declared = Stream.concat(
                        shell.variables().filter(one -> one.name().equals(name)).map(this::variable),
                        shell.methods()
                                .filter(one -> one.name().equals(name))
                                .map(one -> new Entry(one.source().strip(), Optional.empty())))
                .toList();
        if (!declared.isEmpty()) {
            return declared;
        }
        boolean isNew = before.endsWith("new") || before.matches("(?s).*\\bnew\\s+[\\w.]+\\.");
        if (isNew) {
            List<Entry> constructors = types.named(name).map(this::constructors).orElse(List.of());
            if (!constructors.isEmpty()) {
                return constructors;
            }
        }
        List<Entry> asType = types(name);
        return asType.isEmpty() ? members(Notebook.class, name) : asType;
    }

    private Entry variable(VarSnippet variable) {
        String value = shell.varValue(variable);
        String shown = value.length() > MOST_CHARACTERS ? value.substring(0, MOST_CHARACTERS) + "…" : value;
        return new Entry(variable.typeName() + " " + variable.name() + " = " + shown, Optional.empty());
    }

    private List<Entry> types(String name) {
        return types.named(name)
                .map(type -> new Entry(Signatures.of(type), docs.of(type)))
                .map(List::of)
                .orElse(List.of());
    }

    private List<Entry> constructors(Class<?> type) {
        return Arrays.stream(type.getConstructors())
                .limit(MOST_OVERLOADS)
                .map(this::entry)
                .toList();
    }

    private List<Entry> members(Class<?> type, String name) {
        List<Entry> fields = Arrays.stream(type.getFields())
                .filter(field -> field.getName().equals(name))
                .map(this::entry)
                .toList();
        List<Entry> methods = Arrays.stream(type.getMethods())
                .filter(method -> method.getName().equals(name) && !method.isBridge())
                .sorted(Comparator.comparingInt(Executable::getParameterCount).thenComparing(Signatures::of))
                .limit(MOST_OVERLOADS)
                .map(this::entry)
                .toList();
        return Stream.concat(fields.stream(), methods.stream()).toList();
    }

    private Entry entry(Executable member) {
        return new Entry(Signatures.of(member), docs.of(member));
    }

    private Entry entry(Field field) {
        return new Entry(Signatures.of(field), docs.of(field));
    }

    private static DisplayData shown(List<Entry> entries) {
        StringBuilder text = new StringBuilder();
        StringBuilder html = new StringBuilder();
        for (Entry entry : entries) {
            text.append(text.length() == 0 ? "" : "\n\n").append(entry.signature);
            entry.documentation.ifPresent(
                    doc -> text.append("\n\n").append(doc.text().indent(4).stripTrailing()));
            html.append("<p><code>").append(DocText.escape(entry.signature)).append("</code></p>\n");
            entry.documentation.ifPresent(doc -> html.append(doc.html()));
        }
        DisplayData data = new DisplayData(text.toString());
        data.putHTML(html.toString());
        return data;
    }
}
