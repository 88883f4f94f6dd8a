package io.github.teelab.npu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.teelab.platform.Catalog;
import io.github.teelab.units.UnknownName;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SystolicArrayTest {
    private static final Gemm PUBLISHED = new Gemm(200, 300, 150);

    /** SCALE-Sim v3's own answers for (M, N, K) = (200, 150, 300) on 32 x 32. */
    @ParameterizedTest
    @CsvSource({"weight-stationary, 14699", "output-stationary, 12669", "input-stationary, 17079"})
    void compatibleWithScaleSimToTheCycle(String dataflow, long cycles) {
        SystolicArray array = new SystolicArray(32, 32, Dataflow.named(dataflow));
        assertEquals(cycles, array.scaleSimCycles(PUBLISHED));
        assertEquals(cycles + 1, array.cycles(PUBLISHED), "its last cycle has that number, counted from 0");
    }

    /** Cycle by cycle: what one pass of an output-stationary array does, value by value. */
    @Property(tries = 200)
    void closedFormIsWhatTheElementsDo(
            @ForAll @IntRange(min = 1, max = 6) int rows,
            @ForAll @IntRange(min = 1, max = 6) int columns,
            @ForAll @IntRange(min = 1, max = 15) int m,
            @ForAll @IntRange(min = 1, max = 15) int k,
            @ForAll @IntRange(min = 1, max = 15) int n) {
        long cycles = 0;
        for (int top = 0; top < m; top += rows) {
            for (int left = 0; left < n; left += columns) {
                cycles += passOfOutputStationary(rows, columns, k);
            }
        }
        assertEquals(cycles, new SystolicArray(rows, columns, Dataflow.OUTPUT_STATIONARY).cycles(new Gemm(m, k, n)));
    }

    /** Value {@code step} of row r and column c meets its partner at cycle r + c + step; the last one ends the pass. */
    private static long passOfOutputStationary(int rows, int columns, int k) {
        long last = 0;
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                for (int step = 0; step < k; step++) {
                    last = Math.max(last, row + column + step);
                }
            }
        }
        return last + 1;
    }

    @Test
    void aFullArrayIsNeverMoreThanFullyUsed() {
        for (Dataflow dataflow : Dataflow.values()) {
            SystolicArray array = new SystolicArray(128, 128, dataflow);
            double used = array.utilisation(new Gemm(8192, 8192, 8192));
            System.out.printf("%s 128 x 128, 8192 cubed: %.1f %% used%n", dataflow.label(), 100 * used);
            assertTrue(used > 0.95 && used < 1);
        }
    }

    @Test
    void readsTheCatalog() {
        SystolicArray array = SystolicArray.of(Catalog.standard().npu("tensortee-npu"));
        assertEquals(new SystolicArray(512, 512, Dataflow.OUTPUT_STATIONARY), array);
    }

    @Test
    void refusesWhatCannotBe() {
        assertThrows(IllegalArgumentException.class, () -> new SystolicArray(0, 32, Dataflow.OUTPUT_STATIONARY));
        assertThrows(IllegalArgumentException.class, () -> new Gemm(0, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new Gemm(Long.MAX_VALUE, 4, 4));
        assertThrows(IllegalArgumentException.class, () -> new Gemm(1L << 31, 1L << 31, 1));
        assertThrows(UnknownName.class, () -> Dataflow.named("row-stationary"));
    }
}
