package io.github.teelab.workload.profile;

import io.github.teelab.files.Printable;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a reader has collected so far; refuses to take more memory than a recording may have. */
final class Collected {
    /** Sorting and the first steps of a replay need the rest. */
    private static final int SHARE_OF_HEAP = 2;

    private static final int MOST_REASONS = 16;
    private static final int SHOWN = 40;

    private final ProfileFile file;
    private final long mostBytes;
    private final Names names = new Names();
    private final CallColumns calls = new CallColumns(names);
    private final ActivityColumns activities = new ActivityColumns(names);
    private final Map<String, Long> skipped = new HashMap<>();

    Collected(ProfileFile file) {
        this(file, Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
    }

    /** @param mostBytes how much the recording may take */
    Collected(ProfileFile file, long mostBytes) {
        this.file = file;
        this.mostBytes = mostBytes;
    }

    /** @throws BadProfile if the recording becomes too large */
    void add(ApiCall call) {
        calls.append(call);
        checkMemory();
    }

    /** @throws BadProfile if the recording becomes too large */
    void add(GpuActivity activity) {
        activities.append(activity);
        checkMemory();
    }

    /** Counts a record that becomes neither call nor activity. */
    void skip(String reason) {
        skip(reason, 1);
    }

    void skip(String reason, long records) {
        if (records > 0) {
            String shown = Printable.oneLine(reason.length() > SHOWN ? reason.substring(0, SHOWN) : reason);
            String counted = skipped.containsKey(shown) || skipped.size() < MOST_REASONS ? shown : "other";
            skipped.merge(counted, records, Long::sum);
        }
    }

    Names names() {
        return names;
    }

    CallColumns calls() {
        return calls;
    }

    ActivityColumns activities() {
        return activities;
    }

    /** @throws IllegalArgumentException if what was collected makes no profile */
    RecordedProfile profile(String name, Optional<String> device) {
        RecordCount count = new RecordCount(calls.size() + (long) activities.size(), skipped);
        return new RecordedProfile(name, calls, activities, device.map(Printable::escaped), count);
    }

    private void checkMemory() {
        if (calls.bytes() + activities.bytes() + names.bytes() > mostBytes) {
            throw file.fault(
                    "",
                    "the recording needs over " + (mostBytes >> 20) + " MiB, half of the memory there is",
                    "allow more with TEELAB_JAVA_OPTS=-Xmx4g, or record a shorter run");
        }
    }
}
