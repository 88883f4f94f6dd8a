package io.github.teelab.workload;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Writes an operation graph by hand, the way a CUDA program is written: one host thread, calls in order, streams by
 * number. The graph's times are open, except for kernels and host work.
 *
 * <p>A builder; {@link #graph()} may be called at any point.
 */
public final class PlainProgram {
    private static final long THREAD = 1;

    private final String name;
    private final List<HostCall> calls = new ArrayList<>();
    private final List<DeviceWork> works = new ArrayList<>();
    private final Map<Long, Integer> lastOnStream = new HashMap<>();
    private long footprintBytes = OperationGraph.ALWAYS_FRESH;
    private long gapPs;

    private PlainProgram(String name) {
        this.name = name;
    }

    /** A program without calls. */
    public static PlainProgram named(String name) {
        return new PlainProgram(name);
    }

    /** How much host memory the copies cycle through; without this every copy finds its buffer in memory. */
    public PlainProgram hostFootprint(long bytes) {
        footprintBytes = bytes;
        return this;
    }

    /** The host works for {@code ps} picoseconds before its next call. */
    public PlainProgram host(long ps) {
        gapPs += ps;
        return this;
    }

    /** A copy that returns when it is done. */
    public PlainProgram copy(Transfer transfer, long bytes, long stream) {
        return copy("cudaMemcpy", transfer, bytes, stream, true);
    }

    /** A copy that returns at once, where the system lets it. */
    public PlainProgram copyAsync(Transfer transfer, long bytes, long stream) {
        return copy("cudaMemcpyAsync", transfer, bytes, stream, false);
    }

    /** A kernel of {@code durationPs} picoseconds. */
    public PlainProgram launch(String kernel, long durationPs, long stream) {
        return launch(kernel, durationPs, stream, List.of());
    }

    /** A kernel that also waits for the end of other works, by their places in the graph. */
    public PlainProgram launch(String kernel, long durationPs, long stream, List<Integer> afterWorks) {
        work(DeviceWork.Kind.KERNEL, kernel, durationPs, 0, stream, Optional.empty(), afterWorks);
        call("cudaLaunchKernel", CallKind.LAUNCH, List.of());
        return this;
    }

    /** Waits until everything put on any stream has ended. */
    public PlainProgram synchronise() {
        call("cudaDeviceSynchronize", CallKind.SYNCHRONIZE, List.copyOf(lastOnStream.values()));
        return this;
    }

    /** Number of works so far: the place of the next one. */
    public int works() {
        return works.size();
    }

    /** The graph as written so far. */
    public OperationGraph graph() {
        return new OperationGraph(name, OperationGraph.Times.OPEN, footprintBytes, calls, works);
    }

    private PlainProgram copy(String function, Transfer transfer, long bytes, long stream, boolean blocking) {
        int index = works.size();
        String direction =
                transfer.isToHost() ? "Device-to-Host" : transfer.crossesLink() ? "Host-to-Device" : "Device-to-Device";
        work(
                DeviceWork.Kind.COPY,
                "[CUDA memcpy " + direction + "]",
                0,
                bytes,
                stream,
                Optional.of(transfer),
                List.of());
        call(function, CallKind.COPY, blocking ? List.of(index) : List.of());
        return this;
    }

    private void work(
            DeviceWork.Kind kind,
            String workName,
            long durationPs,
            long bytes,
            long stream,
            Optional<Transfer> transfer,
            List<Integer> afterWorks) {
        List<After> after = new ArrayList<>();
        Integer last = lastOnStream.put(stream, works.size());
        if (last != null) {
            after.add(After.end(last, 0));
        }
        afterWorks.forEach(other -> after.add(After.end(other, 0)));
        works.add(new DeviceWork(
                kind,
                workName,
                0,
                lane(transfer, stream),
                stream,
                durationPs,
                bytes,
                transfer,
                OptionalInt.of(calls.size()),
                0,
                after));
    }

    // One copy engine for each direction: copies the same way follow each other whatever their streams.
    private static String lane(Optional<Transfer> transfer, long stream) {
        return transfer.filter(Transfer::crossesLink)
                .map(way -> way.isToHost() ? "copy engine, to host" : "copy engine, to device")
                .orElse("stream " + stream);
    }

    private void call(String function, CallKind kind, List<Integer> awaits) {
        calls.add(new HostCall(function, kind, THREAD, THREAD, gapPs, 0, 0, List.of(), awaits));
        gapPs = 0;
    }
}
