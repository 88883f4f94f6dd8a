package io.github.teelab.channel;

import io.github.teelab.engine.Flow;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A way for bytes from one memory to another: stages in order, passed chunk by chunk.
 *
 * <p>Read for time by {@link #times(long)} and {@link #busyPs(long)}, for effect by {@link #deliver}. Chunks follow each
 * other through the stages with {@code slots} buffers between neighbours, so that one stage works while the next does.
 *
 * @param name what to call it
 * @param setupPs time per message before the first stage, picoseconds
 * @param finishPs time per message after the last stage, picoseconds
 * @param leastPs the shortest time from call to return, picoseconds
 * @param ramp extra time on the first bytes of a message, before the first stage
 * @param chunkBytes bytes per chunk, at least 1
 * @param slots buffers between two stages, each held until the later stage is done with it, at least 1
 * @param link index of the stage whose window is what a profiler of the device shows as the copy
 * @param stages what is done, in order
 */
public record Path(
        String name,
        long setupPs,
        long finishPs,
        long leastPs,
        Ramp ramp,
        long chunkBytes,
        int slots,
        int link,
        List<Stage> stages) {
    /**
     * Extra time on the first bytes of a message.
     *
     * @param bytes how many bytes it holds for
     * @param psPerByte time per byte, picoseconds
     */
    public record Ramp(long bytes, double psPerByte) {
        public static final Ramp NONE = new Ramp(0, 0);

        long timePs(long messageBytes) {
            return Math.round(Math.min(bytes, messageBytes) * psPerByte);
        }
    }

    public Path {
        stages = List.copyOf(stages);
        if (stages.isEmpty() || link < 0 || link >= stages.size()) {
            throw new IllegalArgumentException("path " + name + ": got link " + link + " among " + stages.size()
                    + " stages, needed is the index of one of at least one stage");
        }
        if (setupPs < 0 || finishPs < 0 || leastPs < 0 || chunkBytes < 1 || slots < 1) {
            throw new IllegalArgumentException("path " + name + ": got set-up " + setupPs + ", finish " + finishPs
                    + ", least " + leastPs + " ps, chunk " + chunkBytes + " bytes, " + slots
                    + " slots; allowed are times of 0 or more and a chunk and slots of 1 or more");
        }
    }

    /** When a message of {@code bytes} does what, where nothing else uses the stages. */
    public CopyTimes times(long bytes) {
        long leadPs = setupPs + ramp.timePs(bytes);
        long linkStartPs = 0;
        long linkEndPs = 0;
        long donePs = 0;
        if (bytes > 0) {
            Flow flow = flow(bytes);
            linkStartPs = flow.stageStartPs(link);
            linkEndPs = flow.stageEndPs(link);
            donePs = flow.completionPs();
        }
        long returnPs = finishPs + donePs - linkEndPs;
        long totalPs = leadPs + linkEndPs + returnPs;
        return new CopyTimes(leadPs + linkStartPs, linkEndPs - linkStartPs, returnPs + Math.max(0, leastPs - totalPs));
    }

    /** How long a message of {@code bytes} keeps each place busy, picoseconds. */
    public Map<String, Long> busyPs(long bytes) {
        long chunks = (bytes + chunkBytes - 1) / chunkBytes;
        Map<String, Long> busy = new LinkedHashMap<>();
        for (Stage stage : stages) {
            busy.merge(stage.place().name(), stage.timePs(bytes, chunks), Long::sum);
        }
        return busy;
    }

    /** The message as a train of chunks for the engine. */
    public Flow flow(long bytes) {
        Flow flow = Flow.of(bytes, chunkBytes);
        for (Stage stage : stages) {
            flow = flow.stage(stage.name(), stage.perChunkPs(), stage.psPerByte());
        }
        return flow.buffers(slots);
    }

    /**
     * Carries real bytes through every stage.
     *
     * @param message what goes in
     * @param adversary who sits at every untrusted stage
     * @return what comes out
     * @throws IntegrityException if a stage's check fails; nothing comes out then
     */
    public byte[] deliver(byte[] message, Adversary adversary) throws IntegrityException {
        List<byte[]> chunks = Chunks.split(message, chunkBytes);
        for (Stage stage : stages) {
            chunks = stage.effect().apply(message.length, chunks);
            if (stage.trust() == Trust.UNTRUSTED) {
                List<byte[]> copies = chunks.stream().map(byte[]::clone).toList();
                chunks = adversary.at(stage, copies);
            }
        }
        return Chunks.join(chunks);
    }

    /** The same path with chunks of another size. */
    public Path withChunkBytes(long newChunkBytes) {
        return new Path(name, setupPs, finishPs, leastPs, ramp, newChunkBytes, slots, link, stages);
    }

    /** The protected channels that messages pass, in order. */
    public List<SealedChannel> channels() {
        return stages.stream()
                .flatMap(stage -> stage.effect().channel().stream())
                .distinct()
                .toList();
    }

    /** The same path with other channels in place of some, at both of their ends. */
    public Path withChannels(UnaryOperator<SealedChannel> change) {
        Map<SealedChannel, SealedChannel> changed = new HashMap<>();
        channels().forEach(channel -> changed.put(channel, change.apply(channel)));
        List<Stage> others = stages.stream()
                .map(stage -> stage.effect()
                        .channel()
                        .map(channel -> stage.withEffect(stage.effect().onChannel(changed.get(channel))))
                        .orElse(stage))
                .toList();
        return new Path(name, setupPs, finishPs, leastPs, ramp, chunkBytes, slots, link, others);
    }
}
