package io.github.teelab.workload.profile;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.github.teelab.files.OutputFile;
import io.github.teelab.workload.profile.GpuActivity.Kind;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Writes a profile as the pair of reports that {@code nsys stats --report cuda_api_trace,cuda_gpu_trace --format csv}
 * would print.
 *
 * <p>The header is Nsight's own. Cells for what a {@link RecordedProfile} does not hold (grid, block, registers, shared
 * memory) are left empty. Byte counts have six decimals of a megabyte instead of three, so they are exact, and reading
 * the pair back gives an equal profile; copies and fills recorded elsewhere get Nsight's names, such as
 * {@code [CUDA memcpy Host-to-Device]}.
 */
public final class NsysCsvWriter {
    private static final String[] API_HEADER = {
        "Start (ns)", "Duration (ns)", "Name", "Result", "CorrID", "Pid", "Tid", "T-Pri", "Thread Name"
    };
    private static final String[] GPU_HEADER = {
        "Start (ns)",
        "Duration (ns)",
        "CorrId",
        "GrdX",
        "GrdY",
        "GrdZ",
        "BlkX",
        "BlkY",
        "BlkZ",
        "Reg/Trd",
        "StcSMem (MB)",
        "DymSMem (MB)",
        "Bytes (MB)",
        "Throughput (MB/s)",
        "SrcMemKd",
        "DstMemKd",
        "Device",
        "Ctx",
        "GreenCtx",
        "Strm",
        "Name"
    };
    private static final String DEFAULT_PRIORITY = "20";
    private static final long NS_PER_SECOND = 1_000_000_000L;

    private NsysCsvWriter() {}

    /**
     * Writes both reports, replacing files that exist.
     *
     * @param api where the {@code cuda_api_trace} report goes
     * @param gpu where the {@code cuda_gpu_trace} report goes
     * @throws UncheckedIOException if a file cannot be written
     */
    public static void write(RecordedProfile profile, Path api, Path gpu) {
        write(api, API_HEADER, profile.calls().stream().map(call -> row(call, profile.name())));
        String device = profile.device().orElse("");
        write(gpu, GPU_HEADER, profile.activities().stream().map(activity -> row(activity, device)));
    }

    private static void write(Path file, String[] header, Stream<Object[]> rows) {
        OutputFile.write(file, out -> {
            try (CsvWriter csv = CsvWriter.builder()
                    .lineDelimiter(LineDelimiter.LF)
                    .build(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
                csv.writeRecord(header);
                rows.forEach(row ->
                        csv.writeRecord(Arrays.stream(row).map(String::valueOf).toArray(String[]::new)));
            }
        });
    }

    private static Object[] row(ApiCall call, String threadName) {
        return new Object[] {
            call.startNs(),
            call.durationNs(),
            call.name(),
            call.result(),
            call.correlationId(),
            call.process(),
            call.thread(),
            DEFAULT_PRIORITY,
            threadName
        };
    }

    private static Object[] row(GpuActivity activity, String device) {
        boolean kernel = activity.kind() == Kind.KERNEL;
        MemoryKind first = activity.kind() == Kind.FILL ? activity.destination() : activity.source();
        MemoryKind second = activity.kind() == Kind.FILL ? MemoryKind.NONE : activity.destination();
        return new Object[] {
            activity.startNs(),
            activity.durationNs(),
            activity.correlationId(),
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            kernel ? "" : megabytes(BigDecimal.valueOf(activity.bytes())).toPlainString(),
            kernel ? "" : throughput(activity),
            first.label(),
            second.label(),
            device + " (" + activity.device() + ")",
            activity.context(),
            "",
            activity.stream(),
            name(activity)
        };
    }

    private static BigDecimal megabytes(BigDecimal bytes) {
        return bytes.movePointLeft(6).setScale(6);
    }

    /** As Nsight's script computes it, in whole numbers. */
    private static String throughput(GpuActivity activity) {
        long factor = activity.durationNs() == 0 ? 0 : NS_PER_SECOND / activity.durationNs();
        BigDecimal perSecond = BigDecimal.valueOf(activity.bytes()).multiply(BigDecimal.valueOf(factor));
        return megabytes(perSecond).setScale(3, RoundingMode.HALF_EVEN).toPlainString();
    }

    private static String name(GpuActivity activity) {
        if (activity.kind() == Kind.KERNEL || activity.name().startsWith("[CUDA mem")) {
            return activity.name();
        }
        if (activity.kind() == Kind.FILL) {
            return "[CUDA memset]";
        }
        return "[CUDA memcpy " + activity.direction().map(NsysCsvWriter::label).orElse("Unknown") + "]";
    }

    private static String label(CopyDirection direction) {
        String[] words = direction.name().toLowerCase(Locale.ROOT).split("_", -1);
        return capital(words[0]) + "-to-" + capital(words[2]);
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
