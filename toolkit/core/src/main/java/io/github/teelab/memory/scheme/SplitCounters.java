package io.github.teelab.memory.scheme;

import io.github.teelab.memory.LineRequests;
import io.github.teelab.memory.MetadataKind;
import java.util.Set;

/**
 * One long counter for a group of lines and a short one for each, so that many versions fit a line and the tree is low
 * (Yan et al., ISCA 2006; VAULT, ASPLOS 2018; Morphable Counters, MICRO 2018). When a short counter is full the group's
 * long counter moves on and its lines are read, encrypted anew and written.
 *
 * @param name its name, such as {@code split-64}
 * @param counters short counters in a line, and children of a tree node
 * @param minorBits bits of a short counter
 * @param rebasing whether a group whose short counters have all moved gives their least to the long counter, which costs
 *     nothing (Morphable Counters, section 4)
 */
public record SplitCounters(String name, int counters, int minorBits, boolean rebasing) implements Scheme {
    private static final int LINE_BITS = 512;
    private static final int MAJOR_BITS = 56;

    /** @throws IllegalArgumentException if the counters do not fit a line beside a long one of 56 bits */
    public SplitCounters {
        if (counters < 2 || minorBits < 1 || minorBits > 7 || counters * minorBits + MAJOR_BITS > LINE_BITS) {
            throw new IllegalArgumentException("split counters: got " + counters + " of " + minorBits
                    + " bits, allowed at least 2 of 1 to 7 bits that fit " + LINE_BITS + " bits beside one of "
                    + MAJOR_BITS);
        }
    }

    /** 64 counters of 7 bits, as in VAULT's lowest level. */
    public static SplitCounters of64() {
        return new SplitCounters("split-64", 64, 7, false);
    }

    /** 128 counters of 3 bits with rebasing, as in Morphable Counters; their change of format is not modelled. */
    public static SplitCounters of128() {
        return new SplitCounters("split-128", 128, 3, true);
    }

    @Override
    public Protection protect(ProtectionHardware hardware) {
        MetadataPath path = new MetadataPath(
                new MetadataLayout(hardware.dataLines(), counters, counters),
                hardware,
                Set.of(MetadataKind.VERSION, MetadataKind.TREE));
        MinorCounters minors = new MinorCounters(counters, minorBits, rebasing);
        CountedProtection counted = new CountedProtection(path, hardware.engine());
        return new Protection() {
            @Override
            public long read(long line, LineRequests out) {
                return counted.read(line, out);
            }

            @Override
            public void drain(LineRequests out) {
                counted.drain(out);
            }

            @Override
            public void write(long line, LineRequests out) {
                counted.write(line, out);
                if (minors.overflows(line)) {
                    encryptAnew(line / counters * counters, line, out);
                }
            }

            private void encryptAnew(long start, long written, LineRequests out) {
                for (long line = start; line < Math.min(start + counters, hardware.dataLines()); line++) {
                    if (line != written) {
                        out.rereadData(line);
                        path.readMac(line, false, out);
                        out.writeData(line);
                        path.changeMac(line, out);
                    }
                }
            }
        };
    }
}
