package io.github.teelab.memory.tensor;

/**
 * One entry of the Meta Table. Two flags of the paper are kept as it means them: UF, whether a round of updates has begun,
 * and BS against the bitmap, as the set of lines whose bit has been flipped in this round.
 */
final class TensorEntry {
    private TensorShape shape;
    private long version;
    private boolean updating;
    /** Whether a whole round has been written since the entry last changed its shape. */
    private boolean settled;

    private final LineSet written = new LineSet();
    private long usedTick;
    private long changedTick;

    TensorEntry(TensorShape shape, long version) {
        this.shape = shape;
        this.version = version;
    }

    TensorShape shape() {
        return shape;
    }

    void reshape(TensorShape other) {
        shape = other;
        settled = false;
    }

    long version() {
        return version;
    }

    /** The version of one of its lines now. */
    long versionOf(long line) {
        return written.size() > 0 && written.contains(line) ? version + 1 : version;
    }

    /**
     * Whether its code covers all its lines at one version: only then need lines no codes of their own. Until then
     * whatever gives the entry up must find them off the chip.
     */
    boolean isSettled() {
        return settled;
    }

    boolean isUpdating() {
        return updating;
    }

    LineSet written() {
        return written;
    }

    /**
     * A line of it is written back; the rules of section 4.2.
     *
     * @param orderedEnds whether the round must begin and end with the first and last line
     * @return whether all assertions hold; if not, the entry is void and unchanged
     */
    boolean write(long line, boolean orderedEnds) {
        if (!orderedEnds) {
            return writeInAnyOrder(line);
        }
        boolean atEnd = line == shape.base() || line == shape.last();
        if (written.contains(line) || (!atEnd && !updating)) {
            return false;
        }
        if (!atEnd) {
            written.add(line);
            return true;
        }
        if (!updating) {
            written.add(line);
            updating = true;
            return true;
        }
        if (written.size() + 1 != shape.lines()) {
            return false;
        }
        endRound();
        return true;
    }

    private boolean writeInAnyOrder(long line) {
        if (written.contains(line)) {
            return false;
        }
        written.add(line);
        updating = true;
        if (written.size() == shape.lines()) {
            endRound();
        }
        return true;
    }

    private void endRound() {
        version++;
        written.clear();
        updating = false;
        settled = true;
    }

    /** Takes the lines of another entry of the same version into this, whose shape already holds them. */
    void absorb(TensorEntry other) {
        written.addAll(other.written);
        updating |= other.updating;
    }

    long usedTick() {
        return usedTick;
    }

    void used(long tick) {
        usedTick = tick;
    }

    long changedTick() {
        return changedTick;
    }

    void changed(long tick) {
        changedTick = tick;
        usedTick = tick;
    }
}
