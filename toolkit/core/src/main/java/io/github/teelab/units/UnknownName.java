package io.github.teelab.units;

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

    /**
     * @param kind what was looked up, such as {@code "device"}
     * @param given the name that is not known
     * @param known all names that are
     */
    public UnknownName(String kind, String given, Collection<String> known) {
        super("unknown " + kind + " \"" + given + "\"; did you mean "
                + nearest(given, known).stream().collect(Collectors.joining(", ")) + "? Known: "
                + known.stream().sorted().collect(Collectors.joining(", ")));
    }

    /** The known names most like {@code given}, best first, at most three. */
    public static List<String> nearest(String given, Collection<String> known) {
        LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
        String lower = given.toLowerCase(Locale.ROOT);
        return known.stream()
                .sorted(Comparator.comparingInt((String name) -> distance.apply(lower, name.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(SUGGESTIONS)
                .toList();
    }
}
