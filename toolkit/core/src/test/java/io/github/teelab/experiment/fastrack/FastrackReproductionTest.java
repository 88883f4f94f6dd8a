package io.github.teelab.experiment.fastrack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.teelab.experiment.Comparison;
import io.github.teelab.experiment.Papers;
import io.github.teelab.experiment.Reproduction;
import io.github.teelab.platform.Platforms;
import io.github.teelab.report.Tables;
import io.github.teelab.tee.fastrack.Design;
import io.github.teelab.workload.job.Job;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FastrackReproductionTest {
    /** The published ends are single points of unknown settings, so what is asked is that the simulated range holds them. */
    @Test
    void theSimulatedRangesHoldThePublishedOnes() {
        Reproduction reproduction = Reproduction.of(Papers.named(Papers.FASTRACK));
        System.out.println(Tables.text(Tables.rounded(reproduction.table(), 4)));
        for (Comparison row : reproduction.comparisons()) {
            if (row.quantity().contains(", least: ")) {
                assertTrue(row.simulated() <= row.published(), row.toString());
            } else if (row.quantity().contains(", largest: ")) {
                assertTrue(row.simulated() >= row.published(), row.toString());
            } else {
                assertEquals(row.published(), row.simulated(), 5, "the largest cut in points: " + row);
            }
        }
        assertEquals(7, reproduction.comparisons().size());
    }

    @Test
    void noChangeSlowsAJobAndThePartsExplainTheWhole() {
        for (Job job : List.of(
                Job.inference("resnet50").batch(64).pinned(true),
                Job.training("mobilenetv2").batch(64),
                Job.inference("bert-large").batch(8))) {
            Ablation ablation = Ablation.of(job, Platforms.h100Node());
            System.out.println(Tables.text(Tables.rounded(ablation.table(), 4)));
            List<Double> ms = List.copyOf(ablation.latencyMs().values());
            for (int bits = 0; bits < 8; bits++) {
                for (int change = 1; change < 8; change *= 2) {
                    assertTrue(
                            ms.get(bits | change) <= ms.get(bits),
                            ablation.table().print());
                }
            }
            Map<String, Double> worth = ablation.worth();
            double whole = ablation.latencyMs().get(Design.BASELINE)
                    - ablation.latencyMs().get(Design.FASTRACK);
            assertEquals(whole, worth.values().stream().mapToDouble(ms1 -> ms1).sum(), 1e-9 * whole);
        }
    }
}
