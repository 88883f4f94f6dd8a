package io.github.teelab.files;

/** Text out of a file, made fit for a terminal, a table or a page. */
public final class Printable {
    private static final int QUOTED = 60;
    private static final int BRIEF = 160;
    private static final int NONCHARACTERS = 0xFFFE;

    private Printable() {}

    /**
     * The text with every character escaped that a terminal, a spreadsheet or a browser would act on instead of showing
     * it: controls, line and paragraph separators, formatting such as a change of writing direction, and halves of
     * surrogate pairs. {@code ESC} becomes {@code \}{@code u001b}, a line feed {@code \n}.
     */
    public static String escaped(String text) {
        int at = firstUnprintable(text);
        if (at == text.length()) {
            return text;
        }
        StringBuilder escaped = new StringBuilder(text.length() + 16).append(text, 0, at);
        while (at < text.length()) {
            int character = text.codePointAt(at);
            if (isPrintable(character)) {
                escaped.appendCodePoint(character);
            } else {
                append(escaped, character);
            }
            at += Character.charCount(character);
        }
        return escaped.toString();
    }

    /** The text on one line: runs of line ends, tabs and blanks around them become one blank, the rest is escaped. */
    public static String oneLine(String text) {
        return escaped(text.replaceAll("[\\r\\n\\t\\u0085\\u2028\\u2029]+", " ").strip());
    }

    /** The text in double quotes, on one line and at most 60 characters of it. */
    public static String quoted(String text) {
        return "\"" + shortened(text, QUOTED) + "\"";
    }

    /** The text on one line, at most 160 characters of it: somebody else's message, which may repeat its input. */
    public static String brief(String text) {
        return shortened(text, BRIEF);
    }

    /** Escapes make text longer, so it is cut before them and after. */
    private static String shortened(String text, int most) {
        String line = oneLine(text.length() > most ? text.substring(0, most) : text);
        boolean whole = text.length() <= most && line.length() <= most;
        return whole ? line : line.substring(0, Math.min(most, line.length())) + "...";
    }

    private static int firstUnprintable(String text) {
        int at = 0;
        while (at < text.length()) {
            int character = text.codePointAt(at);
            if (!isPrintable(character)) {
                return at;
            }
            at += Character.charCount(character);
        }
        return at;
    }

    private static boolean isPrintable(int character) {
        if (character < 0x7f) {
            return character >= ' ';
        }
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> (character & NONCHARACTERS) != NONCHARACTERS;
        };
    }

    private static void append(StringBuilder escaped, int character) {
        switch (character) {
            case '\n' -> escaped.append("\\n");
            case '\r' -> escaped.append("\\r");
            case '\t' -> escaped.append("\\t");
            default -> {
                for (char half : Character.toChars(character)) {
                    escaped.append("\\u");
                    String digits = Integer.toHexString(half);
                    escaped.append("0".repeat(4 - digits.length())).append(digits);
                }
            }
        }
    }
}
