package io.github.teelab.workload.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.teelab.workload.profile.GpuActivity.Kind;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NsysCsvTest {
    @TempDir
    Path folder;

    @Test
    void readsCallsWithTheirTimesAndIdentifiers() {
        ApiCall first = read(Samples.API, Samples.GPU).calls().get(0);
        assertEquals(new ApiCall(1000, 500, "cudaMemcpyAsync", 11, 42, 43), first);
        assertEquals(1500, first.endNs());
    }

    @Test
    void readsKernelsCopiesAndFills() {
        List<GpuActivity> activities = read(Samples.API, Samples.GPU).activities();
        assertEquals(GpuActivity.kernel("step(float *, int)", 2300, 100, 12, 0, 1, 7), activities.get(1));
        GpuActivity copyIn = activities.get(0);
        assertEquals(MemoryKind.PINNED, copyIn.source());
        assertEquals(Optional.of(CopyDirection.HOST_TO_DEVICE), copyIn.direction());
        GpuActivity fill = activities.get(2);
        assertEquals(Kind.FILL, fill.kind());
        assertEquals(MemoryKind.DEVICE, fill.destination());
        assertEquals(
                Optional.of(CopyDirection.DEVICE_TO_HOST), activities.get(3).direction());
    }

    @Test
    void bytesThatTheReportRoundsAwayComeBackFromTheThroughput() {
        List<GpuActivity> activities = read(Samples.API, Samples.GPU).activities();
        assertEquals(12, activities.get(0).bytes());
        assertEquals(4096, activities.get(2).bytes());
        assertEquals(4096, activities.get(3).bytes());
    }

    @Test
    void throughputThatDisagreesWithThePrintedBytesIsNotBelieved() {
        assertEquals(
                4000,
                read(Samples.API, Samples.GPU.replace("20480.000", "99999.000"))
                        .activities()
                        .get(3)
                        .bytes());
    }

    @Test
    void bytesWithSixDecimalsAreTakenAsPrinted() {
        String gpu = Samples.GPU.replace("0.004,20480.000", "0.004097,20480.000");
        assertEquals(4097, read(Samples.API, gpu).activities().get(3).bytes());
    }

    @Test
    void takesTheProfileNameFromTheFileAndTheGpuFromTheReport() {
        RecordedProfile profile = Profiles.nsys(
                Samples.text(folder, "app.cc-on.cuda_api_trace.csv", Samples.API)
                        .toString(),
                Samples.text(folder, "app.cc-on.cuda_gpu_trace.csv", Samples.GPU)
                        .toString());
        assertEquals("app.cc-on", profile.name());
        assertEquals(Optional.of("NVIDIA H100 NVL"), profile.device());
    }

    @Test
    void everyTimeUnitOfNsysGivesTheSameNanoseconds() {
        RecordedProfile expected = read(Samples.API, Samples.GPU);
        String micro = """
                Start (us),Duration (us),Name,CorrID,Pid,Tid
                1.000,0.500,cudaMemcpyAsync,11,42,43
                1.6,0.04,cudaLaunchKernel,12,42,43
                1.7,0.03,cudaMemsetAsync,13,42,43
                1.8,0.9,cudaMemcpy,14,42,43
                """;
        assertEquals(expected, read(micro, Samples.GPU));
        assertEquals(expected, read(micro.replace("(us)", "(\u03bcs)"), Samples.GPU));
        assertEquals(expected, read(Samples.API.replace(" (ns)", "(nsec)"), Samples.GPU));
        ApiCall inSeconds = read("Start (s),Duration (ms),Name,CorrID\n1.000000001,2.5,c,1\n", Samples.GPU)
                .calls()
                .get(0);
        assertEquals(1_000_000_001L, inSeconds.startNs());
        assertEquals(2_500_000L, inSeconds.durationNs());
    }

    @Test
    void everyMemoryUnitOfNsysGivesBytes() {
        assertEquals(4096, bytesOf("(B)", "4096"));
        assertEquals(4096, bytesOf("(KiB)", "4.000"));
        assertEquals(4096, bytesOf("(KB)", "4.096"));
        assertEquals(3_145_728, bytesOf("(MiB)", "3.000"));
        assertEquals(2_000_000_000L, bytesOf("(GB)", "2.000"));
        assertEquals(4096, bytesOf("", "4096"));
    }

    @Test
    void skipsWhatNsysStatsPrintsBeforeTheTable() {
        String preamble = """
                Generating SQLite file app.sqlite from app.nsys-rep
                Processing [app.sqlite] with [reports/cuda_api_trace.py]...

                """;
        RecordedProfile plain = read(Samples.API, Samples.GPU);
        RecordedProfile skipping = read(preamble + Samples.API, "\n" + preamble + Samples.GPU);
        assertEquals(plain.calls(), skipping.calls());
        assertEquals(plain.activities(), skipping.activities());
        assertEquals(
                "8 records read, 7 skipped (3 blank line, 4 line before the header)",
                skipping.records().toString());
    }

    @Test
    void readsGzipAndByteOrderMarkAndWindowsLineEnds() {
        RecordedProfile expected = read(Samples.API, Samples.GPU);
        Path api = Samples.bytes(folder, "a.cuda_api_trace.csv.gz", Samples.gzip(Samples.API));
        Path gpu = Samples.text(folder, "g.csv", "\ufeff" + Samples.GPU.replace("\n", "\r\n"));
        assertEquals(expected, Profiles.nsys(api, gpu));
    }

    @Test
    void columnsAreFoundByNameWhateverTheirOrderAndUnknownOnesIgnored() {
        String api = """
                Mood,CorrID,Name,Start (ns),Tid,Pid,Duration (ns)
                fine,11,cudaMemcpyAsync,1000,43,42,500
                """;
        assertEquals(
                new ApiCall(1000, 500, "cudaMemcpyAsync", 11, 42, 43),
                read(api, Samples.GPU).calls().get(0));
    }

    @Test
    void kernelsOfOneGraphLaunchMayShareTheirCorrelationId() {
        String gpu = Samples.GPU.replace("2420,10,13,", "2420,10,12,");
        assertEquals(
                2,
                read(Samples.API, gpu).activities().stream()
                        .filter(activity -> activity.correlationId() == 12)
                        .count());
    }

    @Test
    void equalNamesAreOneStringInMemory() {
        String api = Samples.API.replace("cudaMemsetAsync", "cudaLaunchKernel_v7000");
        List<ApiCall> calls = read(api, Samples.GPU).calls();
        assertEquals("cudaLaunchKernel", calls.get(1).name());
        assertSame(calls.get(1).name(), calls.get(2).name());
    }

    private long bytesOf(String unit, String printed) {
        String gpu = "Start (ns),Duration (ns),CorrId,Bytes " + unit + ",SrcMemKd,DstMemKd,Device,Strm,Name\n"
                + "1,2,3," + printed + ",Pinned,Device,0,7,[CUDA memcpy Host-to-Device]\n";
        return read(Samples.API, gpu).activities().get(0).bytes();
    }

    private RecordedProfile read(String api, String gpu) {
        return Profiles.nsys(
                Samples.text(folder, "a.cuda_api_trace.csv", api), Samples.text(folder, "a.cuda_gpu_trace.csv", gpu));
    }
}
