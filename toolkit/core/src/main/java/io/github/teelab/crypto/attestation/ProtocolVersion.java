package io.github.teelab.crypto.attestation;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A version of the handshake, compared by number: 1.10 is newer than 1.9.
 *
 * @param major the number before the dot, 0 to 999
 * @param minor the number after it, 0 to 999
 */
public record ProtocolVersion(int major, int minor) implements Comparable<ProtocolVersion> {
    /** The versions that this toolkit speaks, newest first. */
    static final List<ProtocolVersion> SPOKEN = List.of(new ProtocolVersion(1, 2), new ProtocolVersion(1, 1));

    private static final int MOST = 999;

    /** @throws IllegalArgumentException if a number is out of range */
    public ProtocolVersion {
        if (major < 0 || major > MOST || minor < 0 || minor > MOST) {
            throw new IllegalArgumentException(
                    "protocol version: got " + major + "." + minor + ", allowed 0.0 to 999.999");
        }
    }

    static ProtocolVersion parse(String text) throws Malformed {
        if (!text.matches("\\d{1,3}\\.\\d{1,3}")) {
            throw new Malformed("a version", "numbers such as 1.2", text);
        }
        int dot = text.indexOf('.');
        return new ProtocolVersion(
                Integer.parseInt(text, 0, dot, 10), Integer.parseInt(text, dot + 1, text.length(), 10));
    }

    static List<ProtocolVersion> parseAll(String text) throws Malformed {
        List<ProtocolVersion> all = new java.util.ArrayList<>();
        for (String one : text.split(",", -1)) {
            all.add(parse(one));
        }
        return all;
    }

    static String text(List<ProtocolVersion> versions) {
        return versions.stream().map(ProtocolVersion::toString).collect(Collectors.joining(","));
    }

    /** The newest of those offered that this toolkit speaks. */
    static Optional<ProtocolVersion> newestSpoken(List<ProtocolVersion> offered) {
        return offered.stream().filter(SPOKEN::contains).max(Comparator.naturalOrder());
    }

    @Override
    public int compareTo(ProtocolVersion other) {
        return Comparator.comparingInt(ProtocolVersion::major)
                .thenComparingInt(ProtocolVersion::minor)
                .compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
