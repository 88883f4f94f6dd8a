package io.github.teelab.workload.profile;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How many records of a recording's files became calls and activities, and how many did not.
 *
 * @param read records that became a call or an activity
 * @param skipped the others, counted by the reason
 */
public record RecordCount(long read, Map<String, Long> skipped) {
    public RecordCount {
        skipped = Collections.unmodifiableMap(new TreeMap<>(skipped));
    }

    /** Records of which none was skipped. */
    public static RecordCount all(long read) {
        return new RecordCount(read, Map.of());
    }

    /** How many were skipped, whatever the reason. */
    public long skippedRecords() {
        return skipped.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Such as {@code 4,711 records read, 12 skipped (10 category cpu_op, 2 phase s)}. */
    @Override
    public String toString() {
        String reasons = skipped.entrySet().stream()
                .map(reason -> grouped(reason.getValue()) + " " + reason.getKey())
                .collect(Collectors.joining(", "));
        return grouped(read) + " records read, " + grouped(skippedRecords()) + " skipped"
                + (reasons.isEmpty() ? "" : " (" + reasons + ")");
    }

    private static String grouped(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
