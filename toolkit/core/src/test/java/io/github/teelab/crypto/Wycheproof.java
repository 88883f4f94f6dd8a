package io.github.teelab.crypto;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.teelab.SharedTraces;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Vectors of Project Wycheproof, which lie beside the checkout and not in it; a test that asks where they are absent is skipped. */
record Wycheproof(JsonNode group, JsonNode test) {
    /** All vectors of a file, such as {@code "x25519"}. */
    static List<Wycheproof> all(String file) {
        Path path = SharedTraces.path("../wycheproof/" + file + "_test.json.gz");
        try (InputStream in = new GZIPInputStream(Files.newInputStream(path))) {
            List<Wycheproof> all = new ArrayList<>();
            for (JsonNode group : new ObjectMapper().readTree(in).get("testGroups")) {
                group.get("tests").forEach(test -> all.add(new Wycheproof(group, test)));
            }
            assumeTrue(!all.isEmpty(), "skipped: no vectors in " + file);
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] bytes(String field) {
        return HexFormat.of().parseHex(test.get(field).asText());
    }

    /** What a sound implementation says; "acceptable" ones may be refused or not. */
    boolean isValid() {
        return test.get("result").asText().equals("valid");
    }

    boolean isInvalid() {
        return test.get("result").asText().equals("invalid");
    }

    boolean hasFlag(String flag) {
        for (JsonNode one : test.get("flags")) {
            if (one.asText().equals(flag)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return test.get("tcId").asText() + " " + test.get("comment").asText();
    }
}
