package io.github.teelab.experiment;

import io.github.teelab.tee.TeeSystem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What systems are called in one table or chart, where two of a kind must not share a name. */
final class Labels {
    private Labels() {}

    /** The systems' names; the second of a name gets a 2, as in {@code h100 2}. */
    static List<String> of(List<TeeSystem> systems) {
        Map<String, Integer> seen = new HashMap<>();
        List<String> labels = new ArrayList<>();
        for (TeeSystem system : systems) {
            int count = seen.merge(system.name(), 1, Integer::sum);
            labels.add(system.name() + (count > 1 ? " " + count : ""));
        }
        return labels;
    }
}
