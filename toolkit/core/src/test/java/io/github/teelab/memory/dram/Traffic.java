package io.github.teelab.memory.dram;

import io.github.teelab.memory.MainMemory;
import java.util.function.LongUnaryOperator;
import java.util.random.RandomGenerator;

/** Drives a memory as fast as its queues accept. */
final class Traffic {
    private Traffic() {}

    /** Submits {@code count} requests in order, every {@code writeEvery}th a write (0: none), and waits for all. */
    static long run(MainMemory memory, int count, LongUnaryOperator address, int writeEvery) {
        long[] completed = new long[1];
        MainMemory.Completions completions = (token, time) -> completed[0]++;
        for (int i = 0; i < count; i++) {
            boolean write = writeEvery > 0 && i % writeEvery == writeEvery - 1;
            long target = address.applyAsLong(i);
            while (!memory.accepts(target, write)) {
                memory.advanceTo(memory.nextEventPs(), completions);
            }
            memory.submit(i, target, write);
        }
        while (memory.nextEventPs() != MainMemory.NEVER) {
            memory.advanceTo(memory.nextEventPs(), completions);
        }
        return completed[0];
    }

    /** When the last of {@code count} reads, submitted as fast as they are accepted, is complete; picoseconds. */
    static long lastCompletion(MainMemory memory, int count, LongUnaryOperator address) {
        run(memory, count, address, 0);
        long[] last = new long[1];
        MainMemory.Completions completions = (token, time) -> last[0] = Math.max(last[0], time);
        memory.submit(count, address.applyAsLong(count), false);
        memory.advanceTo(memory.nextEventPs(), completions);
        return last[0];
    }

    static LongUnaryOperator stream(MainMemory memory) {
        return i -> i * memory.lineBytes();
    }

    /** Lines anywhere in the first {@code bytes}; the same for the same seed. */
    static LongUnaryOperator random(MainMemory memory, long bytes, RandomGenerator random) {
        return i -> random.nextLong(bytes / memory.lineBytes()) * memory.lineBytes();
    }
}
