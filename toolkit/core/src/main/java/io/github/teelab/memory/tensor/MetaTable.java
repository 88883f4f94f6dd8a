package io.github.teelab.memory.tensor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The entries, and the search for the one that a line belongs to or continues. Full, it gives up the least recently used. */
final class MetaTable {
    /** Hints of which entry a stretch of lines was last found in; they change nothing but the time of a search. */
    private static final int HINTS = 4096;

    private static final int LINES_PER_HINT_SHIFT = 6;

    private final int capacity;
    private final List<TensorEntry> entries = new ArrayList<>();
    /** Entries that are runs of neighbouring lines, by their first: at most one can hold a line. */
    private final NavigableMap<Long, TensorEntry> runs = new TreeMap<>();
    /** All others. */
    private final List<TensorEntry> scattered = new ArrayList<>();

    private final Map<Long, TensorEntry> byNextLine = new HashMap<>();
    private final TensorEntry[] hints = new TensorEntry[HINTS];
    private long tick;

    MetaTable(int capacity) {
        this.capacity = capacity;
    }

    Optional<TensorEntry> find(long line) {
        int hint = (int) (line >>> LINES_PER_HINT_SHIFT) & (HINTS - 1);
        TensorEntry likely = hints[hint];
        if (likely != null && likely.shape().contains(line)) {
            likely.used(++tick);
            return Optional.of(likely);
        }
        Map.Entry<Long, TensorEntry> run = runs.floorEntry(line);
        if (run != null && run.getValue().shape().contains(line)) {
            return found(run.getValue(), hint);
        }
        for (TensorEntry entry : scattered) {
            if (entry.shape().contains(line)) {
                return found(entry, hint);
            }
        }
        return Optional.empty();
    }

    private Optional<TensorEntry> found(TensorEntry entry, int hint) {
        hints[hint] = entry;
        entry.used(++tick);
        return Optional.of(entry);
    }

    /** The first line behind a line where a run of neighbouring lines begins; {@link Long#MAX_VALUE} if none does. */
    long nextStart(long line) {
        Long start = runs.higherKey(line);
        return start == null ? Long.MAX_VALUE : start;
    }

    /** The entry that would grow by a line. */
    Optional<TensorEntry> findBefore(long line) {
        return Optional.ofNullable(byNextLine.get(line));
    }

    /** Puts an entry in; what had to go for it, if something had. */
    Optional<TensorEntry> add(TensorEntry entry) {
        Optional<TensorEntry> victim = Optional.empty();
        if (entries.size() == capacity) {
            victim = entries.stream().min(Comparator.comparingLong(TensorEntry::usedTick));
            victim.ifPresent(this::remove);
        }
        entries.add(entry);
        index(entry);
        entry.changed(++tick);
        return victim;
    }

    void remove(TensorEntry entry) {
        entries.remove(entry);
        unindex(entry);
        for (int i = 0; i < HINTS; i++) {
            if (hints[i] == entry) {
                hints[i] = null;
            }
        }
    }

    void reshape(TensorEntry entry, TensorShape shape) {
        unindex(entry);
        entry.reshape(shape);
        index(entry);
        entry.changed(++tick);
    }

    private void index(TensorEntry entry) {
        TensorShape shape = entry.shape();
        if (shape.isRun()) {
            runs.put(shape.base(), entry);
        } else {
            scattered.add(entry);
        }
        if (shape.next() >= 0) {
            byNextLine.put(shape.next(), entry);
        }
    }

    private void unindex(TensorEntry entry) {
        TensorShape shape = entry.shape();
        if (!runs.remove(shape.base(), entry)) {
            scattered.remove(entry);
        }
        byNextLine.remove(shape.next(), entry);
    }

    void changed(TensorEntry entry) {
        entry.changed(++tick);
    }

    /** Those other than {@code entry} that were created, grew, merged or got a version last, newest first. */
    List<TensorEntry> recent(TensorEntry entry, int count) {
        return entries.stream()
                .filter(other -> other != entry)
                .sorted(Comparator.comparingLong(TensorEntry::changedTick).reversed())
                .limit(count)
                .toList();
    }

    int size() {
        return entries.size();
    }
}
