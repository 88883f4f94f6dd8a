package io.github.teelab.workload.serving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestFileTest {
    @TempDir
    private Path folder;

    @Test
    void csvAndJsonLinesSayTheSame() throws IOException {
        RequestFile.Contents csv = read("tokens_out,time,other,tokens_in\n5,0,x,10\n# comment\n6,1.5,y,20\n");
        RequestFile.Contents json = read("""
                {"time":0,"tokens_in":10,"tokens_out":5}
                {"tokens_in":20,"tokens_out":6,"time":1.5}
                """);
        assertEquals(csv, json);
        assertEquals(List.of(0.0, 1.5), csv.times());
        assertEquals(List.of(new Tokens(10, 5), new Tokens(20, 6)), csv.tokens());
    }

    @Test
    void aBlankAnswerTakesAnotherOnesLengthAndIsCounted() throws IOException {
        RequestFile.Contents contents = read("request,tokens_in,tokens_out\n0,10,5\n1,11,\n2,12,7\n3,13,\n");
        assertEquals(
                List.of(new Tokens(10, 5), new Tokens(11, 5), new Tokens(12, 7), new Tokens(13, 7)), contents.tokens());
        assertEquals(2, contents.drawn());
        assertTrue(contents.times().isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|no line",
                "a,b~1,2|a column tokens_in",
                "tokens_in,tokens_out,tokens_in~1,2,3|two columns tokens_in",
                "tokens_in,tokens_out~1|1 cells",
                "tokens_in,tokens_out~0,4|tokens_in \"0\"",
                "tokens_in,tokens_out~-3,4|tokens_in \"-3\"",
                "tokens_in,tokens_out~1e3,4|tokens_in \"1e3\"",
                "tokens_in,tokens_out~99999999,4|tokens_in \"99999999\"",
                "tokens_in,tokens_out~1,|no tokens_out at all",
                "tokens_in,tokens_out~|no request",
                "time,tokens_in,tokens_out~2,1,1~1,1,1|ascending",
                "time,tokens_in,tokens_out~NaN,1,1|time \"NaN\"",
                "{\"tokens_in\":1,\"tokens_in\":2,\"tokens_out\":1}|Duplicate",
                "{\"tokens_in\":\"1\",\"tokens_out\":1}|expected a number",
                "{\"tokens_in\":1.5,\"tokens_out\":1}|tokens_in \"1.5\"",
                "{\"tokens_in\":1|no JSON",
                "{\"time\":1,\"tokens_in\":1,\"tokens_out\":1}~{\"tokens_in\":1,\"tokens_out\":1}|in all lines or in none"
            })
    void eachFaultIsNamedWithFileAndLine(String text, String part) {
        String message = assertThrows(IllegalArgumentException.class, () -> read(text.replace('~', '\n')))
                .getMessage();
        assertTrue(message.contains(part) && message.contains("requests.csv, line"), message);
        assertEquals(1, message.lines().count(), message);
    }

    @Test
    void bytesThatAreNoTextAreRefused() throws IOException {
        Path file = folder.resolve("requests.csv");
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        assertThrows(IllegalArgumentException.class, () -> RequestFile.read(file));
    }

    @Property(tries = 300)
    void noTextMakesItFailInAnotherWay(@ForAll String text) throws IOException {
        Path file = Files.createTempFile("requests", ".csv");
        try {
            Files.writeString(file, text.replaceAll("[\\uD800-\\uDFFF]", ""));
            RequestFile.read(file);
        } catch (IllegalArgumentException expected) {
            assertTrue(expected.getMessage().contains("requests"), expected.getMessage());
        } finally {
            Files.delete(file);
        }
    }

    private RequestFile.Contents read(String text) throws IOException {
        Path file = folder.resolve("requests.csv");
        Files.writeString(file, text);
        return RequestFile.read(file);
    }
}
