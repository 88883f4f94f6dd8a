package io.github.teelab.workload.profile;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Reads recorded profiles.
 *
 * <pre>{@code
 * nsys profile --trace=cuda -o app ./app
 * nsys stats --report cuda_api_trace,cuda_gpu_trace --format csv --output . app.nsys-rep
 *
 * var profile = Profiles.nsys("app_cuda_api_trace.csv", "app_cuda_gpu_trace.csv");
 * }</pre>
 *
 * <p>CSV and JSON may be plain or gzip (told by the first bytes, not by the name) and are streamed. Every method throws
 * {@link BadProfile} for a file that is missing, cut, damaged or of another kind.
 */
public final class Profiles {
    private Profiles() {}

    /**
     * Reads a pair of Nsight Systems reports, made by {@code nsys stats --report cuda_api_trace,cuda_gpu_trace --format
     * csv}.
     *
     * <p>Times in any unit of {@code --timeunit} and memory in any unit of {@code mem=} are understood. Where the
     * report rounds a byte count, the throughput column beside it gives the exact one for copies under a millisecond
     * and one closer than the printed for copies up to a second.
     *
     * @param api the {@code cuda_api_trace} report
     * @param gpu the {@code cuda_gpu_trace} report of the same run
     * @throws BadProfile if a file cannot be read faithfully; the message names it, the line and the remedy
     */
    public static RecordedProfile nsys(Path api, Path gpu) {
        return NsysCsvReader.read(api, gpu);
    }

    /** As {@link #nsys(Path, Path)}. */
    public static RecordedProfile nsys(String api, String gpu) {
        return nsys(path(api), path(gpu));
    }

    /**
     * Reads an Nsight Systems SQLite export, made by {@code nsys export --type sqlite}. The file is opened read-only and
     * nothing is written beside it.
     *
     * @throws BadProfile if the file cannot be read faithfully, and for CUDA graphs recorded as wholes
     */
    public static RecordedProfile nsysSqlite(Path file) {
        return NsysSqliteReader.read(file);
    }

    /** As {@link #nsysSqlite(Path)}. */
    public static RecordedProfile nsysSqlite(String file) {
        return nsysSqlite(path(file));
    }

    /**
     * Reads a trace of the PyTorch profiler, made by {@code torch.profiler}'s {@code export_chrome_trace}, old or new, an
     * object with {@code traceEvents} or a bare array.
     *
     * @throws BadProfile if the file cannot be read faithfully; the message names it, the event and the remedy
     */
    public static RecordedProfile kineto(Path file) {
        return KinetoReader.read(file);
    }

    /** As {@link #kineto(Path)}. */
    public static RecordedProfile kineto(String file) {
        return kineto(path(file));
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new BadProfile(Path.of(""), "", "not a path (" + e.getReason() + ")", "give the path of a file");
        }
    }
}
