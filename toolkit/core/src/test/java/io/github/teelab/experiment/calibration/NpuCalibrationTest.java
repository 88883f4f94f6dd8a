package io.github.teelab.experiment.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.teelab.npu.BlockMacs;
import io.github.teelab.npu.Engines;
import io.github.teelab.npu.MemoryTiming;
import io.github.teelab.npu.TensorMac;
import io.github.teelab.platform.Catalog;
import io.github.teelab.platform.DataFiles;
import io.github.teelab.platform.Npu;
import io.github.teelab.report.Tables;
import io.github.teelab.workload.model.Models;
import io.github.teelab.workload.npu.Attention;
import io.github.teelab.workload.npu.TransformerStep;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class NpuCalibrationTest {
    private static final Npu NPU = Catalog.standard().npu("tensortee-npu");
    private static final Engines ENGINES = Engines.of(NPU);
    private static final NpuCalibration STEP = NpuCalibration.stored();
    private static final MemoryTiming STORED = MemoryTiming.of(NPU);

    @Test
    void theStoredParametersAreThoseOfTheFit() {
        Table fitted = STEP.table();
        Table stored = DataFiles.table(MemoryTiming.FILE);
        System.out.println(Tables.text(fitted));
        assertEquals(2, fitted.rowCount(), "no more than two free parameters");
        for (int row = 0; row < 2; row++) {
            double value = stored.row(row).getNumber("value");
            assertEquals(value, fitted.row(row).getNumber("value"), 1e-4 * value, stored.getString(row, "parameter"));
            assertEquals(fitted.getString(row, "fitted_to"), stored.getString(row, "fitted_to"));
        }
    }

    /** The two rows that were fitted to; that they come out says only that the fit ends. */
    @Test
    void theFitMeetsItsTwoRows() {
        assertEquals(12, blocks(64), 0.01);
        assertEquals(13.0, blocks(4096), 0.01);
    }

    /** Predicted: published is the least overhead at 256 B among the sizes of the paper, and a rise from there on. */
    @Test
    void theLeastOverheadIsAt256Bytes() {
        System.out.println(Tables.text(Tables.rounded(STEP.sweep(STORED), 4)));
        for (int block : NpuCalibration.BLOCKS) {
            assertTrue(blocks(256) <= blocks(block), block + " B costs less than 256 B");
        }
        for (int block = 512; block <= 2048; block *= 2) {
            assertTrue(blocks(block) < blocks(2 * block), "falls again from " + block);
        }
    }

    /** Predicted within a point of the published 2.5 %; it is on the low side, see the table of assumptions below. */
    @Test
    void tensorMacCostsWhatIsPublishedWithinAPoint() {
        double overhead = STEP.overheadPercent(new TensorMac(ENGINES), STORED);
        System.out.printf("tensor MAC: published 2.5 %%, simulated %.2f %%%n", overhead);
        assertEquals(2.5, overhead, 1);
    }

    /** What the prediction owes to what the paper does not state: each line is a fit of its own. */
    @Test
    void printsWhatTheAssumptionsDo() {
        for (int sequence : List.of(512, 1024)) {
            for (Attention attention : Attention.values()) {
                NpuCalibration step = NpuCalibration.of(
                        new TransformerStep(Models.transformer("gpt2-medium"), 22, sequence, attention));
                MemoryTiming fit = step.fit();
                double least = step.overheadPercent(new BlockMacs(256, ENGINES), fit);
                double tensor = step.overheadPercent(new TensorMac(ENGINES), fit);
                System.out.printf(
                        "%d tokens, attention %s: command %.0f B, line delay %.1f ns, 256 B %.2f %%, tensor MAC %.2f %%%n",
                        sequence, attention, fit.commandBytes(), fit.lineDelayPs() / 1e3, least, tensor);
                assertTrue(least < step.overheadPercent(new BlockMacs(512, ENGINES), fit));
                assertTrue(tensor < least && tensor > 0);
            }
        }
    }

    /** A cipher of 8 GB/s on a channel of 32 GB/s cannot keep up; one that works ahead costs no latency. */
    @Test
    void ciphersMustKeepUpWithMemory() {
        double one = STEP.overheadPercent(new TensorMac(Engines.of(NPU, 1)), STORED);
        double four = STEP.overheadPercent(new TensorMac(Engines.of(NPU, 4)), STORED);
        double ahead = STEP.overheadPercent(new TensorMac(ENGINES.withKeyStreamAhead()), STORED);
        System.out.printf(
                "tensor MAC, 1 engine a channel %.0f %%, 4 engines %.2f %%, ahead %.2f %%%n", one, four, ahead);
        assertTrue(one > 100 && four < 5);
        assertEquals(0, ahead, 1e-9);
    }

    private static double blocks(int bytes) {
        return STEP.overheadPercent(new BlockMacs(bytes, ENGINES), STORED);
    }
}
