package io.github.teelab.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A user's own catalog file: what it changes, and how its mistakes are reported. */
class CatalogFileTest {
    private static final List<String> GOOD = List.of(
            "# my switch",
            "device,kind,parameter,value,unit,basis,source",
            "mine,switch,lanes,48,lanes,ASSUMED,a guess",
            "mine,switch,ports,5,count,ASSUMED,a guess",
            "mine,switch,generation,4,generation,ASSUMED,a guess",
            "mine,switch,hop_latency,90.5,ns,MEASURED,\"my bench, in May\"");

    @TempDir
    private Path directory;

    @BeforeEach
    void useTheDirectory() {
        System.setProperty(DataFiles.DIRECTORY_PROPERTY, directory.toString());
    }

    @AfterEach
    void useTheToolkitsDataAgain() {
        System.clearProperty(DataFiles.DIRECTORY_PROPERTY);
    }

    @Test
    void aUsersFileStandsInForTheToolkits() throws IOException {
        write(GOOD);
        Catalog catalog = Catalog.standard();
        assertEquals(List.of("mine"), catalog.names(PartKind.SWITCH));
        assertEquals(48, catalog.pcieSwitch("mine").lanes());
        assertEquals(
                "my bench, in May",
                catalog.pcieSwitch("mine").parameter("hop_latency").source());
        assertTrue(catalog.names(PartKind.GPU).contains("h100-nvl"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            mine,switch,lanes,48,lanes,ASSUMED           | field source
            mine,switch,lanes,48,lanes,ASSUMED,a,b       | field after source
            mine,switch,lanes,,lanes,ASSUMED,a guess     | field value
            mine,gpu,lanes,48,lanes,ASSUMED,a guess      | field kind
            mine,switch,lane,48,lanes,ASSUMED,a guess    | did you mean lanes
            mine,switch,lanes,48.5,lanes,ASSUMED,a guess | allowed a whole number above 0
            mine,switch,lanes,-1,lanes,ASSUMED,a guess   | field value
            mine,switch,lanes,NaN,lanes,ASSUMED,a guess  | field value
            mine,switch,lanes,many,lanes,ASSUMED,a guess | field value
            mine,switch,lanes,48,GB/s,ASSUMED,a guess    | field unit
            mine,switch,lanes,48,lanes,GUESSED,a guess   | allowed [MEASURED, PUBLISHED, FITTED
            mine,switch,ports,48,count,ASSUMED,a guess   | has ports twice
            """)
    void aWrongLineIsNamedWithItsFieldAndARemedy(String line, String expected) throws IOException {
        List<String> lines = new ArrayList<>(GOOD);
        lines.add(4, line);
        write(lines);
        String message = message();
        assertTrue(message.contains("switches.csv, line 5, field "), message);
        assertTrue(message.contains(expected), message);
        assertTrue(message.endsWith("; correct that line"), message);
    }

    @Test
    void aLastLineWithoutItsEndMayBeCut() throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), String.join("\n", GOOD));
        assertTrue(message().contains("line 6, field source: the last line has no line end"), message());
    }

    @Test
    void aMissingParameterIsNamedWithItsUnit() throws IOException {
        write(GOOD.subList(0, 5));
        assertTrue(
                message().contains("switch \"mine\": hop_latency (ns) is missing; add the missing lines"), message());
    }

    @Test
    void anEmptyFileAndAWrongHeaderAreRefused() throws IOException {
        write(List.of("# nothing"));
        assertTrue(message().contains("field header"), message());
        write(List.of("name,value", "mine,3"));
        assertTrue(message().contains("line 1, field header: got name,value"), message());
    }

    private static String message() {
        return assertThrows(IllegalArgumentException.class, Catalog::standard).getMessage();
    }

    private Path file() {
        return directory.resolve("catalog/switches.csv");
    }

    private void write(List<String> lines) throws IOException {
        Files.createDirectories(file().getParent());
        Files.write(file(), lines);
    }
}
