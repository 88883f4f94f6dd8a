package io.github.teelab.workload.serving;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The sequences inside the engine: those that wait, those whose prompt is being read, those that put out tokens.
 *
 * <p>Sequences that put out tokens are kept in sums (their number, their contexts, how many of them fill a block at which
 * step), so that a step costs as much for a thousand of them as for one.
 */
final class Batch {
    private final EngineLimits limits;
    private final KvBlocks blocks;
    private final int sharedTokens;
    private final ServingLog log;
    private final ArrayDeque<Sequence> waiting = new ArrayDeque<>();
    private final List<Sequence> reading = new ArrayList<>();
    private final PriorityQueue<Sequence> decoding = new PriorityQueue<>((a, b) -> a.lastStep != b.lastStep
            ? Long.compare(a.lastStep, b.lastStep)
            : Integer.compare(a.request.index(), b.request.index()));
    private final ArrayDeque<Sequence> admitted = new ArrayDeque<>();
    private final List<Sequence.Group> fresh = new ArrayList<>();
    private final long[] fillingAt;
    private Sequence.Group group = new Sequence.Group(0, 0);
    private List<Part> parts = List.of();
    private long step;
    private long contextKeys;
    private boolean sharedReady;
    private boolean displaced;
    private int finished;

    /** A part of a prompt that a step reads. */
    private record Part(Sequence sequence, int tokens) {}

    Batch(EngineLimits limits, KvBlocks blocks, int sharedTokens, ServingLog log) {
        this.limits = limits;
        this.blocks = blocks;
        this.sharedTokens = sharedTokens;
        this.log = log;
        this.fillingAt = new long[limits.blockTokens()];
    }

    ArrayDeque<Sequence> waiting() {
        return waiting;
    }

    boolean isEmpty() {
        return reading.isEmpty() && decoding.isEmpty();
    }

    long sharedBlocks() {
        return sharedReady ? sharedTokens / limits.blockTokens() : 0;
    }

    /** How many requests were answered since this was last asked. */
    int takeFinished() {
        int count = finished;
        finished = 0;
        return count;
    }

    /** Chooses the next step's work and takes the blocks that it needs. */
    StepShape plan(long nowPs) {
        displaced = false;
        parts = new ArrayList<>();
        if (limits.scheduling() == Scheduling.PROMPTS_FIRST) {
            admit(limits.maxBatchedTokens(), nowPs);
            if (!parts.isEmpty()) {
                return shape(0);
            }
            takeDecodeBlocks();
            return shape(decoding.size());
        }
        takeDecodeBlocks();
        long budget = (long) limits.maxBatchedTokens() - decoding.size();
        for (Sequence sequence : List.copyOf(reading)) {
            budget -= read(sequence, budget);
        }
        if (!displaced) {
            admit(budget, nowPs);
        }
        if (parts.isEmpty() && decoding.isEmpty()) {
            // Half-read prompts hold all blocks: the last gives way to the first.
            displace();
            return plan(nowPs);
        }
        return shape(decoding.size());
    }

    /** How many steps may pass before a sequence ends or blocks may run out; 1 where the batch changes at once. */
    long steadySteps() {
        if (displaced
                || !parts.isEmpty()
                || decoding.isEmpty()
                || !fresh.isEmpty()
                || (!waiting.isEmpty() && canAdmit())) {
            return 1;
        }
        long most = decoding.peek().lastStep - step;
        while (most > 1 && blocks.free() < (long) decoding.size() * (most / limits.blockTokens() + 1)) {
            most /= 2;
        }
        return Math.max(1, most);
    }

    /** Whether a request that arrives now may change the batch. */
    boolean arrivalsMatter() {
        return waiting.isEmpty() && decoding.size() + reading.size() < limits.maxSequences();
    }

    /** Ends one step; returns the time then. */
    long finish(long startPs, StepShape shape, StepCost cost) {
        long nowPs = startPs + cost.totalPs();
        log.steps(startPs, 1, shape, cost, waiting.size(), blocks.used());
        if (shape.decoding() > 0) {
            step++;
            tokens(nowPs);
            end(nowPs);
        }
        for (Part part : parts) {
            advance(part, nowPs);
        }
        parts = List.of();
        return nowPs;
    }

    /** Ends many steps of the same batch; returns the time then. */
    long leap(long startPs, StepShape shape, Leap leap) {
        long nowPs = startPs + leap.durationPs();
        // The first step's blocks were taken when it was planned.
        long more = 0;
        for (long ahead = 1; ahead < leap.steps(); ahead++) {
            more += fillingAt[phase(step + ahead)];
        }
        blocks.take(more);
        log.steps(startPs, leap.steps(), shape, leap.cost(), waiting.size(), blocks.used());
        log.gaps(leap.durationPs() / leap.steps(), leap.steps() * decoding.size());
        step += leap.steps();
        group.token(nowPs);
        end(nowPs);
        return nowPs;
    }

    private boolean canAdmit() {
        Sequence next = waiting.peek();
        return decoding.size() + reading.size() < limits.maxSequences()
                && blocksFor(next, Math.min(toRead(next), limits.maxBatchedTokens())) <= blocks.free();
    }

    private void admit(long budget, long nowPs) {
        long left = budget;
        while (left > 0 && !waiting.isEmpty() && decoding.size() + reading.size() < limits.maxSequences()) {
            Sequence next = waiting.peek();
            int whole = toRead(next);
            boolean wholeFits = whole <= left || parts.isEmpty();
            if (limits.scheduling() == Scheduling.PROMPTS_FIRST && !wholeFits) {
                return;
            }
            int tokens = limits.scheduling() == Scheduling.PROMPTS_FIRST ? whole : (int) Math.min(whole, left);
            if (blocksFor(next, tokens) > blocks.free()) {
                return;
            }
            waiting.poll();
            next.running = true;
            next.sharedTokens = sharedFor(next);
            next.computed = next.sharedTokens;
            reading.add(next);
            admitted.push(next);
            log.started(next.request, nowPs);
            left -= read(next, tokens);
        }
    }

    private int sharedFor(Sequence sequence) {
        return sharedReady
                ? Math.min(sharedTokens, (sequence.promptTokens() - 1) / limits.blockTokens() * limits.blockTokens())
                : 0;
    }

    private int toRead(Sequence sequence) {
        return sequence.promptTokens() - (sequence.running ? sequence.computed : sharedFor(sequence));
    }

    /** Blocks that reading {@code tokens} more of a prompt takes. */
    private long blocksFor(Sequence sequence, int tokens) {
        int shared = sequence.running ? sequence.sharedTokens : sharedFor(sequence);
        int computed = sequence.running ? sequence.computed : shared;
        return blocksOf(computed + tokens - shared) - sequence.blocks;
    }

    private long blocksOf(long tokens) {
        return (tokens + limits.blockTokens() - 1) / limits.blockTokens();
    }

    private int read(Sequence sequence, long budget) {
        int tokens = (int) Math.min(toRead(sequence), budget);
        if (tokens <= 0) {
            return 0;
        }
        long needed = blocksFor(sequence, tokens);
        if (needed > blocks.free()) {
            return 0;
        }
        blocks.take(needed);
        sequence.blocks += needed;
        parts.add(new Part(sequence, tokens));
        return tokens;
    }

    private void takeDecodeBlocks() {
        while (!decoding.isEmpty() && fillingAt[phase(step)] > blocks.free()) {
            displace();
        }
        blocks.take(fillingAt[phase(step)]);
    }

    private int phase(long ofStep) {
        return (int) Math.floorMod(-ofStep, (long) limits.blockTokens());
    }

    private void displace() {
        displaced = true;
        Sequence last = admitted.pop();
        while (!last.running) {
            last = admitted.pop();
        }
        if (last.decoding) {
            leaveDecoding(last);
            decoding.remove(last);
            last.produced = (int) (last.request.tokens().out() - (last.lastStep - step));
            last.lastTokenPs = last.group.current().lastTokenPs();
            last.group.current().add(-1);
        } else {
            reading.remove(last);
        }
        blocks.give(ownBlocks(last));
        last.blocks = 0;
        last.running = false;
        last.decoding = false;
        last.computed = 0;
        log.displaced(last.request);
        waiting.addFirst(last);
    }

    private long ownBlocks(Sequence sequence) {
        return sequence.decoding ? blocksOf(sequence.context(step) - sequence.sharedTokens) : sequence.blocks;
    }

    private void leaveDecoding(Sequence sequence) {
        contextKeys -= sequence.contextKey;
        fillingAt[fillPhase(sequence)]--;
    }

    /** A block is full, and the next step needs another, whenever the context is a multiple of a block's tokens. */
    private int fillPhase(Sequence sequence) {
        return (int) Math.floorMod(sequence.contextKey, (long) limits.blockTokens());
    }

    private StepShape shape(int decoders) {
        long promptTokens = 0;
        long contexts = 0;
        long pairs = 0;
        int done = 0;
        for (Part part : parts) {
            long before = part.sequence().computed;
            long tokens = part.tokens();
            promptTokens += tokens;
            contexts += before + tokens;
            pairs += before * tokens + tokens * (tokens + 1) / 2;
            done += before + tokens == part.sequence().promptTokens() ? 1 : 0;
        }
        long decoded = decoders == 0 ? 0 : contextKeys + decoders * (step + 1);
        return new StepShape(decoders, decoded, parts.size(), promptTokens, contexts, pairs, done);
    }

    private void tokens(long nowPs) {
        log.gaps(nowPs - group.lastTokenPs(), group.members());
        for (Sequence.Group one : fresh) {
            log.gaps(nowPs - one.lastTokenPs(), one.members());
            one.joins(group);
        }
        fresh.clear();
        group.token(nowPs);
    }

    private void end(long nowPs) {
        while (!decoding.isEmpty() && decoding.peek().lastStep <= step) {
            Sequence done = decoding.poll();
            leaveDecoding(done);
            done.group.current().add(-1);
            // The last token is put out and never read, so it has no place in the cache.
            blocks.give(blocksOf(done.context(step) - done.sharedTokens));
            done.running = false;
            complete(done, nowPs);
        }
        if (admitted.size() > 64 && admitted.size() > 4 * (decoding.size() + reading.size())) {
            admitted.removeIf(sequence -> !sequence.running);
        }
    }

    private void complete(Sequence sequence, long nowPs) {
        log.finished(sequence.request, nowPs);
        finished++;
    }

    private void advance(Part part, long nowPs) {
        Sequence sequence = part.sequence();
        if (!sequence.running) {
            return;
        }
        sequence.computed += part.tokens();
        if (sequence.computed < sequence.promptTokens()) {
            return;
        }
        reading.remove(sequence);
        share(sequence);
        if (sequence.lastTokenPs >= 0) {
            log.gaps(nowPs - sequence.lastTokenPs, 1);
        } else {
            log.firstToken(sequence.request, nowPs);
        }
        sequence.produced++;
        if (sequence.remaining() == 0) {
            blocks.give(sequence.blocks);
            sequence.running = false;
            complete(sequence, nowPs);
            return;
        }
        sequence.decoding = true;
        sequence.contextKey = sequence.computed - step;
        sequence.lastStep = step + sequence.remaining();
        sequence.lastTokenPs = nowPs;
        contextKeys += sequence.contextKey;
        fillingAt[fillPhase(sequence)]++;
        sequence.group = freshGroup(nowPs);
        decoding.add(sequence);
    }

    private Sequence.Group freshGroup(long nowPs) {
        if (group.members() == 0 || group.lastTokenPs() == nowPs) {
            group.token(nowPs);
            group.add(1);
            return group;
        }
        Sequence.Group last = fresh.isEmpty() ? null : fresh.get(fresh.size() - 1);
        if (last == null || last.lastTokenPs() != nowPs) {
            last = new Sequence.Group(0, nowPs);
            fresh.add(last);
        }
        last.add(1);
        return last;
    }

    /** The first prompt read whole leaves its shared blocks behind for all others. */
    private void share(Sequence sequence) {
        if (sharedTokens > 0 && !sharedReady && sequence.request.tokens().in() > sharedTokens) {
            sharedReady = true;
            sequence.sharedTokens = sharedTokens;
            sequence.blocks -= sharedTokens / limits.blockTokens();
        }
    }
}
