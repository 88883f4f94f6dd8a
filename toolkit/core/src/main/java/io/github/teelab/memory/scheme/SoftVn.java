package io.github.teelab.memory.scheme;

import io.github.teelab.memory.LineRequests;
import io.github.teelab.memory.MetadataKind;
import java.util.Set;

/**
 * Software tells the version number of every access (Umar, Hua, Zhang and Suh, SoftVN, ISCA 2022): no version lines and no
 * tree for the data it declares, which here is all data. The metadata cache then has only MACs to hold. Assumed: it marks
 * which codes of a line are new, so that a written line's code needs no fetch of its neighbours; a stream has filled the line
 * with new codes by the time it leaves.
 */
public record SoftVn() implements Scheme {
    /** Its name. */
    public static final String NAME = "softvn";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Protection protect(ProtectionHardware hardware) {
        MetadataPath path = new MetadataPath(
                new MetadataLayout(hardware.dataLines(), SgxLike.VERSIONS_PER_LINE, 8),
                hardware,
                Set.of(MetadataKind.MAC));
        long hashPs = hardware.engine().hashPs();
        return new Protection() {
            @Override
            public long read(long line, LineRequests out) {
                path.readMac(line, true, out);
                return hashPs;
            }

            @Override
            public void drain(LineRequests out) {
                path.drain(out);
            }

            @Override
            public void write(long line, LineRequests out) {
                path.composeMac(line, out);
            }
        };
    }
}
