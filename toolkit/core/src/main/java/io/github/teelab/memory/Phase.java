package io.github.teelab.memory;

import java.util.List;

/**
 * A parallel section: each thread runs its loop, and all wait for the last.
 *
 * @param label what is done, such as a tensor's name
 * @param threads the loop of each thread
 */
public record Phase(String label, List<AccessLoop> threads) {
    /** @throws IllegalArgumentException if there is no thread */
    public Phase {
        threads = List.copyOf(threads);
        if (threads.isEmpty()) {
            throw new IllegalArgumentException("phase \"" + label + "\": got no thread, allowed 1 or more");
        }
    }

    /** One thread alone. */
    public static Phase of(String label, AccessLoop loop) {
        return new Phase(label, List.of(loop));
    }

    /** Steps of the thread that has most. */
    public long steps() {
        return threads.stream().mapToLong(AccessLoop::steps).max().orElse(0);
    }

    /** Accesses of all threads together. */
    public long accesses() {
        return threads.stream()
                .mapToLong(loop -> loop.steps() * loop.patterns().size())
                .sum();
    }
}
