package io.github.teelab.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.teelab.Lab;
import io.github.teelab.memory.dram.DramDesign;
import io.github.teelab.memory.trace.BadTrace;
import io.github.teelab.units.UnknownName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

class MemoryRunsTest {
    private static final int REQUESTS = 20_000;

    @TempDir
    private Path folder;

    private Path trace;

    @BeforeEach
    void aStreamOfReads() throws IOException {
        trace = Files.writeString(
                folder.resolve("stream.trace"),
                IntStream.range(0, REQUESTS)
                        .mapToObj(i -> "LD 0x" + Long.toHexString(64L * i))
                        .collect(Collectors.joining("\n", "", "\n")));
    }

    @Test
    void aTableHasARowForEachMemory() {
        MemoryRuns runs = Lab.memory(trace).on("ddr4-2400", "ddr4-3200");
        Table table = runs.table();
        assertEquals(2, table.rowCount());
        for (MemoryRun run : runs.runs()) {
            assertEquals(REQUESTS, run.requests());
            assertEquals(REQUESTS, run.statistics().reads());
            assertEquals(64L * REQUESTS, run.bytes());
            double peak = run.design().peak().toGbPerSecond();
            assertEquals(peak, run.bandwidthGbPerSecond(), 0.07 * peak, "refresh takes 5 %");
            assertTrue(run.table().rowCount() > 20);
        }
    }

    @Test
    void twiceTheChannelsAreTwiceAsFast() {
        MemoryRuns runs = Lab.memory(trace)
                .on(DramDesign.of("ddr4-3200"), DramDesign.of("ddr4-3200").channels(2));
        assertEquals(2, runs.runs().get(0).timeNs() / runs.runs().get(1).timeNs(), 0.1);
    }

    @Test
    void whatCannotBeDoneIsSaid() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty"), "\n");
        assertThrows(BadTrace.class, () -> Lab.memory(empty).on("hbm2"));
        assertThrows(UnknownName.class, () -> Lab.memory(trace).scheme("nine").on("hbm2"));
        assertThrows(UnknownName.class, () -> Lab.memory(trace).on("hbm"));
        assertThrows(IllegalArgumentException.class, () -> Lab.memory(trace).on(new DramDesign[0]));
    }
}
