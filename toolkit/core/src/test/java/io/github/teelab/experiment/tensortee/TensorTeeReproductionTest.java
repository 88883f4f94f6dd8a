package io.github.teelab.experiment.tensortee;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.teelab.experiment.Papers;
import io.github.teelab.experiment.Reproduction;
import io.github.teelab.memory.Counter;
import io.github.teelab.memory.scheme.Scheme;
import io.github.teelab.memory.scheme.SgxLike;
import io.github.teelab.memory.simulation.Fidelity;
import io.github.teelab.platform.Parameters;
import io.github.teelab.report.Tables;
import io.github.teelab.tee.tensortee.AdamPrices;
import io.github.teelab.tee.tensortee.OffloadedTraining;
import io.github.teelab.workload.model.Models;
import io.github.teelab.workload.model.ParameterTensor;
import io.github.teelab.workload.model.ParameterTensors;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/** All figures at full size, and the fits behind them. */
@Tag("long")
class TensorTeeReproductionTest {
    private static final AdamPrices PRICES = SimulatedAdam.prices();

    @Test
    void theFiguresAreAsFarFromThePublishedOnesAsStated() {
        Reproduction reproduction = Reproduction.of(Papers.named("tensortee"));
        System.out.println(Tables.text(Tables.rounded(reproduction.table(), 4)));
        System.out.println(Tables.text(Tables.rounded(reproduction.summary(), 3)));
        reproduction.comparisons().forEach(StatedErrors::check);
        double miss = TensorTeeFiguresTest.meanMissOfSpeedUps(reproduction.comparisons().stream());
        System.out.printf("twelve speed-ups over SGX+MGX: mean absolute error %.2f %%%n", miss);
        assertTrue(miss < 7, "mean absolute error " + miss);
    }

    @Test
    void adamCostsWhatTheQuickTestsTakeItToCost() {
        Map<String, Double> simulated = PRICES.picosPerParameter();
        TensorTeeFiguresTest.LAYER
                .picosPerParameter()
                .forEach((scheme, picos) -> assertEquals(picos, simulated.get(scheme), 1e-3 * picos, scheme));
    }

    @Test
    void theFitGivesTheStoredParameter() {
        double stored = Parameters.read(AdamSetting.CALIBRATION).number(AdamSetting.COMPUTE);
        double refitted = AdamCalibration.table().doubleColumn("value").get(0);
        System.out.println("16 parameters of Adam: stored " + stored + " ps, fitted anew " + refitted + " ps");
        assertEquals(stored, refitted);
    }

    @Test
    void theFitOfTheTrainingStepGivesTheStoredParameters() {
        Table refitted = TrainingCalibration.table(PRICES);
        System.out.println(Tables.text(refitted));
        for (Row row : refitted) {
            String parameter = row.getString("parameter");
            double stored = Parameters.read(OffloadedTraining.FILE).number(parameter);
            assertEquals(stored, row.getDouble("value"), 1e-5 * stored, parameter);
        }
    }

    /**
     * Both fidelities on one matrix of GPT-2 medium: time within 6 %, data within 1 %, metadata within 12 % (whether MAC
     * lines of different threads meet in a set of the metadata cache depends on where the window lies).
     */
    @ParameterizedTest
    @MethodSource("io.github.teelab.experiment.tensortee.AdamFidelityTest#schemes")
    void acceleratedAgreesWithLineByLine(Scheme scheme) {
        ParameterTensor matrix =
                ParameterTensors.ofLayer(Models.transformer("gpt2-medium")).get(2);
        AdamFidelityTest.assertAgree(matrix, scheme, new AdamFidelityTest.Allowed(0.06, 0.01, 0.12));
    }

    /**
     * The table learns as much in both fidelities where a layer's tensors follow each other; time within 7 % on a layer of
     * GPT-2; the same holds on the larger layer of GPT-2 medium, which the experiments use.
     */
    @Test
    void acceleratedLearnsAsLineByLineDoesFromALayer() {
        AdamSetting setting = AdamSetting.calibrated().tensors(ParameterTensors.ofLayer(Models.transformer("gpt2")));
        AdamSetting.Iteration whole =
                AdamFidelityTest.second(setting.fidelity(Fidelity.LINE_BY_LINE), AdamFidelityTest.ANY_ORDER);
        AdamSetting.Iteration part =
                AdamFidelityTest.second(setting.fidelity(Fidelity.LEARNING), AdamFidelityTest.ANY_ORDER);
        System.out.printf(
                "TenAnalyzer on a layer of GPT-2: line by line %.3f ms, accelerated %.3f ms%n",
                whole.milliseconds(), part.milliseconds());
        assertEquals(1, part.milliseconds() / whole.milliseconds(), 0.07);
        assertEquals(whole.counters().hitInShare(), part.counters().hitInShare(), 0.01);
    }

    /** A step of Llama-2-7B: 18 bytes read and 14 written for each of 6.7 billion parameters, to 2 %. */
    @Test
    void theFullSizeStepMovesAllItsParameters() {
        List<ParameterTensor> all = ParameterTensors.of(Models.transformer("llama-2-7b"));
        double parameters = all.stream().mapToLong(ParameterTensor::elements).sum();
        AdamSetting.Iteration step = AdamSetting.calibrated()
                .tensors(all)
                .fidelity(Fidelity.FULL_SIZE)
                .iterations(8, SgxLike.baseline(), 1)
                .get(0);
        System.out.printf(
                "Adam over %.2f billion parameters under SGX: %.1f s%n", parameters / 1e9, step.milliseconds() / 1e3);
        assertEquals(parameters * 18 / 64, step.counters().get(Counter.DATA_READS), 0.01 * parameters * 18 / 64);
        assertEquals(parameters * 14 / 64, step.counters().get(Counter.DATA_WRITES), 0.03 * parameters * 14 / 64);
    }
}
