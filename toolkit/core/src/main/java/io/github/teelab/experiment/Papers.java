package io.github.teelab.experiment;

import io.github.teelab.units.UnknownName;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/** The papers at hand. */
public final class Papers {
    /** The H100 measurements of ISPASS 2025. */
    public static final String H100 = "h100";

    public static final String FASTRACK = "fastrack";

    public static final String TENSORTEE = "tensortee";

    /** Every paper. */
    public static final String ALL = "all";

    private Papers() {}

    /** All papers, by id. */
    public static List<Paper> all() {
        return ServiceLoader.load(Paper.class, Papers.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(Paper::id))
                .toList();
    }

    /**
     * The papers that a name stands for: one, or all.
     *
     * @throws UnknownName if no paper has that id
     */
    public static List<Paper> named(String id) {
        if (id.equals(ALL)) {
            return all();
        }
        List<Paper> chosen =
                all().stream().filter(paper -> paper.id().equals(id)).toList();
        if (chosen.isEmpty()) {
            List<String> known =
                    new java.util.ArrayList<>(all().stream().map(Paper::id).toList());
            known.add(ALL);
            throw new UnknownName("paper", id, known);
        }
        return chosen;
    }
}
