package io.github.teelab.memory.dram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.teelab.platform.Catalog;
import io.github.teelab.platform.Dram;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressMappingTest {
    private static final Dram DDR4 = Catalog.standard().memory("ddr4-3200");

    // A row of DDR4-3200 holds 128 lines; two ranks, four groups of four banks; here two channels.
    @ParameterizedTest
    @CsvSource({
        "row-bank-rank-column-channel, 1, 1, 0, 0",
        "row-bank-rank-column-channel, 2, 0, 0, 0",
        "row-bank-rank-column-channel, 256, 0, 16, 0",
        "row-bank-rank-column-channel, 512, 0, 4, 0",
        "row-bank-rank-column-channel, 2048, 0, 1, 0",
        "row-bank-rank-column-channel, 8192, 0, 0, 1",
        "RoBaRaCoCh, 8193, 1, 0, 1",
        "row-bank-rank-column-group-channel, 2, 0, 4, 0",
        "row-bank-rank-column-group-channel, 8, 0, 0, 0",
        "row-bank-rank-column-group-channel, 1024, 0, 16, 0",
        "row-bank-rank-column-group-channel+xor, 8192, 0, 4, 1",
        "channel-rank-group-bank-row-column, 128, 0, 0, 1",
        "rochrababgco, 128, 0, 4, 0",
        "MOP4CLXOR, 3, 0, 0, 0",
        "MOP4CLXOR, 4, 1, 0, 0",
    })
    void eachFieldIsWhereTheNameSays(String mapping, long line, int subchannel, int bank, int row) {
        Locator locator = new Locator(AddressMapping.named(mapping), DDR4, 2, 64);
        assertEquals(line, locator.line(line * 64 + 63));
        assertEquals(subchannel, locator.subchannel(line));
        assertEquals(bank, locator.bank(line));
        assertEquals(row, locator.row(line));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "interleaved",
                "row-bank-rank-column-channel",
                "MOP4CLXOR",
                "ChRaBaRoCo",
                "row-column-rank-bank-group-channel-column3+xor"
            })
    void everyRowGetsExactlyItsLines(String mapping) {
        Dram small = DDR4.with("rows", 8);
        for (int channels : new int[] {1, 2, 3}) {
            Locator locator = new Locator(AddressMapping.named(mapping), small, channels, 64);
            Map<String, Integer> lines = new HashMap<>();
            long count = small.channelCapacity().times(channels).value() / 64;
            for (long line = 0; line < count; line++) {
                lines.merge(
                        locator.subchannel(line) + " " + locator.bank(line) + " " + locator.row(line), 1, Integer::sum);
            }
            assertEquals(channels * 32 * 8, lines.size());
            assertTrue(lines.values().stream().allMatch(each -> each == 128), mapping);
        }
    }

    @Test
    void addressesAboveTheMemoryWrap() {
        Locator locator = new Locator(AddressMapping.INTERLEAVED, DDR4, 1, 64);
        long capacity = DDR4.channelCapacity().value() / 64;
        assertEquals(locator.row(12345), locator.row(12345 + 7 * capacity));
        assertEquals(locator.bank(locator.line(-64)), locator.bank(capacity - 1));
    }

    @ParameterizedTest
    @CsvSource({
        "row-bank-rank-column, channel is there 0 times",
        "row-row-bank-rank-column-channel, row is there 2 times",
        "row-bank-rank-colum-channel, did you mean column",
        "row-column2-bank-rank-column-channel, to the right of column",
        "row-column-bank-rank-channel-column2-column1, one column with a number",
        "row-column-bank-rank-channel-column99, at most column20",
        "'', unknown field",
    })
    void aWrongMappingIsAnsweredWithTheRightForm(String text, String answer) {
        IllegalArgumentException error = assertThrows(IllegalArgumentException.class, () -> AddressMapping.named(text));
        assertTrue(error.getMessage().contains(answer), error.getMessage());
    }

    @Test
    void moreColumnsThanARowHasAreRefused() {
        DramDesign design = DramDesign.of("hbm2").mapping("row-column-bank-rank-channel-column6");
        IllegalArgumentException error = assertThrows(IllegalArgumentException.class, design::build);
        assertTrue(error.getMessage().contains("32 lines in a row of hbm2"), error.getMessage());
    }
}
