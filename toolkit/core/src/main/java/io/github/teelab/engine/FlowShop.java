package io.github.teelab.engine;

import java.util.Arrays;
import java.util.List;

/** Completion of a flow without events: as a formula, and as a recursion over its chunks. */
final class FlowShop {
    private FlowShop() {}

    /**
     * When the last chunk leaves stage {@code target}, for stages of one server each; time grows with the square of the stages, not with the chunks.
     *
     * <p>The end of a chunk is the longest path in the graph of "starts after" relations: on to the next stage (same
     * chunk), on to the next chunk (same stage), and back to the stage before (b chunks later, b the buffer slots). Call
     * p the times of a full chunk. A path to full chunk m of stage j that climbs to stage h first visits 0..h, then
     * falls back over h-1..j, which uses up b(h-j) chunks, and spends the remaining chunks where one costs most: at the
     * slowest stage visited, or, with one slot, going to and fro between the slowest two neighbours, since then each
     * chunk costs both. The last chunk enters at some stage j and climbs to {@code target}.
     */
    static long formula(Flow flow, int target) {
        List<FlowStage> stages = flow.stages();
        int chunks = flow.chunks();
        if (chunks == 0) {
            return 0;
        }
        long longestPs = 0;
        long restPs = 0;
        for (int stage = target; stage >= 0; stage--) {
            restPs += stages.get(stage).lastChunkPs();
            long entryPs = fullChunkEndPs(flow, stage, chunks - 2);
            if (stage + 1 < stages.size()) {
                entryPs = Math.max(entryPs, fullChunkEndPs(flow, stage + 1, chunks - 1 - flow.buffers()));
            }
            longestPs = Math.max(longestPs, Math.addExact(entryPs, restPs));
        }
        return longestPs;
    }

    /** When a full chunk (from 0) leaves a stage, as if no last chunk followed; 0 for a chunk below 0. */
    private static long fullChunkEndPs(Flow flow, int stage, int chunk) {
        if (chunk < 0) {
            return 0;
        }
        List<FlowStage> stages = flow.stages();
        long climbPs = 0;
        long fallPs = 0;
        long perChunkPs = 0;
        long longestPs = 0;
        for (int top = 0; top < stages.size(); top++) {
            long timePs = stages.get(top).chunkPs();
            long neighbourPs =
                    flow.buffers() == 1 && top > 0 ? stages.get(top - 1).chunkPs() : 0;
            climbPs += timePs;
            perChunkPs = Math.max(perChunkPs, timePs + neighbourPs);
            long spare = chunk - (long) flow.buffers() * Math.max(0, top - stage);
            if (spare < 0) {
                break;
            }
            if (top >= stage) {
                long pathPs = climbPs + fallPs + Math.multiplyExact(spare, perChunkPs);
                longestPs = Math.max(longestPs, pathPs);
                fallPs += timePs;
            }
        }
        return longestPs;
    }

    /** For any number of servers; time grows with chunks x stages, memory with stages x (slots or servers). */
    static long recursion(Flow flow) {
        return Arrays.stream(lastEndsPs(flow)).max().orElse(0);
    }

    /** When the last chunk leaves each stage; with several servers, when the last of all chunks does. */
    static long[] lastEndsPs(Flow flow) {
        List<FlowStage> stages = flow.stages();
        int chunks = flow.chunks();
        int count = stages.size();
        int slots = Math.min(flow.buffers(), Math.max(1, chunks));
        int history = Math.min(
                Math.max(1, chunks),
                Math.max(
                        slots,
                        stages.stream().mapToInt(FlowStage::servers).max().orElse(1)));
        long[][] endPs = new long[count][history];
        long[] startPs = new long[count];
        long[] lastEndsPs = new long[count];
        for (int chunk = 0; chunk < chunks; chunk++) {
            long readyPs = 0;
            for (int stage = 0; stage < count; stage++) {
                FlowStage here = stages.get(stage);
                long earliestPs = Math.max(readyPs, startPs[stage]);
                if (chunk >= here.servers()) {
                    earliestPs = Math.max(earliestPs, endPs[stage][(chunk - here.servers()) % history]);
                }
                if (chunk >= slots && stage + 1 < count) {
                    earliestPs = Math.max(earliestPs, endPs[stage + 1][(chunk - slots) % history]);
                }
                startPs[stage] = earliestPs;
                readyPs = Math.addExact(earliestPs, flow.servicePs(here, chunk));
                endPs[stage][chunk % history] = readyPs;
                lastEndsPs[stage] = Math.max(lastEndsPs[stage], readyPs);
            }
        }
        return lastEndsPs;
    }
}
