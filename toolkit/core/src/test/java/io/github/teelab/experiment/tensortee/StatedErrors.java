package io.github.teelab.experiment.tensortee;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.teelab.experiment.Comparison;

/** How far each figure of TensorTEE may miss, a little more than it does today: a change for the worse is seen. */
final class StatedErrors {
    private StatedErrors() {}

    static void check(Comparison row) {
        String quantity = row.quantity();
        switch (row.experiment()) {
            case "Adam slowdown by threads" -> withinPercent(row, row.role() == Comparison.Role.CALIBRATE ? 1 : 19);
            case "TenAnalyzer by iteration, write-backs in any order" -> {
                if (quantity.contains("hit_in")) {
                    withinPoints(row, 0.5);
                } else {
                    withinPercent(row, 18);
                }
            }
            case "TenAnalyzer by iteration, rules as written" -> notReproduced(row);
            case "TenAnalyzer's table" -> withinPoints(row, quantity.contains("hit_in") ? 1.3 : 0.02);
            case "MAC granularity on the NPU" -> withinPoints(row, 1);
            case "Training step" -> training(row);
            default -> throw new AssertionError("no error is stated for " + row);
        }
    }

    /** Read as they are written, the rules learn a quarter of the tensors, and Adam stays as slow as under SGX. */
    private static void notReproduced(Comparison row) {
        if (row.quantity().contains("hit_in")) {
            assertEquals(22.5, row.simulated(), 2.5, row.toString());
        } else {
            assertEquals(2.63, row.simulated(), 0.15, row.toString());
        }
    }

    private static void training(Comparison row) {
        String quantity = row.quantity();
        if (quantity.contains("non-secure share")) {
            withinPoints(row, 0.01);
        } else if (quantity.contains("SGX+MGX share")) {
            withinPoints(row, 2.5);
        } else if (quantity.contains("end-to-end speedup")) {
            withinPercent(row, 3);
        } else if (quantity.contains("end-to-end overhead")) {
            withinPoints(row, 5.6);
        } else if (quantity.contains("gradient communication improvement")) {
            // Published: 18.7, but the published shares imply 39: a staged path of 35 % of a step 3.3 times as long, 3
            // % direct.
            assertEquals(32.6, row.simulated(), 0.3, row.toString());
        } else if (quantity.contains("re-encryption share")) {
            withinPoints(row, 0.7);
        } else if (quantity.equals("speed-up over SGX+MGX, BLOOM") || quantity.endsWith("Roberta-L")) {
            withinPercent(row, 26);
        } else {
            withinPercent(row, 10);
        }
    }

    private static void withinPercent(Comparison row, double allowed) {
        assertTrue(Math.abs(row.errorPercent()) <= allowed, () -> row + ": allowed " + allowed + " %");
    }

    private static void withinPoints(Comparison row, double allowed) {
        assertEquals(row.published(), row.simulated(), allowed, row.toString());
    }
}
