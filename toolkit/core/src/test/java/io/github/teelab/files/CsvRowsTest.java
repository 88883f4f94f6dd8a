package io.github.teelab.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRowsTest {
    @Test
    void quotesLineEndsAndCommentsAreUnderstood() {
        assertEquals(
                List.of(List.of("a", "b,\"c\""), List.of("d\ne", ""), List.of("f", "g")),
                read("\ufeffa,\"b,\"\"c\"\"\"\r\n# it's a \"comment\n\n\"d\ne\",\rf,g\n"));
    }

    @Test
    void rowsAreCountedFromTheLineOnWhichTheyBegin() {
        try (CsvRows rows = open("a\n\n\"b\nc\"\nd")) {
            rows.next();
            rows.next();
            assertEquals(3, rows.line());
            rows.next();
            assertEquals(5, rows.line());
            assertEquals(Optional.empty(), rows.next());
            assertEquals(1, rows.passedOver());
            assertFalse(rows.endsWithLineEnd());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,\"b", "a,\"b\nc,d\n", "a,\"b\"c\n", "a,b\"c\n", "a,\"\"\"\n"})
    void quotesThatDoNotCloseAreRefused(String text) {
        String message = assertThrows(IllegalArgumentException.class, () -> read("x,y\n" + text))
                .getMessage();
        assertTrue(message.contains("line"), message);
    }

    @Test
    void noCellAndNoRowFillsMemory() {
        assertThrows(IllegalArgumentException.class, () -> read("x".repeat(CsvRows.MOST_CHARACTERS + 1) + "\n"));
        assertThrows(IllegalArgumentException.class, () -> read("x,".repeat(CsvRows.MOST_CELLS + 1) + "\n"));
        assertThrows(IllegalArgumentException.class, () -> read("\"" + "\n".repeat(1 << 20)));
    }

    private static List<List<String>> read(String text) {
        List<List<String>> all = new ArrayList<>();
        try (CsvRows rows = open(text)) {
            for (Optional<List<String>> row = rows.next(); row.isPresent(); row = rows.next()) {
                all.add(row.get());
            }
        }
        return all;
    }

    private static CsvRows open(String text) {
        return CsvRows.open(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                true,
                "mend it",
                (place, fault, remedy) -> new IllegalArgumentException(place + ": " + fault + "; " + remedy));
    }
}
