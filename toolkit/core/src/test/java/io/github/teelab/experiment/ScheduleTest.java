package io.github.teelab.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static Experiment work() {
        return SamplePaper.experiment("work");
    }

    @Test
    void theLongestStartFirstAndEqualOnesInTheirOrder() {
        List<Planned> planned = DoubleStream.of(1, 5, 2, 5, 0.1)
                .mapToObj(seconds -> new Planned("any", seconds, ScheduleTest::work))
                .toList();
        assertEquals(List.of(1, 3, 2, 0, 4), Schedule.order(planned));
    }

    @Test
    void whatIsUnknownCountsAsLong() {
        List<Planned> planned =
                List.of(new Planned("known", 59, ScheduleTest::work), Planned.of(ScheduleTest::work, "paper 2 of 2"));
        assertEquals(List.of(1, 0), Schedule.order(planned));
        assertEquals("paper 2 of 2", planned.get(1).name());
    }

    @Test
    void aPlannedExperimentKeepsItsPlan() {
        Planned planned = new Planned("known", 2, ScheduleTest::work);
        assertEquals(planned, Planned.of(planned, "another name"));
    }

    @Test
    void aTimeMustBeAboveZero() {
        for (double seconds : new double[] {0, -1, Double.NaN}) {
            String message = assertThrows(
                            IllegalArgumentException.class, () -> new Planned("odd", seconds, ScheduleTest::work))
                    .getMessage();
            assertTrue(message.contains("odd") && message.contains("above 0"), message);
        }
    }
}
