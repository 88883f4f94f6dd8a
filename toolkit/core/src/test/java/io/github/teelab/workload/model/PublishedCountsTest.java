package io.github.teelab.workload.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.teelab.platform.DataFiles;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/** Computed counts against published ones; each line of the file carries the tolerance that its printed digits leave. */
class PublishedCountsTest {
    private static final Table PUBLISHED = DataFiles.table("models/published.csv");

    record Count(String model, String quantity, double value, double tolerance) {}

    static Stream<Count> counts() {
        return IntStream.range(0, PUBLISHED.rowCount()).mapToObj(PUBLISHED::row).map(PublishedCountsTest::count);
    }

    private static Count count(Row row) {
        double unit = row.getString("unit").equals("count") ? 1 : Double.parseDouble(row.getString("unit"));
        double value = row.getNumber("value") * unit;
        return new Count(
                row.getString("model"), row.getString("quantity"), value, value * row.getNumber("tolerance_pct") / 100);
    }

    @ParameterizedTest
    @MethodSource("counts")
    void computedIsPublished(Count count) {
        assertEquals(count.value(), computed(count), count.tolerance(), count.toString());
    }

    private static double computed(Count count) {
        if (count.quantity().equals("parameters")) {
            return Models.named(count.model()).parameters();
        }
        ConvolutionalNet net = Models.convolutional(count.model());
        return count.quantity().equals("least_side") ? net.leastSide() : net.multiplyAdds(net.defaultInput());
    }

    @Test
    void everyModelIsChecked() {
        Set<String> checked = new TreeSet<>();
        counts().filter(count -> count.quantity().equals("parameters")).forEach(count -> checked.add(count.model()));
        assertEquals(new TreeSet<>(Models.names()), checked);
        assertTrue(counts().filter(count -> count.tolerance() == 0).count() > 20, "most counts are exact");
    }
}
