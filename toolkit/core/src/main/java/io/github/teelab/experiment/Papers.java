package io.github.teelab.experiment;

import io.github.teelab.units.UnknownName;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** The papers at hand. */
public final class Papers {
    /** The H100 measurements of ISPASS 2025. */
    public static final String H100 = "h100";

    /** Fastrack, arXiv 2410.15240. */
    public static final String FASTRACK = "fastrack";

    /** GPU Travelling, ACM CCS 2025. */
    public static final String GPU_TRAVELLING = "gpu-travelling";

    /** HETEE, IEEE S&amp;P 2020. */
    public static final String HETEE = "hetee";

    /** TensorTEE, ASPLOS 2024. */
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
     * The papers that names stand for, each once, in the order given.
     *
     * @param ids of papers; {@link #ALL} stands for every one
     * @throws UnknownName if no paper has such an id
     * @throws IllegalArgumentException if none is given
     */
    public static List<Paper> named(String... ids) {
        if (ids.length == 0) {
            throw new IllegalArgumentException("papers: got none, needed is at least one of " + names());
        }
        Map<String, Paper> chosen = new LinkedHashMap<>();
        for (String id : ids) {
            List<Paper> meant = all().stream()
                    .filter(paper -> id.equals(ALL) || id.equals(paper.id()))
                    .toList();
            if (meant.isEmpty()) {
                throw new UnknownName("paper", id, names());
            }
            meant.forEach(paper -> chosen.put(paper.id(), paper));
        }
        return List.copyOf(chosen.values());
    }

    /** What {@link #named} knows: every paper's id, and {@link #ALL}. */
    public static List<String> names() {
        return Stream.concat(all().stream().map(Paper::id), Stream.of(ALL)).toList();
    }
}
