package io.github.teelab.workload.serving;

/** The blocks of the KV cache: how many there are and how many are taken. */
final class KvBlocks {
    private final long total;
    private long used;
    private long mostUsed;

    KvBlocks(long total) {
        this.total = total;
    }

    long free() {
        return total - used;
    }

    long used() {
        return used;
    }

    long mostUsed() {
        return mostUsed;
    }

    void take(long blocks) {
        if (blocks < 0 || blocks > free()) {
            throw new IllegalStateException(
                    "KV cache: " + blocks + " blocks wanted, " + free() + " of " + total + " free");
        }
        used += blocks;
        mostUsed = Math.max(mostUsed, used);
    }

    void give(long blocks) {
        if (blocks < 0 || blocks > used) {
            throw new IllegalStateException("KV cache: " + blocks + " blocks given back, " + used + " taken");
        }
        used -= blocks;
    }
}
