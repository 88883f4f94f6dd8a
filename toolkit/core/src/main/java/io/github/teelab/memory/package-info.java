/**
 * Protected memory: what a machine's main memory costs when every line in it is encrypted, authenticated and fresh.
 *
 * <p>Access runs of a workload pass cores with a bounded number of misses in flight, caches, a protection scheme that adds
 * metadata lines of its own, and a {@link io.github.teelab.memory.MainMemory main memory}. A scheme says which metadata an
 * access touches; the same scheme protects real bytes in a small functional memory that an adversary may change.
 */
package io.github.teelab.memory;
