package io.github.teelab.workload.profile;

import io.github.teelab.workload.profile.GpuActivity.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the reports {@code cuda_api_trace} and {@code cuda_gpu_trace} of {@code nsys stats --format csv}. */
final class NsysCsvReader {
    private static final Pattern DEVICE = Pattern.compile("(.*)\\(([0-9]{1,9})\\)");

    private final Map<String, String> names = new HashMap<>();
    private Optional<String> deviceName = Optional.empty();

    private NsysCsvReader() {}

    static RecordedProfile read(Path api, Path gpu) {
        NsysCsvReader reader = new NsysCsvReader();
        ProfileFile apiFile = file(api, NsysReport.API);
        ProfileFile gpuFile = file(gpu, NsysReport.GPU);
        List<ApiCall> calls = reader.calls(apiFile);
        List<GpuActivity> activities = reader.activities(gpuFile);
        if (calls.isEmpty()) {
            throw noRows(api, NsysReport.API);
        }
        if (activities.isEmpty()) {
            throw noRows(gpu, NsysReport.GPU);
        }
        try {
            return new RecordedProfile(apiFile.profileName(), calls, activities, reader.deviceName);
        } catch (IllegalArgumentException e) {
            throw new BadProfile(
                    gpu, "", "and " + api + " do not make a profile: " + e.getMessage(), "export both again");
        }
    }

    private static ProfileFile file(Path path, NsysReport report) {
        return ProfileFile.of(path, ProfileFile.Form.TEXT, "a " + report.title() + " CSV report");
    }

    private static BadProfile noRows(Path path, NsysReport report) {
        return new BadProfile(
                path,
                "",
                report.equals(NsysReport.API) ? "no CUDA calls" : "no GPU work (no kernel, copy or fill)",
                "record a run that uses the GPU, to its end, with nsys profile --trace=cuda");
    }

    private List<ApiCall> calls(ProfileFile file) {
        List<ApiCall> calls = new ArrayList<>();
        try (CsvRows rows = CsvRows.open(file)) {
            NsysTable table = new NsysTable(rows, NsysReport.API);
            while (table.next()) {
                calls.add(call(table));
            }
        }
        return calls;
    }

    private List<GpuActivity> activities(ProfileFile file) {
        List<GpuActivity> activities = new ArrayList<>();
        try (CsvRows rows = CsvRows.open(file)) {
            NsysTable table = new NsysTable(rows, NsysReport.GPU);
            while (table.next()) {
                activities.add(activity(table));
            }
        }
        return activities;
    }

    private ApiCall call(NsysTable table) {
        String name = shared(ApiNames.canonical(table.text("Name")));
        long startNs = table.timeNs("Start");
        long durationNs = table.timeNs("Duration");
        try {
            return new ApiCall(
                    startNs,
                    durationNs,
                    name,
                    table.integer("CorrID"),
                    table.integer("Pid"),
                    table.integer("Tid"),
                    table.integer("Result"));
        } catch (BadProfile e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw table.fault(e.getMessage());
        }
    }

    private GpuActivity activity(NsysTable table) {
        String name = shared(table.text("Name"));
        Kind kind = kind(table, name);
        long startNs = table.timeNs("Start");
        long durationNs = table.timeNs("Duration");
        MemoryKind source = MemoryKind.ofLabel(table.text("SrcMemKd"));
        MemoryKind destination = MemoryKind.ofLabel(table.text("DstMemKd"));
        try {
            return new GpuActivity(
                    kind,
                    name,
                    startNs,
                    durationNs,
                    table.integer("CorrId"),
                    device(table),
                    table.integer("Ctx"),
                    table.integer("Strm"),
                    kind == Kind.KERNEL ? 0 : table.bytes(durationNs),
                    kind == Kind.COPY ? known(source) : MemoryKind.NONE,
                    switch (kind) {
                        case KERNEL -> MemoryKind.NONE;
                        case COPY -> known(destination);
                        // The report puts the one memory kind of a fill in the source column.
                        case FILL -> known(source == MemoryKind.NONE ? destination : source);
                    });
        } catch (BadProfile e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw table.fault(e.getMessage());
        }
    }

    private static MemoryKind known(MemoryKind kind) {
        return kind == MemoryKind.NONE ? MemoryKind.UNKNOWN : kind;
    }

    private static Kind kind(NsysTable table, String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (!lower.startsWith("[cuda")) {
            return Kind.KERNEL;
        }
        if (lower.endsWith("]") && lower.contains("memcpy")) {
            return Kind.COPY;
        }
        if (lower.endsWith("]") && lower.contains("memset")) {
            return Kind.FILL;
        }
        throw table.fault("Name", name, "is neither a kernel, nor a whole [CUDA memcpy ...] or [CUDA memset]");
    }

    private long device(NsysTable table) {
        String text = table.text("Device");
        Matcher device = DEVICE.matcher(text);
        if (!device.matches()) {
            return table.integer("Device");
        }
        String name = device.group(1).strip();
        if (deviceName.isEmpty() && !name.isEmpty()) {
            deviceName = Optional.of(name);
        }
        return Long.parseLong(device.group(2));
    }

    private String shared(String name) {
        return names.computeIfAbsent(name, key -> key);
    }
}
