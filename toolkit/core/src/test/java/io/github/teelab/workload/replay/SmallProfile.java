package io.github.teelab.workload.replay;

import io.github.teelab.workload.profile.ApiCall;
import io.github.teelab.workload.profile.GpuActivity;
import io.github.teelab.workload.profile.MemoryKind;
import io.github.teelab.workload.profile.RecordedProfile;
import java.util.List;

/** A recording short enough to check by hand: copy in, two launches, synchronise, copy out. Times in nanoseconds. */
final class SmallProfile {
    static final int COPY_IN = 0;
    static final int FIRST_LAUNCH = 1;
    static final int SECOND_LAUNCH = 2;
    static final int SYNCHRONISE = 3;
    static final int COPY_OUT = 4;

    private SmallProfile() {}

    static RecordedProfile recorded() {
        return new RecordedProfile(
                "small",
                List.of(
                        call(1_000, 9_000, "cudaMemcpy", 1),
                        call(10_500, 5_000, "cudaLaunchKernel", 2),
                        call(16_000, 5_000, "cudaLaunchKernel", 3),
                        call(21_500, 100_000, "cudaDeviceSynchronize", 4),
                        call(122_000, 8_000, "cudaMemcpy", 5)),
                List.of(
                        copy("[CUDA memcpy Host-to-Device]", 4_000, 5_000, 1, MemoryKind.PINNED, MemoryKind.DEVICE),
                        GpuActivity.kernel("first", 17_500, 50_000, 2, 0, 1, 7),
                        GpuActivity.kernel("second", 68_500, 51_000, 3, 0, 1, 7),
                        copy("[CUDA memcpy Device-to-Host]", 125_000, 4_000, 5, MemoryKind.DEVICE, MemoryKind.PINNED)));
    }

    static ApiCall call(long startNs, long durationNs, String name, long correlation) {
        return new ApiCall(startNs, durationNs, name, correlation, 1, 1);
    }

    private static GpuActivity copy(
            String name, long startNs, long durationNs, long correlation, MemoryKind source, MemoryKind destination) {
        return new GpuActivity(
                GpuActivity.Kind.COPY, name, startNs, durationNs, correlation, 0, 1, 7, 4096, source, destination);
    }
}
