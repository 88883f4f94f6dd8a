package io.github.teelab.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.teelab.Lab;
import io.github.teelab.platform.Platforms;
import io.github.teelab.tee.SimulatedProfile;
import io.github.teelab.tee.h100.H100Confidential;
import io.github.teelab.tee.unprotected.Unprotected;
import io.github.teelab.units.Bandwidth;
import io.github.teelab.units.Bytes;
import io.github.teelab.workload.PlainProgram;
import io.github.teelab.workload.Transfer;
import io.github.teelab.workload.profile.RecordedProfile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

class WhatIfTest {
    private final RecordedProfile profile = SimulatedProfile.of(Unprotected.on(Platforms.h100Node())
            .run(PlainProgram.named("sample")
                    .copy(Transfer.HOST_TO_DEVICE_PINNED, Bytes.mib(16).value(), 0)
                    .launch("kernel", 50_000_000, 0)
                    .launch("kernel", 50_000_000, 0)
                    .synchronise()
                    .copy(Transfer.DEVICE_TO_HOST_PINNED, Bytes.mib(16).value(), 0)
                    .plan()));
    private final WhatIf whatIf =
            Lab.whatIf(profile).on(Unprotected.on(Platforms.h100Node()), H100Confidential.on(Platforms.h100Node()));

    @Test
    void theReplayGivesBackTheProfile() {
        whatIf.recorded()
                .byName()
                .forEach((figure, value) ->
                        assertEquals(value, whatIf.replayed().byName().get(figure), value * 1e-6, figure));
    }

    @Test
    void nothingChangesWithoutProtection() {
        assertEquals(whatIf.replayed(), whatIf.outcomes().get(0).times());
    }

    @Test
    void protectionMakesCopiesMuchSlowerAndKernelsHardlyAtAll() {
        var times = whatIf.outcomes().get(1).times();
        assertTrue(times.copyApiMs() > 10 * whatIf.recorded().copyApiMs());
        assertEquals(1, times.kernelMs() / whatIf.recorded().kernelMs(), 0.02);
    }

    @Test
    void theCausesAddUpToTheSpanOfTheCalls() {
        Table causes = whatIf.outcomes().get(1).causes();
        assertEquals(
                whatIf.outcomes().get(1).times().apiSpanMs(),
                causes.doubleColumn("after (ms)").sum(),
                1e-3);
        assertEquals("copies", causes.stringColumn("cause").get(0));
    }

    @Test
    void theCallsThatGrewMostComeFirst() {
        Table grown = whatIf.outcomes().get(1).grown(2);
        assertEquals(2, grown.rowCount());
        assertEquals("cudaMemcpy", grown.stringColumn("call").get(0));
        assertTrue(grown.doubleColumn("added (us)").get(0)
                >= grown.doubleColumn("added (us)").get(1));
    }

    /** The README's five lines ask about one system with two cipher rates. */
    @Test
    void twoSystemsOfOneNameAreToldApart(@TempDir Path folder) {
        H100Confidential stock = H100Confidential.on(Platforms.h100Node());
        WhatIf both = Lab.whatIf(profile).on(stock, stock.cipherRate(Bandwidth.gbPerSecond(8.6)));
        assertTrue(both.table().columnNames().containsAll(List.of("h100", "h100 2")));
        assertTrue(both.report().html().contains("On h100 2"));
        assertFalse(both.chart().isEmpty());
        both.perfetto(folder.resolve("trace.json"));
    }

    @Test
    void theTraceHoldsBothRuns(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("trace.json");
        whatIf.perfetto(file);
        String trace = Files.readString(file);
        assertTrue(trace.contains("\"recorded\"") && trace.contains("\"h100\""), "both processes are named");
    }

    @Test
    void noSystemIsNoQuestion() {
        assertThrows(IllegalArgumentException.class, () -> Lab.whatIf(profile).on());
    }
}
