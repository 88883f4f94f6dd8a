package io.github.teelab.workload.profile;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.teelab.workload.profile.GpuActivity.Kind;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One event of a Kineto trace, as far as a profile needs it; read over and over, one event after the other.
 *
 * <p>Categories have changed names with PyTorch releases: {@code Runtime}, {@code Kernel}, {@code Memcpy} and
 * {@code Memset} of old are {@code cuda_runtime}, {@code kernel}, {@code gpu_memcpy} and {@code gpu_memset} now.
 */
final class KinetoEvent {
    private static final List<String> FIELDS = List.of("ph", "cat", "name", "pid", "tid", "ts", "dur");
    private static final List<String> ARGUMENTS = List.of("correlation", "stream", "device", "context", "bytes");
    private static final Set<String> CALLS = Set.of("cuda_runtime", "cuda_driver", "runtime", "driver");
    private static final Map<String, Kind> ACTIVITIES = Map.of(
            "kernel", Kind.KERNEL,
            "gpu_memcpy", Kind.COPY,
            "memcpy", Kind.COPY,
            "gpu_memset", Kind.FILL,
            "memset", Kind.FILL);
    private static final long NS_PER_US = 1_000;

    /** The old way to name a thread or GPU, such as {@code stream 7}. */
    private static final Pattern NUMBERED = Pattern.compile("[A-Za-z]{1,20} ([0-9]{1,18})");

    private final String[] fields = new String[FIELDS.size()];
    private final String[] arguments = new String[ARGUMENTS.size()];

    /** Reads the event whose opening brace the parser stands at, and leaves it at the closing one. */
    void read(JsonParser json) throws IOException {
        Arrays.fill(fields, null);
        Arrays.fill(arguments, null);
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            JsonToken value = json.nextToken();
            if (field.equals("args") && value == JsonToken.START_OBJECT) {
                readArguments(json);
            } else {
                keep(json, value, FIELDS, field, fields);
            }
        }
    }

    private void readArguments(JsonParser json) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String argument = json.currentName();
            keep(json, json.nextToken(), ARGUMENTS, argument, arguments);
        }
    }

    private static void keep(JsonParser json, JsonToken value, List<String> kept, String field, String[] values)
            throws IOException {
        int place = kept.indexOf(field);
        if (value.isStructStart()) {
            json.skipChildren();
        } else if (place >= 0 && value != JsonToken.VALUE_NULL) {
            String text = json.getText();
            if (values[place] != null && !values[place].equals(text)) {
                throw new IllegalArgumentException(field + " appears twice, as " + BadProfile.quote(values[place])
                        + " and " + BadProfile.quote(text));
            }
            values[place] = text;
        }
    }

    /** The call that this event is, or empty if it is none. */
    Optional<ApiCall> call() {
        if (!isSpan() || !CALLS.contains(category())) {
            return Optional.empty();
        }
        return Optional.of(new ApiCall(
                timeNs("ts"),
                timeNs("dur"),
                ApiNames.canonical(text("name")),
                identifier("correlation"),
                identifier("pid"),
                identifier("tid")));
    }

    /** What the GPU did by this event, or empty if it is none of the GPU's. */
    Optional<GpuActivity> activity() {
        Kind kind = isSpan() ? ACTIVITIES.get(category()) : null;
        if (kind == null) {
            return Optional.empty();
        }
        String name = text("name");
        return Optional.of(new GpuActivity(
                kind,
                name,
                timeNs("ts"),
                timeNs("dur"),
                identifier("correlation"),
                identifier(value("device") != null ? "device" : "pid"),
                identifier("context"),
                identifier(value("stream") != null ? "stream" : "tid"),
                kind == Kind.KERNEL ? 0 : whole("bytes", 1),
                kind == Kind.COPY ? memory(name, "(", "->") : MemoryKind.NONE,
                switch (kind) {
                    case KERNEL -> MemoryKind.NONE;
                    case COPY -> memory(name, "->", ")");
                    case FILL -> memory(name, "(", ")");
                }));
    }

    /** Why an event that is neither is skipped. */
    String kindSkipped() {
        if (isSpan()) {
            return "category " + (value("cat") == null ? "none" : value("cat"));
        }
        return "phase " + (value("ph") == null ? "none" : value("ph"));
    }

    private boolean isSpan() {
        return "X".equals(value("ph"));
    }

    private String category() {
        return value("cat") == null ? "" : Names.lower(value("cat"));
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
        return whole(field, NS_PER_US);
    }

    /** A number that names something, 0 where there is none; an old trace may have words before it. */
    private long identifier(String field) {
        String text = value(field);
        if (text == null || text.isEmpty()) {
            return 0;
        }
        Matcher numbered = NUMBERED.matcher(text);
        return Numbers.integer(numbered.matches() ? numbered.group(1) : text)
                .orElseThrow(() -> new IllegalArgumentException(
                        field + " " + BadProfile.quote(text) + " is not a whole number of at most 19 digits"));
    }

    private long whole(String field, long factor) {
        String text = text(field);
        OptionalLong few = Numbers.scaled(text, factor);
        if (few.isPresent()) {
            return few.getAsLong();
        }
        BigDecimal number = Numbers.decimal(text)
                .orElseThrow(
                        () -> new IllegalArgumentException(field + " " + BadProfile.quote(text) + " is not a number"));
        return Numbers.whole(number.multiply(BigDecimal.valueOf(factor)))
                .orElseThrow(() -> new IllegalArgumentException(field + " is too large"));
    }

    private String text(String field) {
        String text = value(field);
        if (text == null) {
            throw new IllegalArgumentException(field + " is missing");
        }
        return text;
    }

    private String value(String field) {
        int place = FIELDS.indexOf(field);
        return place >= 0 ? fields[place] : arguments[ARGUMENTS.indexOf(field)];
    }
}
