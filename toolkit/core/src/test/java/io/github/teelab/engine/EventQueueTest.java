package io.github.teelab.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class EventQueueTest {
    private record Expected(long timePs, int event) {}

    @Test
    void earlierEventsComeOutFirst() {
        EventQueue queue = new EventQueue();
        queue.add(30, 3);
        queue.add(10, 1);
        queue.add(20, 2);
        assertEquals(List.of(1, 2, 3), drain(queue));
        assertEquals(30, queue.lastTimePs());
    }

    @Test
    void equalTimesComeOutInTheOrderOfScheduling() {
        EventQueue queue = new EventQueue();
        List<Integer> events = new ArrayList<>();
        for (int event = 100; event > 0; event--) {
            queue.add(7, event);
            events.add(event);
        }
        assertEquals(events, drain(queue));
    }

    @Property
    void addingFirstAndTakingAllIsAStableSort(@ForAll @Size(max = 300) List<@IntRange(max = 5) Integer> times) {
        EventQueue queue = new EventQueue();
        List<Expected> sorted = new ArrayList<>();
        for (int event = 0; event < times.size(); event++) {
            queue.add(times.get(event), event);
            sorted.add(new Expected(times.get(event), event));
        }
        sorted.sort(Comparator.comparingLong(Expected::timePs));
        assertEquals(sorted.stream().map(Expected::event).toList(), drain(queue));
    }

    /** A negative step takes an event (below -3 after a look), another adds one; sequence numbers run out on the way. */
    @Property
    void mixedAddsAndTakesFollowTheTotalOrder(
            @ForAll @Size(max = 400) List<@IntRange(min = -6, max = 6) Integer> steps,
            @ForAll @IntRange(min = 450, max = 470) int lastSequence) {
        EventQueue queue = new EventQueue(0, lastSequence);
        PriorityQueue<Expected> model =
                new PriorityQueue<>(Comparator.comparingLong(Expected::timePs).thenComparingInt(Expected::event));
        int added = 0;
        for (int repeat = 0; repeat < 5; repeat++) {
            for (int step : steps) {
                if (step >= 0) {
                    queue.add(step, added);
                    model.add(new Expected(step, added++));
                } else if (!model.isEmpty()) {
                    if (step < -3) {
                        assertEquals(model.element().timePs(), queue.peekTimePs());
                    }
                    assertEquals(model.remove().event(), queue.poll());
                }
                assertEquals(model.size(), queue.size());
                assertEquals(model.isEmpty(), queue.isEmpty());
            }
            while (model.size() > 40) {
                assertEquals(model.remove().event(), queue.poll());
            }
        }
    }

    @Test
    void carriesAnyNumberAndTheLatestTime() {
        EventQueue queue = new EventQueue(1);
        queue.add(Long.MAX_VALUE, -1);
        queue.add(Long.MAX_VALUE, Integer.MIN_VALUE);
        queue.add(0, Integer.MAX_VALUE);
        assertEquals(List.of(Integer.MAX_VALUE, -1, Integer.MIN_VALUE), drain(queue));
        assertEquals(Long.MAX_VALUE, queue.lastTimePs());
    }

    @Test
    void clearedQueueStartsAfresh() {
        EventQueue queue = new EventQueue();
        for (int event = 0; event < 50; event++) {
            queue.add(event, event);
        }
        queue.poll();
        queue.clear();
        assertTrue(queue.isEmpty());
        queue.add(5, 1);
        queue.add(3, 2);
        assertEquals(List.of(2, 1), drain(queue));
    }

    @Test
    void anEmptyQueueSaysSo() {
        EventQueue queue = new EventQueue();
        queue.add(1, 1);
        queue.poll();
        assertThrows(NoSuchElementException.class, queue::poll);
        assertThrows(NoSuchElementException.class, queue::peekTimePs);
        assertEquals(0, queue.size());
    }

    @Test
    void refusesTimeBeforeTheStart() {
        EventQueue queue = new EventQueue();
        assertThrows(IllegalArgumentException.class, () -> queue.add(-1, 0));
        assertThrows(IllegalArgumentException.class, () -> new EventQueue(-1));
    }

    private static List<Integer> drain(EventQueue queue) {
        List<Integer> events = new ArrayList<>();
        while (!queue.isEmpty()) {
            events.add(queue.poll());
        }
        return events;
    }
}
