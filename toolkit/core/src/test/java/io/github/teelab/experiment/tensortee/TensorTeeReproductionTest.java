package io.github.teelab.experiment.tensortee;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.teelab.experiment.Comparison;
import io.github.teelab.experiment.Papers;
import io.github.teelab.experiment.Reproduction;
import io.github.teelab.memory.Counter;
import io.github.teelab.memory.scheme.NoProtection;
import io.github.teelab.memory.scheme.Scheme;
import io.github.teelab.memory.scheme.SgxLike;
import io.github.teelab.memory.scheme.SoftVn;
import io.github.teelab.memory.simulation.Fidelity;
import io.github.teelab.memory.tensor.TenAnalyzer;
import io.github.teelab.memory.tensor.TenAnalyzerSizes;
import io.github.teelab.platform.Parameters;
import io.github.teelab.report.Tables;
import io.github.teelab.tee.tensortee.OffloadedTraining;
import io.github.teelab.workload.model.Models;
import io.github.teelab.workload.model.ParameterTensor;
import io.github.teelab.workload.model.ParameterTensors;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

class TensorTeeReproductionTest {
    /** What is predicted may miss; how far is written here, so that a change for the worse is seen. */
    @Test
    void theFiguresAreAsFarFromThePublishedOnesAsTheReadmeSays() {
        Reproduction reproduction = Reproduction.of(Papers.named("tensortee"));
        System.out.println(Tables.text(Tables.rounded(reproduction.table(), 4)));
        System.out.println(Tables.text(Tables.rounded(reproduction.summary(), 3)));
        reproduction.comparisons().forEach(TensorTeeReproductionTest::assertAsFar);
        double speedups = reproduction.comparisons().stream()
                .filter(row -> row.quantity().startsWith("speed-up over SGX+MGX"))
                .mapToDouble(row -> Math.abs(row.errorPercent()))
                .average()
                .orElseThrow();
        System.out.printf("twelve speed-ups over SGX+MGX: mean absolute error %.2f %%%n", speedups);
        assertTrue(speedups < 10, "mean absolute error " + speedups);
    }

    private static void assertAsFar(Comparison row) {
        double error = Math.abs(row.errorPercent());
        double points = Math.abs(row.simulated() - row.published());
        if (row.quantity().startsWith("speed-up over SGX+MGX")) {
            assertTrue(error < 27, row.toString());
        } else if (row.role() == Comparison.Role.CALIBRATE) {
            assertTrue(error < 1, row.toString());
        } else if (row.experiment().equals("Adam slowdown by threads")) {
            assertTrue(error < 21, row.toString());
        } else if (row.quantity().contains("hit_in") && !row.experiment().contains("as written")) {
            assertTrue(points < 1.5, row.toString());
        } else if (row.quantity().contains("budget")) {
            assertTrue(error < 0.1, row.toString());
        } else if (row.experiment().contains("any order")) {
            assertTrue(error < 18, row.toString());
        } else if (row.quantity().contains("end-to-end speedup")) {
            assertTrue(error < 5, row.toString());
        } else if (row.quantity().contains("end-to-end overhead")) {
            assertTrue(points < 5.6, row.toString());
        } else if (row.quantity().contains("SGX+MGX share")) {
            assertTrue(points < 5, row.toString());
        } else if (row.quantity().contains("gradient communication improvement")) {
            assertTrue(error < 80, row.toString());
        } else if (row.experiment().equals("MAC granularity on the NPU")) {
            assertTrue(points < 1, row.toString());
        }
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
        Table refitted = TrainingCalibration.table(SimulatedAdam.prices());
        System.out.println(Tables.text(refitted));
        for (Row row : refitted) {
            String parameter = row.getString("parameter");
            double stored = Parameters.read(OffloadedTraining.FILE).number(parameter);
            assertEquals(stored, row.getDouble("value"), 1e-5 * stored, parameter);
        }
    }

    /** Both fidelities on one matrix of GPT-2 medium: time within 6 %, data within 1 %, metadata within 12 % (whether MAC lines of
     * different threads meet in a set of the metadata cache depends on where the window lies). */
    @Test
    void acceleratedAgreesWithLineByLine() {
        AdamSetting setting = AdamSetting.calibrated().tensors(List.of(matrix()));
        for (Scheme scheme : List.of(new NoProtection(), SgxLike.baseline(), new SoftVn())) {
            assertAgree(setting, scheme);
        }
    }

    /**
     * The table learns as much in both fidelities where a layer's tensors follow each other; time within 7 % on a layer of
     * GPT-2; the same holds on the larger layer of GPT-2 medium, which the experiments use.
     */
    @Test
    void acceleratedLearnsAsLineByLineDoesFromALayer() {
        AdamSetting setting = AdamSetting.calibrated().tensors(ParameterTensors.ofLayer(Models.transformer("gpt2")));
        AdamSetting.Iteration whole = second(setting.fidelity(Fidelity.LINE_BY_LINE), ANY_ORDER);
        AdamSetting.Iteration part = second(setting.fidelity(Fidelity.LEARNING), ANY_ORDER);
        System.out.printf(
                "TenAnalyzer on a layer of GPT-2: line by line %.3f ms, accelerated %.3f ms%n",
                whole.milliseconds(), part.milliseconds());
        assertEquals(1, part.milliseconds() / whole.milliseconds(), 0.07);
        assertEquals(whole.counters().hitInShare(), part.counters().hitInShare(), 0.01);
    }

    /** The stated exception: one tensor alone, updated again and again, is learnt later where the middle is leapt over. */
    @Test
    void acceleratedLearnsASingleTensorLater() {
        AdamSetting setting = AdamSetting.calibrated().tensors(List.of(matrix()));
        double whole = second(setting.fidelity(Fidelity.LINE_BY_LINE), ANY_ORDER)
                .counters()
                .hitInShare();
        double part = second(setting.fidelity(Fidelity.LEARNING), ANY_ORDER)
                .counters()
                .hitInShare();
        System.out.printf("one tensor, second iteration: hit_in %.2f line by line, %.2f accelerated%n", whole, part);
        assertTrue(part <= whole, part + " and " + whole);
    }

    private static final Scheme ANY_ORDER =
            new TenAnalyzer(TenAnalyzerSizes.published().orderedEnds(false));

    private static ParameterTensor matrix() {
        return ParameterTensors.ofLayer(Models.transformer("gpt2-medium")).get(2);
    }

    private static AdamSetting.Iteration second(AdamSetting setting, Scheme scheme) {
        return setting.iterations(4, scheme, 2).get(1);
    }

    private static void assertAgree(AdamSetting setting, Scheme scheme) {
        AdamSetting.Iteration whole = second(setting.fidelity(Fidelity.LINE_BY_LINE), scheme);
        AdamSetting.Iteration part = second(setting, scheme);
        System.out.printf(
                "%s: line by line %.4f ms %s%n  accelerated %.4f ms %s%n",
                scheme.name(), whole.milliseconds(), whole.counters(), part.milliseconds(), part.counters());
        assertEquals(1, part.milliseconds() / whole.milliseconds(), 0.06, scheme.name());
        assertEquals(1.0, (double) part.counters().data() / whole.counters().data(), 0.01, scheme.name());
        assertEquals(
                whole.counters().metadata(),
                part.counters().metadata(),
                0.12 * whole.counters().metadata() + 1,
                scheme.name());
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
