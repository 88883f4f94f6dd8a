package io.github.teelab.kernel;

/** Finds, backward from a dot, where the expression before it begins. */
final class Receiver {
    private Receiver() {}

    /** The expression in which a text ends, such as {@code a.b(c, "d")[1]}; empty if it ends in none. */
    static String endingAt(String text) {
        int end = text.stripTrailing().length();
        int at = end;
        while (at > 0) {
            int before = primary(text, at);
            if (before == at) {
                break;
            }
            at = before;
            int dot = skipBlank(text, at);
            if (dot == 0 || text.charAt(dot - 1) != '.') {
                break;
            }
            at = skipBlank(text, dot - 1);
        }
        int word = skipBlank(text, at);
        boolean isNew = word >= 3 && text.startsWith("new", word - 3) && word < end;
        return text.substring(isNew ? word - 3 : at, end).strip();
    }

    /** The start of the name, call, index or text that ends here. */
    private static int primary(String text, int end) {
        int at = end;
        while (at > 0 && (text.charAt(at - 1) == ')' || text.charAt(at - 1) == ']')) {
            at = skipBlank(text, opening(text, at - 1));
        }
        if (at > 0 && text.charAt(at - 1) == '"') {
            int quote = text.lastIndexOf('"', at - 2);
            return quote < 0 ? at : quote;
        }
        while (at > 0 && Character.isJavaIdentifierPart(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    /** The index of the bracket that a closing one at an index belongs to; 0 if there is none. */
    private static int opening(String text, int closing) {
        int depth = 0;
        boolean inText = false;
        for (int at = closing; at >= 0; at--) {
            char c = text.charAt(at);
            if (c == '"' && (at == 0 || text.charAt(at - 1) != '\\')) {
                inText = !inText;
            } else if (!inText && (c == ')' || c == ']')) {
                depth++;
            } else if (!inText && (c == '(' || c == '[') && --depth == 0) {
                return at;
            }
        }
        return 0;
    }

    private static int skipBlank(String text, int from) {
        int at = from;
        while (at > 0 && Character.isWhitespace(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }
}
