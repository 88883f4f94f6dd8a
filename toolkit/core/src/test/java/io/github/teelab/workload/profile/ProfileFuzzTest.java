package io.github.teelab.workload.profile;

import io.github.teelab.Lab;
import io.github.teelab.fuzz.Fuzz;
import io.github.teelab.platform.Platforms;
import io.github.teelab.tee.h100.H100Confidential;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to a valid file, reading it ends in a profile that can be looked at, or in one line. */
class ProfileFuzzTest {
    @TempDir
    private Path folder;

    @Test
    void kineto() {
        List<byte[]> seeds = List.of(bytes(Samples.KINETO), Samples.gzip(Samples.KINETO), bytes(bare()));
        Fuzz.run("Kineto", seeds, folder, file -> look(Profiles.kineto(file)));
    }

    @Test
    void nsysApi() {
        Path gpu = Samples.text(folder, "gpu.csv", Samples.GPU);
        List<byte[]> seeds = List.of(bytes(Samples.API), Samples.gzip(Samples.API));
        Fuzz.run("Nsight CSV, API", seeds, folder, file -> look(Profiles.nsys(file, gpu)));
    }

    @Test
    void nsysGpu() {
        Path api = Samples.text(folder, "api.csv", Samples.API);
        List<byte[]> seeds = List.of(bytes(Samples.GPU), Samples.gzip(Samples.GPU));
        Fuzz.run("Nsight CSV, GPU", seeds, folder, file -> look(Profiles.nsys(api, file)));
    }

    @Test
    void nsysSqlite() throws IOException {
        Path wide = Samples.sqlite(folder, "wide.sqlite", "PRAGMA page_size = 512", Samples.SQLITE);
        Path utf16 = Samples.sqlite(folder, "utf16.sqlite", "PRAGMA encoding = 'UTF-16le'", Samples.SQLITE);
        List<byte[]> seeds = List.of(
                Files.readAllBytes(Samples.sqlite(folder, "whole.sqlite", Samples.SQLITE)),
                Files.readAllBytes(wide),
                Files.readAllBytes(utf16));
        Fuzz.run("Nsight SQLite", seeds, folder, file -> look(Profiles.nsysSqlite(file)));
    }

    /** What is read is replayed and predicted too. */
    private static void look(RecordedProfile profile) {
        Lab.whatIf(profile).on(H100Confidential.on(Platforms.h100Node())).table();
    }

    private static String bare() {
        return Samples.KINETO
                .substring(Samples.KINETO.indexOf('[', Samples.KINETO.indexOf("traceEvents")))
                .replaceFirst("\\}\\s*$", "");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
