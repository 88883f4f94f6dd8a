package io.github.teelab.units;

import io.github.teelab.files.Printable;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Thrown where a name is looked up and not found; its message gives the nearest known names. */
public final class UnknownName extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
    private static final int SUGGESTIONS = 3;
    private static final int LONGEST = 60;
    private static final int MOST_LISTED = 200;

    /**
     * @param kind what was looked up, such as {@code "device"}
     * @param given the name that is not known
     * @param known all names that are
     */
    public UnknownName(String kind, String given, Collection<String> known) {
        super("unknown " + kind + " " + Printable.quoted(given) + "; did you mean "
                + joined(nearest(given, known)) + "? Known: "
                + joined(known.stream().sorted().limit(MOST_LISTED).toList()));
    }

    /** Names that are known may come out of a file too. */
    private static String joined(List<String> names) {
        return names.stream()
                .map(name -> Printable.oneLine(name.length() > LONGEST ? name.substring(0, LONGEST) + "..." : name))
                .collect(Collectors.joining(", "));
    }

    /** The known names most like {@code given}, best first, at most three. */
    public static List<String> nearest(String given, Collection<String> known) {
        LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
        String lower = compared(given);
        return known.stream()
                .sorted(Comparator.comparingInt((String name) -> distance.apply(lower, compared(name)))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(SUGGESTIONS)
                .toList();
    }

    private static String compared(String name) {
        return (name.length() > LONGEST ? name.substring(0, LONGEST) : name).toLowerCase(Locale.ROOT);
    }
}
