package io.github.teelab.workload.profile;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.teelab.workload.profile.GpuActivity.Kind;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * One event of a Kineto trace, as far as a profile needs it.
 *
 * <p>Categories have changed names with PyTorch releases: {@code Runtime}, {@code Kernel}, {@code Memcpy} and
 * {@code Memset} of old are {@code cuda_runtime}, {@code kernel}, {@code gpu_memcpy} and {@code gpu_memset} now.
 */
final class KinetoEvent {
    private static final Set<String> KEPT = Set.of("ph", "cat", "name", "pid", "tid", "ts", "dur");
    private static final Set<String> KEPT_ARGUMENTS = Set.of("correlation", "stream", "device", "context", "bytes");
    private static final Set<String> CALLS = Set.of("cuda_runtime", "cuda_driver", "runtime", "driver");
    private static final Map<String, Kind> ACTIVITIES = Map.of(
            "kernel", Kind.KERNEL,
            "gpu_memcpy", Kind.COPY,
            "memcpy", Kind.COPY,
            "gpu_memset", Kind.FILL,
            "memset", Kind.FILL);
    private static final BigDecimal NS_PER_US = BigDecimal.valueOf(1_000);

    private final Map<String, String> fields;

    private KinetoEvent(Map<String, String> fields) {
        this.fields = fields;
    }

    /** Reads the event whose opening brace the parser stands at, and leaves it at the closing one. */
    static KinetoEvent read(JsonParser json) throws IOException {
        Map<String, String> fields = new HashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            JsonToken value = json.nextToken();
            if (field.equals("args") && value == JsonToken.START_OBJECT) {
                readArguments(json, fields);
            } else {
                keep(json, value, KEPT, field, fields);
            }
        }
        return new KinetoEvent(fields);
    }

    private static void readArguments(JsonParser json, Map<String, String> fields) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String argument = json.currentName();
            keep(json, json.nextToken(), KEPT_ARGUMENTS, argument, fields);
        }
    }

    private static void keep(
            JsonParser json, JsonToken value, Set<String> kept, String field, Map<String, String> fields)
            throws IOException {
        if (value.isStructStart()) {
            json.skipChildren();
        } else if (kept.contains(field) && value != JsonToken.VALUE_NULL) {
            fields.put(field, json.getText());
        }
    }

    boolean isCall() {
        return isSpan() && CALLS.contains(category());
    }

    /** What the GPU did, or empty if this event is none of the GPU's. */
    Optional<Kind> activityKind() {
        return isSpan() ? Optional.ofNullable(ACTIVITIES.get(category())) : Optional.empty();
    }

    /**
     * @param shared gives one string for equal names
     * @throws IllegalArgumentException if a field is missing or out of range
     */
    ApiCall call(UnaryOperator<String> shared) {
        return new ApiCall(
                timeNs("ts"),
                timeNs("dur"),
                shared.apply(ApiNames.canonical(text("name"))),
                identifier("correlation"),
                identifier("pid"),
                identifier("tid"));
    }

    /**
     * @param shared gives one string for equal names
     * @throws IllegalArgumentException if a field is missing or out of range
     */
    GpuActivity activity(Kind kind, UnaryOperator<String> shared) {
        String name = shared.apply(text("name"));
        return new GpuActivity(
                kind,
                name,
                timeNs("ts"),
                timeNs("dur"),
                identifier("correlation"),
                identifier(fields.containsKey("device") ? "device" : "pid"),
                identifier("context"),
                identifier(fields.containsKey("stream") ? "stream" : "tid"),
                kind == Kind.KERNEL ? 0 : whole("bytes", number("bytes")),
                kind == Kind.COPY ? memory(name, "(", "->") : MemoryKind.NONE,
                switch (kind) {
                    case KERNEL -> MemoryKind.NONE;
                    case COPY -> memory(name, "->", ")");
                    case FILL -> memory(name, "(", ")");
                });
    }

    private boolean isSpan() {
        return "X".equals(fields.get("ph"));
    }

    private String category() {
        return fields.getOrDefault("cat", "").toLowerCase(Locale.ROOT);
    }

    /** The kind named between two marks, as in {@code Memcpy HtoD (Pageable -> Device)}. */
    private static MemoryKind memory(String name, String before, String after) {
        int start = name.indexOf(before);
        int end = start < 0 ? -1 : name.indexOf(after, start);
        if (end < 0) {
            return MemoryKind.UNKNOWN;
        }
        MemoryKind kind = MemoryKind.ofLabel(name.substring(start + before.length(), end));
        return kind == MemoryKind.NONE ? MemoryKind.UNKNOWN : kind;
    }

    /** A time in microseconds with a fraction, to the nanosecond. */
    private long timeNs(String field) {
        return whole(field, number(field).multiply(NS_PER_US));
    }

    /** A number that names something; 0 where there is none, as in the old {@code "tid": "stream 7"}. */
    private long identifier(String field) {
        return Numbers.integer(fields.getOrDefault(field, "")).orElse(0L);
    }

    private BigDecimal number(String field) {
        String text = text(field);
        return Numbers.decimal(text)
                .orElseThrow(
                        () -> new IllegalArgumentException(field + " " + BadProfile.quote(text) + " is not a number"));
    }

    private static long whole(String field, BigDecimal number) {
        return Numbers.whole(number).orElseThrow(() -> new IllegalArgumentException(field + " is too large"));
    }

    private String text(String field) {
        String text = fields.get(field);
        if (text == null) {
            throw new IllegalArgumentException(field + " is missing");
        }
        return text;
    }
}
