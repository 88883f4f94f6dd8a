package io.github.teelab.memory.scheme;

import io.github.teelab.memory.tensor.TenAnalyzer;
import io.github.teelab.units.UnknownName;
import java.util.List;

/** The schemes at hand, with their defaults. */
public final class Schemes {
    private Schemes() {}

    /** All of them. */
    public static List<Scheme> all() {
        return List.of(
                new NoProtection(),
                SgxLike.baseline(),
                SplitCounters.of64(),
                SplitCounters.of128(),
                new SoftVn(),
                TenAnalyzer.published());
    }

    /** Their names. */
    public static List<String> names() {
        return all().stream().map(Scheme::name).toList();
    }

    /**
     * The scheme of that name.
     *
     * @throws UnknownName if there is none
     */
    public static Scheme named(String name) {
        return all().stream()
                .filter(scheme -> scheme.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UnknownName("protection scheme", name, names()));
    }
}
