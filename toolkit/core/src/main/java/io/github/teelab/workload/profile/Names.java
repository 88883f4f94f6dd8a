package io.github.teelab.workload.profile;

import io.github.teelab.files.CsvRows;
import io.github.teelab.files.Printable;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The different names of a recording, each once and fit to be shown, under numbers from 0. */
final class Names {
    /** The most characters of one name; longer ones are no names. */
    static final int MOST_CHARACTERS = CsvRows.MOST_CHARACTERS;

    private final Object2IntOpenHashMap<String> numbers = new Object2IntOpenHashMap<>();
    private final List<String> names = new ArrayList<>();
    private long characters;

    private static final int LONGEST_KNOWN = 200;

    Names() {
        numbers.defaultReturnValue(-1);
    }

    /**
     * The number of a name.
     *
     * @throws IllegalArgumentException if it is blank or too long
     */
    int number(String name) {
        int known = numbers.getInt(name);
        if (known >= 0) {
            return known;
        }
        Span.checkName(name);
        if (name.length() > MOST_CHARACTERS) {
            throw new IllegalArgumentException(
                    "a name of " + name.length() + " characters, allowed at most " + MOST_CHARACTERS);
        }
        String shown = Printable.escaped(name);
        int number = numbers.getInt(shown);
        if (number < 0) {
            number = names.size();
            names.add(shown);
            numbers.put(shown, number);
        }
        numbers.put(name, number);
        characters += shown.length();
        return number;
    }

    /**
     * A name in lower case, to be compared with names that are known; one longer than any of those stays as it is, since
     * some letters make lower-casing quadratic in the length.
     */
    static String lower(String name) {
        return name.length() > LONGEST_KNOWN ? name : name.toLowerCase(Locale.ROOT);
    }

    String name(int number) {
        return names.get(number);
    }

    /** Bytes that the names take, about. */
    long bytes() {
        return 2 * characters + 100L * names.size();
    }
}
