package io.github.teelab.experiment.tensortee;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.teelab.experiment.Comparison;
import io.github.teelab.experiment.Experiment;
import io.github.teelab.memory.scheme.NoProtection;
import io.github.teelab.memory.scheme.SgxLike;
import io.github.teelab.memory.tensor.TenAnalyzer;
import io.github.teelab.platform.Platforms;
import io.github.teelab.tee.tensortee.AdamPrices;
import io.github.teelab.tee.tensortee.OffloadedTraining;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The figures that need no simulation of Adam; {@link TensorTeeReproductionTest} holds all of them, at full size. */
class TensorTeeFiguresTest {
    /** Adam on one layer of GPT-2 medium, picoseconds; {@link TensorTeeReproductionTest} simulates it anew. */
    static final AdamPrices LAYER =
            new AdamPrices(Map.of(NoProtection.NAME, 1152.862, SgxLike.NAME, 3482.105, TenAnalyzer.NAME, 1336.565));

    private static final Experiment TRAINING =
            TrainingExperiment.run(OffloadedTraining.calibrated(Platforms.tensorTee(), LAYER));

    @ParameterizedTest
    @MethodSource("figures")
    void eachFigureIsAsFarFromThePublishedOneAsStated(Comparison row) {
        StatedErrors.check(row);
    }

    static Stream<Comparison> figures() {
        return Stream.of(TableExperiment.run(), MacSweepExperiment.run(), TRAINING)
                .flatMap(experiment -> experiment.comparisons().stream());
    }

    @Test
    void theTwelveSpeedUpsMissByLessThanTenPercentOnAverage() {
        double miss = meanMissOfSpeedUps(TRAINING.comparisons().stream());
        System.out.printf("twelve speed-ups over SGX+MGX: mean absolute error %.2f %%%n", miss);
        assertTrue(miss < 10, "mean absolute error " + miss);
    }

    static double meanMissOfSpeedUps(Stream<Comparison> rows) {
        double[] misses = rows.filter(row -> row.quantity().startsWith("speed-up over SGX+MGX"))
                .mapToDouble(row -> Math.abs(row.errorPercent()))
                .toArray();
        assertEquals(12, misses.length);
        return Arrays.stream(misses).average().orElseThrow();
    }
}
