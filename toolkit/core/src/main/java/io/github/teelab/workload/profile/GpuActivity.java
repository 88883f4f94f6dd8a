package io.github.teelab.workload.profile;

import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

/**
 * One thing a GPU did: ran a kernel, copied memory or filled it.
 *
 * @param kind which of the three
 * @param name the kernel's demangled name, or the profiler's words for the copy or fill; not blank
 * @param startNs when it began, in nanoseconds on the recording's own clock
 * @param durationNs how long it took, at least 0
 * @param correlationId ties it to the {@link ApiCall} that caused it; several kernels of one graph launch share an id; 0
 *     where the recording has none
 * @param device index of the GPU
 * @param context the CUDA context, 0 where the recording has none
 * @param stream the CUDA stream
 * @param bytes bytes copied or filled, at least 0; 0 for kernels
 * @param source memory read: {@link MemoryKind#NONE} unless this is a copy
 * @param destination memory written: {@link MemoryKind#NONE} for kernels
 */
public record GpuActivity(
        Kind kind,
        String name,
        long startNs,
        long durationNs,
        long correlationId,
        long device,
        long context,
        long stream,
        long bytes,
        MemoryKind source,
        MemoryKind destination) {

    /** What the GPU was doing. */
    public enum Kind {
        KERNEL,
        COPY,
        FILL
    }

    /** By start, the longer first; then by every other field, so the order is total. */
    static final Comparator<GpuActivity> ORDER = Comparator.comparingLong(GpuActivity::startNs)
            .thenComparing(Comparator.comparingLong(GpuActivity::endNs).reversed())
            .thenComparingLong(GpuActivity::device)
            .thenComparingLong(GpuActivity::context)
            .thenComparingLong(GpuActivity::stream)
            .thenComparingLong(GpuActivity::correlationId)
            .thenComparing(GpuActivity::kind)
            .thenComparing(GpuActivity::name)
            .thenComparingLong(GpuActivity::bytes)
            .thenComparing(GpuActivity::source)
            .thenComparing(GpuActivity::destination);

    /**
     * @throws IllegalArgumentException if the name is blank, the duration or byte count negative, the end beyond a
     *     long, or a memory kind or byte count does not go with the activity's kind
     */
    public GpuActivity {
        Span.check(startNs, durationNs);
        Span.checkName(name);
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(destination, "destination");
        if (bytes < 0) {
            throw new IllegalArgumentException("bytes: got " + bytes + ", allowed 0 or more");
        }
        if (kind != Kind.COPY && source != MemoryKind.NONE) {
            throw new IllegalArgumentException("source: got " + source + " for a " + kind + ", allowed only NONE");
        }
        if (kind == Kind.KERNEL && (destination != MemoryKind.NONE || bytes != 0)) {
            throw new IllegalArgumentException("a KERNEL has no destination and no bytes, got " + destination + " and "
                    + bytes + "; use COPY or FILL");
        }
    }

    /** A kernel. */
    public static GpuActivity kernel(
            String name, long startNs, long durationNs, long correlationId, long device, long context, long stream) {
        return new GpuActivity(
                Kind.KERNEL,
                name,
                startNs,
                durationNs,
                correlationId,
                device,
                context,
                stream,
                0,
                MemoryKind.NONE,
                MemoryKind.NONE);
    }

    /** When it ended, in nanoseconds. */
    public long endNs() {
        return startNs + durationNs;
    }

    /** Which way a copy goes; empty for kernels and fills, and for a copy whose name and memory kinds do not tell. */
    public Optional<CopyDirection> direction() {
        return kind == Kind.COPY ? CopyDirection.of(name, source, destination) : Optional.empty();
    }
}
