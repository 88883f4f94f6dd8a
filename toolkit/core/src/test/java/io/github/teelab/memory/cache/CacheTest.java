package io.github.teelab.memory.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CacheTest {
    private static final int WAYS = 2;

    /** Three sets, an odd number, against queues that say what least recently used means. */
    @Property
    void hitsAndVictimsAreThoseOfPlainQueues(
            @ForAll @Size(max = 200) List<@IntRange(min = 0, max = 20) Integer> lines) {
        int sets = 3;
        Cache cache = new Cache(new CacheGeometry((long) sets * WAYS * 64, WAYS, 64));
        List<Deque<Long>> queues = new ArrayList<>();
        Map<Long, Boolean> dirty = new HashMap<>();
        for (int i = 0; i < sets; i++) {
            queues.add(new ArrayDeque<>());
        }
        for (int i = 0; i < lines.size(); i++) {
            long line = lines.get(i);
            boolean write = i % 3 == 0;
            Deque<Long> queue = queues.get((int) (line % sets));
            boolean there = queue.remove(line);
            queue.addFirst(line);
            dirty.merge(line, write, (before, now) -> there ? before || now : now);
            assertEquals(there, cache.access(line, write));
            if (queue.size() > WAYS) {
                long victim = queue.removeLast();
                assertEquals(victim, Cache.line(cache.victim()));
                assertEquals(dirty.get(victim), Cache.isDirty(cache.victim()));
            } else {
                assertEquals(Cache.NONE, cache.victim());
            }
        }
    }

    @Test
    void theSharedCacheOfNineMegabytesUsesAllItsSets() {
        CacheGeometry geometry = new CacheGeometry(9 << 20, 8, 64);
        Cache cache = new Cache(geometry);
        for (long line = 0; line < geometry.lines(); line++) {
            cache.access(line, false);
        }
        for (long line = 0; line < geometry.lines(); line++) {
            assertTrue(cache.holds(line));
        }
        assertEquals(18_432, geometry.sets());
    }

    @Test
    void firstInFirstOutForgetsUse() {
        CacheGeometry geometry = new CacheGeometry(128, 2, 64);
        Cache lru = new Cache(geometry);
        Cache fifo = new Cache(geometry, Replacement.FIFO);
        for (Cache cache : List.of(lru, fifo)) {
            cache.access(1, false);
            cache.access(2, false);
            cache.access(1, false);
            cache.access(3, false);
        }
        assertTrue(lru.holds(1));
        assertTrue(fifo.holds(2));
    }

    @Test
    void aStoreIsWrittenBackOnceAndOnlyWhenPushedOut() {
        CacheGeometry one = new CacheGeometry(64, 1, 64);
        Hierarchy caches = new Hierarchy(1, one, one, one);
        assertEquals(Hierarchy.MEMORY, caches.access(0, 1, true));
        assertEquals(0, caches.writeBackCount());
        caches.access(0, 2, false);
        assertEquals(1, caches.writeBackCount());
        assertEquals(1, caches.writeBack(0));
        caches.access(0, 3, false);
        assertEquals(0, caches.writeBackCount());
        assertEquals(0, caches.clean().length);
    }

    @Test
    void aCapacityThatIsNoWholeNumberOfSetsIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new CacheGeometry(1000, 8, 64));
    }
}
