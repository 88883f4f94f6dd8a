package io.github.teelab.crypto.attestation;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a vendor says its releases measure as: one digest for each component and version (RFC 9334, section 4.2). A device with
 * other bytes under a known version shows by its digest. Immutable.
 */
public final class ReferenceValues {
    private final Map<Release, String> digests;

    private record Release(String component, int version) implements Comparable<Release> {
        @Override
        public int compareTo(Release other) {
            int byName = component.compareTo(other.component);
            return byName == 0 ? Integer.compare(version, other.version) : byName;
        }
    }

    private ReferenceValues(Map<Release, String> digests) {
        this.digests = digests;
    }

    /**
     * The values that a list of releases gives.
     *
     * @throws IllegalArgumentException if it has two digests for one component and version
     */
    public static ReferenceValues of(Collection<Measurement> releases) {
        Map<Release, String> digests = new TreeMap<>();
        for (Measurement one : releases) {
            String other = digests.put(new Release(one.component(), one.version()), one.digest());
            if (other != null && !other.equals(one.digest())) {
                throw new IllegalArgumentException("reference values: got two digests for " + one.component() + " "
                        + one.version() + ", allowed is one; a release never changes");
            }
        }
        return new ReferenceValues(digests);
    }

    /** The digest of a release; empty if the vendor has published none. */
    public Optional<String> digest(String component, int version) {
        return Optional.ofNullable(digests.get(new Release(component, version)));
    }

    /** What is wrong with the digests of a log; empty if nothing is. */
    Optional<String> objection(List<Measurement> log) {
        return log.stream()
                .filter(one -> !digest(one.component(), one.version()).equals(Optional.of(one.digest())))
                .map(one -> one.component() + " " + one.version() + " measures as " + start(one.digest())
                        + ", expected "
                        + digest(one.component(), one.version())
                                .map(ReferenceValues::start)
                                .orElse("a version with a reference value"))
                .findFirst();
    }

    private static String start(String digest) {
        return digest.substring(0, Math.min(8, digest.length())) + "...";
    }
}
