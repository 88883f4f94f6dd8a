package io.github.teelab.engine;

/**
 * One stage of a {@link Flow}.
 *
 * @param name for reports; the category of the flow's tasks in a program
 * @param chunkPs how long a full chunk takes, in picoseconds
 * @param lastChunkPs how long the last chunk takes, which may be shorter, in picoseconds; at most {@code chunkPs}
 * @param servers how many chunks the stage treats at once
 */
public record FlowStage(String name, long chunkPs, long lastChunkPs, int servers) {
    public FlowStage {
        if (servers < 1) {
            throw new IllegalArgumentException(
                    "servers of stage \"" + name + "\": got " + servers + ", allowed 1 or more");
        }
        if (chunkPs < 0 || lastChunkPs < 0 || lastChunkPs > chunkPs) {
            throw new IllegalArgumentException("time of stage \"" + name + "\": got " + chunkPs + " ps for a chunk and "
                    + lastChunkPs + " ps for the last, allowed 0 or more, the last no longer than the others");
        }
    }
}
