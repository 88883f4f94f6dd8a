package io.github.teelab.workload;

/**
 * A wait: this starts no earlier than another call or piece of work plus a gap.
 *
 * @param index which call or work, its place in the graph's list
 * @param anchor whether the gap counts from the other's start or its end
 * @param gapPs the least time between them, in picoseconds, at least 0
 */
public record After(int index, Anchor anchor, long gapPs) {
    /** The end of the other call or work that a gap counts from. */
    public enum Anchor {
        START,
        END
    }

    public After {
        if (index < 0 || gapPs < 0) {
            throw new IllegalArgumentException(
                    "wait: got index " + index + " and gap " + gapPs + " ps, allowed 0 or more for both");
        }
    }

    public static After end(int index, long gapPs) {
        return new After(index, Anchor.END, gapPs);
    }

    public static After start(int index, long gapPs) {
        return new After(index, Anchor.START, gapPs);
    }
}
