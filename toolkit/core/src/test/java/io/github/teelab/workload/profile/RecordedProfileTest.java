package io.github.teelab.workload.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.teelab.workload.profile.GpuActivity.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class RecordedProfileTest {
    private static final GpuActivity KERNEL = GpuActivity.kernel("k", 10, 5, 1, 0, 1, 7);

    @Test
    void enclosingCallComesBeforeTheCallsInsideIt() {
        ApiCall outer = call("cudaLaunchKernel", 100, 50);
        ApiCall inner = call("cuLaunchKernel", 100, 20);
        ApiCall earlier = call("cudaMalloc", 90, 1);
        RecordedProfile profile = new RecordedProfile("p", List.of(inner, outer, earlier), List.of(KERNEL));
        assertEquals(List.of(earlier, outer, inner), profile.calls());
    }

    @Test
    void activitiesAreSortedByStart() {
        GpuActivity earlier = GpuActivity.kernel("k", 9, 1, 2, 0, 1, 7);
        assertEquals(
                List.of(earlier, KERNEL),
                new RecordedProfile("p", List.of(call("c", 0, 1)), List.of(KERNEL, earlier)).activities());
    }

    @Test
    void laterChangesToTheListsHandedInDoNotShow() {
        List<ApiCall> calls = new ArrayList<>(List.of(call("c", 0, 1)));
        RecordedProfile profile = new RecordedProfile("p", calls, List.of(KERNEL));
        calls.clear();
        assertEquals(1, profile.calls().size());
    }

    @Test
    void spansFromTheFirstStartToTheLastEnd() {
        RecordedProfile profile =
                new RecordedProfile("p", List.of(call("c", 3, 100), call("d", 5, 1)), List.of(KERNEL));
        assertEquals(3, profile.startNs());
        assertEquals(103, profile.endNs());
    }

    @Test
    void profileWithoutGpuWorkOrCallsIsRefused() {
        assertFault("no GPU work", () -> new RecordedProfile("p", List.of(call("c", 0, 1)), List.of()));
        assertFault("no CUDA calls", () -> new RecordedProfile("p", List.of(), List.of(KERNEL)));
    }

    @Test
    void longestSpanIsWhatTheEngineCanCountAndNotANanosecondMore() {
        long limit = RecordedProfile.MAX_SPAN_NS;
        assertEquals(limit, new RecordedProfile("p", List.of(call("c", 0, limit)), List.of(KERNEL)).endNs());
        assertFault("106 days", () -> new RecordedProfile("p", List.of(call("c", 0, limit + 1)), List.of(KERNEL)));
        assertFault(
                "106 days",
                () -> new RecordedProfile(
                        "p", List.of(call("c", Long.MIN_VALUE, 0), call("d", Long.MAX_VALUE, 0)), List.of(KERNEL)));
    }

    @Test
    void callsAndActivitiesRefuseImpossibleValues() {
        assertFault("negative (-1 ns)", () -> call("c", 0, -1));
        assertFault("beyond", () -> call("c", Long.MAX_VALUE, 1));
        assertFault("blank", () -> call(" ", 0, 1));
        assertFault("bytes: got -1", () -> activity(Kind.COPY, -1, MemoryKind.DEVICE, MemoryKind.DEVICE));
        assertFault("allowed only NONE", () -> activity(Kind.FILL, 1, MemoryKind.DEVICE, MemoryKind.DEVICE));
        assertFault("no destination", () -> activity(Kind.KERNEL, 1, MemoryKind.NONE, MemoryKind.NONE));
    }

    @Test
    void onlyCopiesHaveADirection() {
        assertEquals(
                CopyDirection.DEVICE_TO_DEVICE,
                activity(Kind.COPY, 1, MemoryKind.DEVICE, MemoryKind.DEVICE)
                        .direction()
                        .orElseThrow());
        assertTrue(KERNEL.direction().isEmpty());
        assertTrue(activity(Kind.FILL, 1, MemoryKind.NONE, MemoryKind.DEVICE)
                .direction()
                .isEmpty());
    }

    @Test
    void callNamesLoseTheirVersionSuffixes() {
        assertEquals("cudaLaunchKernel", ApiNames.canonical("cudaLaunchKernel_v7000"));
        assertEquals("cuMemcpyHtoDAsync", ApiNames.canonical("cuMemcpyHtoDAsync_v2_ptsz"));
        assertEquals("cudaMemcpyAsync", ApiNames.canonical("cudaMemcpyAsync_ptsz_v7000"));
        assertEquals("cudaStreamGetCaptureInfo", ApiNames.canonical("cudaStreamGetCaptureInfo_v2_v11030"));
        assertEquals("cudaGetDriverEntryPointByVersion", ApiNames.canonical("cudaGetDriverEntryPointByVersion"));
        assertEquals("my_v2_call", ApiNames.canonical("my_v2_call"));
    }

    @Test
    void memoryKindsAreReadByLabelAndByNsightNumber() {
        assertEquals(MemoryKind.DEVICE_STATIC, MemoryKind.ofLabel("Device Static"));
        assertEquals(MemoryKind.DEVICE_STATIC, MemoryKind.ofLabel("device-static"));
        assertEquals(MemoryKind.NONE, MemoryKind.ofLabel(" "));
        assertEquals(MemoryKind.UNKNOWN, MemoryKind.ofLabel("Bubble"));
        assertEquals(MemoryKind.PAGEABLE, MemoryKind.ofNsightId(0));
        assertEquals(MemoryKind.MANAGED, MemoryKind.ofNsightId(4));
        assertEquals(MemoryKind.UNKNOWN, MemoryKind.ofNsightId(7));
        assertEquals(MemoryKind.UNKNOWN, MemoryKind.ofNsightId(8));
        assertEquals(MemoryKind.UNKNOWN, MemoryKind.ofNsightId(-1));
    }

    private static ApiCall call(String name, long startNs, long durationNs) {
        return new ApiCall(startNs, durationNs, name, 1, 1, 1);
    }

    private static GpuActivity activity(Kind kind, long bytes, MemoryKind source, MemoryKind destination) {
        return new GpuActivity(kind, "a", 0, 1, 1, 0, 1, 7, bytes, source, destination);
    }

    private static void assertFault(String part, Executable made) {
        String message = assertThrows(IllegalArgumentException.class, made).getMessage();
        assertTrue(message.contains(part), message);
    }
}
