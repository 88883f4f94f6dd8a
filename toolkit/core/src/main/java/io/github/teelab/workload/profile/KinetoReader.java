package io.github.teelab.workload.profile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.github.teelab.files.Printable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the trace of the PyTorch profiler (Kineto), which is Chrome trace JSON.
 *
 * <p>The file is streamed and only CUDA calls and GPU activities are kept, so a trace of gigabytes needs memory for
 * those alone. Times are microseconds with a fraction, whatever {@code displayTimeUnit} says; an offset in
 * {@code baseTimeNanoseconds} moves all of them and is not applied.
 */
final class KinetoReader {
    private static final int MOST_DEVICES = 1_024;
    private static final int LONGEST_DEVICE = 200;
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Names.MOST_CHARACTERS)
                    .build())
            .build();

    private final ProfileFile file;
    private final Collected collected;
    private final KinetoEvent event = new KinetoEvent();
    private final Map<Long, String> devices = new HashMap<>();
    private boolean traceFound;
    private long events;

    private KinetoReader(ProfileFile file) {
        this.file = file;
        this.collected = new Collected(file);
    }

    static RecordedProfile read(Path path) {
        ProfileFile file = ProfileFile.of(path, ProfileFile.Form.JSON, "a PyTorch profiler (Kineto) JSON trace");
        return new KinetoReader(file).profile();
    }

    private RecordedProfile profile() {
        try (JsonParser json = JSON.createParser(file.open())) {
            readRoot(json);
        } catch (JsonProcessingException e) {
            throw fault(
                    "is not whole JSON (" + Printable.brief(e.getOriginalMessage()) + ")",
                    "the file is cut or damaged: export it again");
        } catch (IllegalStateException e) {
            // Jackson's table of field names refuses to be filled with names chosen to collide.
            throw fault("has field names made to collide", "give a trace that torch.profiler has written");
        } catch (IOException e) {
            throw file.unreadable(place(), e);
        }
        if (!traceFound) {
            throw new BadProfile(
                    file.path(),
                    "",
                    "has no array traceEvents",
                    "give a trace written by torch.profiler's export_chrome_trace");
        }
        try {
            ActivityColumns activities = collected.activities();
            Optional<String> device = activities.isEmpty()
                    ? Optional.empty()
                    : Optional.ofNullable(devices.get(activities.get(0).device()));
            return collected.profile(file.profileName(), device);
        } catch (IllegalArgumentException e) {
            throw new BadProfile(
                    file.path(), "", e.getMessage(), "with torch.profiler, profile with ProfilerActivity.CUDA");
        }
    }

    private void readRoot(JsonParser json) throws IOException {
        if (json.nextToken() == JsonToken.START_ARRAY) {
            readEvents(json);
        } else {
            readObject(json);
        }
        if (json.nextToken() != null) {
            throw fault("has text after the end of the trace", "the file is damaged: export it again");
        }
    }

    private void readObject(JsonParser json) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            JsonToken value = json.nextToken();
            if (field.equals("traceEvents") && value == JsonToken.START_ARRAY) {
                readEvents(json);
            } else if (field.equals("deviceProperties") && value == JsonToken.START_ARRAY) {
                readDevices(json);
            } else {
                json.skipChildren();
            }
        }
    }

    private void readEvents(JsonParser json) throws IOException {
        if (traceFound) {
            throw fault("has traceEvents twice", "the file is damaged: export it again");
        }
        traceFound = true;
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            events++;
            if (token == JsonToken.START_OBJECT) {
                readEvent(json);
            } else {
                throw fault("is not an object", "the file is damaged: export it again");
            }
        }
    }

    private void readEvent(JsonParser json) throws IOException {
        try {
            event.read(json);
            Optional<ApiCall> call = event.call();
            Optional<GpuActivity> activity = event.activity();
            call.ifPresent(collected::add);
            activity.ifPresent(collected::add);
            if (call.isEmpty() && activity.isEmpty()) {
                collected.skip(event.kindSkipped());
            }
        } catch (BadProfile e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw fault(e.getMessage(), "the file is damaged: export it again");
        }
    }

    private void readDevices(JsonParser json) throws IOException {
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            if (token == JsonToken.START_OBJECT) {
                readDevice(json);
            } else {
                json.skipChildren();
            }
        }
    }

    private void readDevice(JsonParser json) throws IOException {
        Optional<Long> id = Optional.empty();
        Optional<String> name = Optional.empty();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            JsonToken value = json.nextToken();
            if (field.equals("id") && value.isScalarValue()) {
                id = Numbers.integer(json.getText());
            } else if (field.equals("name") && value == JsonToken.VALUE_STRING) {
                name = Optional.of(json.getText()).filter(text -> text.length() <= LONGEST_DEVICE);
            } else {
                json.skipChildren();
            }
        }
        if (id.isPresent() && name.isPresent() && devices.size() < MOST_DEVICES) {
            devices.put(id.get(), name.get());
        }
    }

    private BadProfile fault(String fault, String remedy) {
        return new BadProfile(file.path(), place(), fault, remedy);
    }

    private String place() {
        return events == 0 ? "" : "event " + events;
    }
}
