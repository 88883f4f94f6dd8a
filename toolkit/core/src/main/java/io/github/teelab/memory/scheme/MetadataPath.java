package io.github.teelab.memory.scheme;

import io.github.teelab.memory.LineRequests;
import io.github.teelab.memory.MetadataKind;
import io.github.teelab.memory.cache.Cache;
import java.util.Set;

/**
 * Version numbers off the chip under a tree, and MACs, seen through the metadata cache.
 *
 * <p>A version line that is not cached is fetched and checked against its node; a node that is not cached likewise, up to
 * the first that is. A changed line that the cache pushes out is written, and the counter in its node changes
 * (Gueron, "A Memory Encryption Engine Suitable for General Purpose Processors", IACR ePrint 2016/204, section 4).
 */
public final class MetadataPath {
    private final MetadataLayout layout;
    private final Cache cache;
    private final boolean cachesVersions;
    private final boolean cachesTree;
    private final boolean cachesMacs;

    /** @param cached the kinds that go through the metadata cache; others are read and written each time */
    public MetadataPath(MetadataLayout layout, ProtectionHardware hardware, Set<MetadataKind> cached) {
        this.layout = layout;
        this.cache = new Cache(hardware.metadataCache());
        this.cachesVersions = cached.contains(MetadataKind.VERSION);
        this.cachesTree = cached.contains(MetadataKind.TREE);
        this.cachesMacs = cached.contains(MetadataKind.MAC);
    }

    /**
     * Fetches and checks the version of a data line.
     *
     * @return whether it was cached
     */
    public boolean readVersion(long dataLine, boolean critical, LineRequests out) {
        return touch(layout.version(dataLine), 0, false, critical, out);
    }

    /** Fetches, checks and changes the version of a data line. */
    public void changeVersion(long dataLine, LineRequests out) {
        touch(layout.version(dataLine), 0, true, false, out);
    }

    /** Changes the version of a data line whose neighbours in the version line are known, so that nothing is fetched. */
    public void composeVersion(long dataLine, LineRequests out) {
        compose(layout.version(dataLine), out);
    }

    /** Fetches the MAC of a data line. */
    public void readMac(long dataLine, boolean critical, LineRequests out) {
        long line = layout.mac(dataLine);
        if (!cachesMacs) {
            out.read(MetadataKind.MAC, line, critical);
        } else if (!cache.access(line, false)) {
            long victim = cache.victim();
            out.read(MetadataKind.MAC, line, critical);
            pushOut(victim, out);
        }
    }

    /** Changes the MAC of a data line: its line is read and written, at once or when the cache pushes it out. */
    public void changeMac(long dataLine, LineRequests out) {
        long line = layout.mac(dataLine);
        if (!cachesMacs) {
            out.read(MetadataKind.MAC, line, false);
            out.write(MetadataKind.MAC, line);
        } else if (!cache.access(line, true)) {
            long victim = cache.victim();
            out.read(MetadataKind.MAC, line, false);
            pushOut(victim, out);
        }
    }

    /** Changes the MAC of a data line whose neighbours change with it, so that nothing is fetched. */
    public void composeMac(long dataLine, LineRequests out) {
        compose(layout.mac(dataLine), out);
    }

    /** Writes all changed lines of the metadata cache, versions first, so that each node is written after what it counts. */
    public void drain(LineRequests out) {
        for (int level = 0; level <= layout.levels(); level++) {
            for (long line : cache.dirty()) {
                if (layout.level(line) == level) {
                    cache.clean(line);
                    writeBack(line, out);
                }
            }
        }
    }

    private void compose(long line, LineRequests out) {
        if (!cache.access(line, true)) {
            pushOut(cache.victim(), out);
        }
    }

    private boolean touch(long line, int level, boolean dirty, boolean critical, LineRequests out) {
        if (level == 0 ? cachesVersions : cachesTree) {
            if (cache.access(line, dirty)) {
                return true;
            }
            long victim = cache.victim();
            out.read(layout.kind(level), line, critical);
            climb(line, level, false, critical, out);
            pushOut(victim, out);
        } else {
            out.read(layout.kind(level), line, critical);
            if (dirty) {
                out.write(layout.kind(level), line);
            }
            climb(line, level, dirty, critical, out);
        }
        return false;
    }

    private void climb(long line, int level, boolean dirty, boolean critical, LineRequests out) {
        long parent = layout.parent(line, level);
        if (parent != MetadataLayout.ON_CHIP) {
            touch(parent, level + 1, dirty, critical, out);
        }
    }

    private void pushOut(long victim, LineRequests out) {
        if (Cache.isDirty(victim)) {
            writeBack(Cache.line(victim), out);
        }
    }

    private void writeBack(long line, LineRequests out) {
        int level = layout.level(line);
        out.write(layout.kind(level), line);
        if (level < layout.levels()) {
            climb(line, level, true, false, out);
        }
    }
}
