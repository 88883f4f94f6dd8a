package io.github.teelab.workload.profile;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever happens to a valid file, reading it ends in a profile or in a {@link BadProfile} of one line. */
class ProfileMutationTest {
    private static final int TRIES = 400;
    private static Path folder;
    private static byte[] sqlite;

    @BeforeContainer
    static void makeFiles() throws IOException {
        folder = Files.createTempDirectory("teelab-mutation");
        Samples.text(folder, "whole.api.csv", Samples.API);
        Samples.text(folder, "whole.gpu.csv", Samples.GPU);
        sqlite = Files.readAllBytes(Samples.sqlite(folder, "whole.sqlite", Samples.SQLITE));
    }

    @AfterContainer
    static void removeFiles() throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    @Property(tries = TRIES)
    void apiReport(
            @ForAll int length, @ForAll @Size(max = 3) List<Integer> places, @ForAll @IntRange(max = 255) int value) {
        assertHandled(
                bytes(Samples.API),
                length,
                places,
                value,
                file -> Profiles.nsys(file, folder.resolve("whole.gpu.csv")));
    }

    @Property(tries = TRIES)
    void gpuReport(
            @ForAll int length, @ForAll @Size(max = 3) List<Integer> places, @ForAll @IntRange(max = 255) int value) {
        assertHandled(
                bytes(Samples.GPU),
                length,
                places,
                value,
                file -> Profiles.nsys(folder.resolve("whole.api.csv"), file));
    }

    @Property(tries = TRIES)
    void gzippedReport(
            @ForAll int length, @ForAll @Size(max = 3) List<Integer> places, @ForAll @IntRange(max = 255) int value) {
        assertHandled(
                Samples.gzip(Samples.API),
                length,
                places,
                value,
                file -> Profiles.nsys(file, folder.resolve("whole.gpu.csv")));
    }

    @Property(tries = TRIES)
    void kineto(
            @ForAll int length, @ForAll @Size(max = 3) List<Integer> places, @ForAll @IntRange(max = 255) int value) {
        assertHandled(bytes(Samples.KINETO), length, places, value, Profiles::kineto);
    }

    @Property(tries = TRIES)
    void gzippedKineto(
            @ForAll int length, @ForAll @Size(max = 3) List<Integer> places, @ForAll @IntRange(max = 255) int value) {
        assertHandled(Samples.gzip(Samples.KINETO), length, places, value, Profiles::kineto);
    }

    @Property(tries = TRIES)
    void sqliteExport(
            @ForAll int length, @ForAll @Size(max = 3) List<Integer> places, @ForAll @IntRange(max = 255) int value) {
        assertHandled(sqlite, length, places, value, Profiles::nsysSqlite);
    }

    /** Replaces bytes at the places given, and cuts the file where the length falls inside it. */
    private static void assertHandled(
            byte[] whole, int length, List<Integer> places, int value, Consumer<Path> reading) {
        byte[] mutated = Arrays.copyOf(whole, Math.min(whole.length, Math.floorMod(length, 2 * whole.length)));
        for (int place : places) {
            if (mutated.length > 0) {
                mutated[Math.floorMod(place, mutated.length)] = (byte) value;
            }
        }
        Path file = Samples.bytes(folder, "mutated", mutated);
        try {
            reading.accept(file);
        } catch (BadProfile e) {
            assertTrue(e.getMessage().startsWith(folder.toString()), e.getMessage());
            assertFalse(e.getMessage().contains("\n"), e.getMessage());
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
