package io.github.teelab.memory.tensor;

import io.github.teelab.memory.AccessPattern;
import io.github.teelab.memory.Counter;
import io.github.teelab.memory.LineRequests;
import io.github.teelab.memory.MetadataKind;
import io.github.teelab.memory.cache.Cache;
import io.github.teelab.memory.scheme.MetadataLayout;
import io.github.teelab.memory.scheme.MetadataPath;
import io.github.teelab.memory.scheme.Protection;
import io.github.teelab.memory.scheme.ProtectionHardware;
import io.github.teelab.memory.scheme.SgxLike;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** TenAnalyzer at work; the rules for reads and writes of section 4.2. */
final class TensorProtection implements Protection {
    private static final int LINE_SHIFT = 6;
    private static final int LINE_BYTES = 1 << LINE_SHIFT;

    private final TenAnalyzerSizes sizes;
    private final long hashPs;
    private final long cipherPs;
    private final MetadataLayout layout;
    private final MetadataPath path;
    private final Cache bitmap;
    private final MetaTable table;
    private final TensorFilter filter;
    /** Versions of lines that no entry holds; what the lines off the chip say. */
    private final VersionMap versions = new VersionMap();

    TensorProtection(TenAnalyzerSizes sizes, ProtectionHardware hardware) {
        this.sizes = sizes;
        this.hashPs = hardware.engine().hashPs();
        this.cipherPs = hardware.engine().cipherPs();
        this.layout = new MetadataLayout(hardware.dataLines(), SgxLike.VERSIONS_PER_LINE, SgxLike.VERSIONS_PER_LINE);
        this.path = new MetadataPath(layout, hardware, Set.of(MetadataKind.VERSION, MetadataKind.TREE));
        this.bitmap = new Cache(sizes.bitmapCache());
        this.table = new MetaTable(sizes.tableEntries());
        this.filter = new TensorFilter(sizes);
    }

    @Override
    public void requested(long line, LineRequests out) {
        Counter kind = table.find(line).isPresent()
                ? Counter.HIT_IN
                : table.findBefore(line).isPresent() ? Counter.HIT_BOUNDARY : Counter.MISS;
        out.counters().increment(kind);
    }

    @Override
    public long read(long line, LineRequests out) {
        Optional<TensorEntry> inside = table.find(line);
        if (inside.isPresent()) {
            if (inside.get().isUpdating()) {
                readBit(line, out);
            }
            return 0;
        }
        Optional<TensorEntry> before = table.findBefore(line);
        if (before.isPresent()) {
            path.readVersion(line, false, out);
            path.readMac(line, false, out);
            // A line of another version ends the tensor: the entry stays as it is.
            if (versions.get(line) == before.get().version()) {
                table.reshape(before.get(), before.get().shape().grown(1));
            }
            return 0;
        }
        boolean known = path.readVersion(line, true, out);
        path.readMac(line, true, out);
        long version = versions.get(line);
        filter.offer(line, version).ifPresent(shape -> create(new TensorEntry(shape, version)));
        return hashPs + (known ? 0 : cipherPs);
    }

    @Override
    public void write(long line, LineRequests out) {
        Optional<TensorEntry> found = table.find(line);
        if (found.isEmpty()) {
            path.changeVersion(line, out);
            path.changeMac(line, out);
            versions.increment(line);
            return;
        }
        TensorEntry entry = found.get();
        path.composeVersion(line, out);
        if (!entry.isSettled()) {
            path.changeMac(line, out);
        } else if (sizes.lineMacsKept()) {
            path.composeMac(line, out);
        }
        changeBit(line, out);
        long version = entry.version();
        if (!entry.write(line, sizes.orderedEnds())) {
            out.counters().increment(Counter.ASSERTIONS_FAILED);
            table.remove(entry);
            handBack(entry);
            versions.increment(line);
        } else if (entry.version() != version) {
            table.changed(entry);
        }
    }

    @Override
    public void drain(LineRequests out) {
        path.drain(out);
        for (long line : bitmap.dirty()) {
            bitmap.clean(line);
            out.write(MetadataKind.BITMAP, line);
        }
    }

    /** Runs of neighbouring lines only: an entry that grows goes on to, lines inside an entry or outside all stay so. */
    @Override
    public void leftOut(AccessPattern pattern, long from, long count, long writtenBack, LineRequests out) {
        long start = pattern.address(from) >>> LINE_SHIFT;
        long end = (pattern.address(from + count - 1) >>> LINE_SHIFT) + 1;
        if (end <= start || pattern.address(from + 1) - pattern.address(from) > LINE_BYTES) {
            return;
        }
        table.find(start).or(() -> table.findBefore(start)).ifPresent(entry -> growOver(entry, end));
        if (pattern.write() && writtenBack > 0) {
            // A line that the gap shares with what lies before or behind it is still in a cache.
            long first = (pattern.address(from) + LINE_BYTES - 1) >>> LINE_SHIFT;
            writeRange(first, pattern.address(from + writtenBack) >>> LINE_SHIFT);
        }
    }

    /** Lets an entry that ends within a gap grow to the gap's end, unless something else begins where it ends. */
    private void growOver(TensorEntry entry, long end) {
        TensorShape shape = entry.shape();
        long next = shape.next();
        if (next >= 0
                && next < end
                && shape.isRun()
                && versions.get(next) == entry.version()
                && table.find(next).isEmpty()) {
            table.reshape(entry, shape.grown(end - next));
        }
    }

    private void writeRange(long start, long end) {
        Optional<TensorEntry> inside = table.find(start);
        if (inside.isPresent() && inside.get().shape().contains(end - 1)) {
            inside.get().written().addRange(start, end);
        } else {
            versions.incrementRange(start, end);
        }
    }

    private void create(TensorEntry entry) {
        table.add(entry).ifPresent(this::handBack);
        TensorEntry latest = entry;
        for (Optional<TensorEntry> merged = merge(latest); merged.isPresent(); merged = merge(latest)) {
            latest = merged.get();
        }
    }

    /** Merges an entry into one of those changed last, if it fits one. */
    private Optional<TensorEntry> merge(TensorEntry entry) {
        for (TensorEntry other : table.recent(entry, sizes.recentEntries())) {
            if (other.version() == entry.version()) {
                Optional<TensorShape> both = TensorShape.merge(entry.shape(), other.shape(), sizes.longestStride());
                if (both.isPresent()) {
                    table.remove(entry);
                    other.absorb(entry);
                    table.reshape(other, both.get());
                    return Optional.of(other);
                }
            }
        }
        return Optional.empty();
    }

    /** What an entry knew of versions is off the chip as well: that is what counts once the entry is gone. */
    private void handBack(TensorEntry entry) {
        TensorShape shape = entry.shape();
        if (shape.isRun()) {
            versions.setRange(shape.base(), shape.last() + 1, entry.version());
        } else {
            shape.forEach(line -> versions.setRange(line, line + 1, entry.version()));
        }
        for (Map.Entry<Long, Long> run : entry.written().intervals().entrySet()) {
            versions.setRange(run.getKey(), run.getValue(), entry.version() + 1);
        }
    }

    private void readBit(long line, LineRequests out) {
        touchBit(line, false, out);
    }

    private void changeBit(long line, LineRequests out) {
        touchBit(line, true, out);
    }

    private void touchBit(long line, boolean changed, LineRequests out) {
        long bits = layout.bitmap(line);
        if (bitmap.access(bits, changed)) {
            return;
        }
        long victim = bitmap.victim();
        out.read(MetadataKind.BITMAP, bits, !changed);
        if (Cache.isDirty(victim)) {
            out.write(MetadataKind.BITMAP, Cache.line(victim));
        }
    }
}
