package io.github.teelab.workload.profile;

import io.github.teelab.files.CsvRows;
import io.github.teelab.workload.profile.GpuActivity.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the reports {@code cuda_api_trace} and {@code cuda_gpu_trace} of {@code nsys stats --format csv}. */
final class NsysCsvReader {
    private static final Pattern DEVICE = Pattern.compile("(.*)\\(([0-9]{1,9})\\)");

    private static final String MEMORY_WORK = "[CUDA";
    private static final String REMEDY = "the file is cut or damaged: export it again with nsys stats --format csv";

    private final ProfileFile apiFile;
    private final ProfileFile gpuFile;
    private final Collected collected;
    private Optional<String> deviceName = Optional.empty();

    private NsysCsvReader(ProfileFile apiFile, ProfileFile gpuFile) {
        this.apiFile = apiFile;
        this.gpuFile = gpuFile;
        this.collected = new Collected(gpuFile);
    }

    static RecordedProfile read(Path api, Path gpu) {
        return new NsysCsvReader(file(api, NsysReport.API), file(gpu, NsysReport.GPU)).profile();
    }

    private RecordedProfile profile() {
        each(apiFile, NsysReport.API, table -> collected.add(call(table)));
        each(gpuFile, NsysReport.GPU, table -> collected.add(activity(table)));
        if (collected.calls().isEmpty()) {
            throw noRows(apiFile.path(), NsysReport.API);
        }
        if (collected.activities().isEmpty()) {
            throw noRows(gpuFile.path(), NsysReport.GPU);
        }
        try {
            return collected.profile(apiFile.profileName(), deviceName);
        } catch (IllegalArgumentException e) {
            throw new BadProfile(
                    gpuFile.path(),
                    "",
                    "and " + apiFile.path() + " do not make a profile: " + e.getMessage(),
                    "export both again");
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

    private void each(ProfileFile file, NsysReport report, Consumer<NsysTable> reader) {
        try (CsvRows rows = CsvRows.open(file.open(), false, REMEDY, file::fault)) {
            NsysTable table = new NsysTable(rows, report);
            while (table.next()) {
                try {
                    reader.accept(table);
                } catch (BadProfile e) {
                    throw e;
                } catch (IllegalArgumentException e) {
                    throw table.fault(e.getMessage());
                }
            }
            collected.skip("line before the header", table.preamble());
            collected.skip("blank line", table.blankLines());
        } catch (IOException e) {
            throw file.unreadable("", e);
        }
    }

    private static ApiCall call(NsysTable table) {
        return new ApiCall(
                table.timeNs("Start"),
                table.timeNs("Duration"),
                ApiNames.canonical(table.text("Name")),
                table.integer("CorrID"),
                table.optional("Pid"),
                table.optional("Tid"),
                table.optional("Result"));
    }

    private GpuActivity activity(NsysTable table) {
        String name = table.text("Name");
        Kind kind = kind(table, name);
        long startNs = table.timeNs("Start");
        long durationNs = table.timeNs("Duration");
        MemoryKind source = MemoryKind.ofLabel(table.text("SrcMemKd"));
        MemoryKind destination = MemoryKind.ofLabel(table.text("DstMemKd"));
        return new GpuActivity(
                kind,
                name,
                startNs,
                durationNs,
                table.integer("CorrId"),
                device(table),
                table.optional("Ctx"),
                table.integer("Strm"),
                kind == Kind.KERNEL ? 0 : table.bytes(durationNs),
                kind == Kind.COPY ? known(source) : MemoryKind.NONE,
                switch (kind) {
                    case KERNEL -> MemoryKind.NONE;
                    case COPY -> known(destination);
                    // The report puts the one memory kind of a fill in the source column.
                    case FILL -> known(source == MemoryKind.NONE ? destination : source);
                });
    }

    private static MemoryKind known(MemoryKind kind) {
        return kind == MemoryKind.NONE ? MemoryKind.UNKNOWN : kind;
    }

    private static Kind kind(NsysTable table, String name) {
        if (!name.regionMatches(true, 0, MEMORY_WORK, 0, MEMORY_WORK.length())) {
            return Kind.KERNEL;
        }
        String lower = Names.lower(name);
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
}
