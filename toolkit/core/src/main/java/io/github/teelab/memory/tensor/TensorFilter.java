package io.github.teelab.memory.tensor;

import java.util.Optional;

/**
 * Collects addresses that missed until some of equal version and stride make a tensor. A new address goes to the entry that
 * it continues, else to the nearest entry with one address, else into an entry of its own; if none is free it takes the one
 * idle for longest, but only after {@code patience} further misses: an address that finds no room is dropped.
 */
final class TensorFilter {
    private final int addresses;
    private final long patience;
    private final long longestStride;
    private final long[] first;
    private final long[] stride;
    private final long[] version;
    private final int[] collected;
    private final long[] touched;
    private long tick;

    TensorFilter(TenAnalyzerSizes sizes) {
        this.addresses = sizes.filterAddresses();
        this.patience = sizes.filterPatience();
        this.longestStride = sizes.longestStride();
        this.first = new long[sizes.filterEntries()];
        this.stride = new long[sizes.filterEntries()];
        this.version = new long[sizes.filterEntries()];
        this.collected = new int[sizes.filterEntries()];
        this.touched = new long[sizes.filterEntries()];
    }

    /** A line that missed; the tensor that it completes, if it does. */
    Optional<TensorShape> offer(long line, long ofVersion) {
        tick++;
        int entry = continued(line, ofVersion);
        if (entry < 0) {
            entry = nearest(line, ofVersion);
            if (entry >= 0) {
                stride[entry] = line - first[entry];
            }
        }
        if (entry < 0) {
            begin(line, ofVersion);
            return Optional.empty();
        }
        touched[entry] = tick;
        collected[entry]++;
        if (collected[entry] < addresses) {
            return Optional.empty();
        }
        collected[entry] = 0;
        long base = Math.min(first[entry], line);
        return Optional.of(TensorShape.run(base, Math.abs(stride[entry]), addresses));
    }

    private int continued(long line, long ofVersion) {
        for (int i = 0; i < first.length; i++) {
            if (collected[i] >= 2 && version[i] == ofVersion && line == first[i] + collected[i] * stride[i]) {
                return i;
            }
        }
        return -1;
    }

    private int nearest(long line, long ofVersion) {
        int found = -1;
        long least = longestStride + 1;
        for (int i = 0; i < first.length; i++) {
            long distance = Math.abs(line - first[i]);
            if (collected[i] == 1 && version[i] == ofVersion && distance > 0 && distance < least) {
                found = i;
                least = distance;
            }
        }
        return found;
    }

    private void begin(long line, long ofVersion) {
        int place = 0;
        for (int i = 0; i < first.length; i++) {
            if (collected[i] == 0) {
                place = i;
                break;
            }
            if (touched[i] < touched[place]) {
                place = i;
            }
        }
        if (collected[place] > 0 && tick - touched[place] <= patience) {
            return;
        }
        first[place] = line;
        version[place] = ofVersion;
        collected[place] = 1;
        touched[place] = tick;
    }
}
