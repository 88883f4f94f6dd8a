package io.github.teelab.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ResourceTest {
    private final Simulator simulator = new Simulator();
    private final List<String> seen = new ArrayList<>();
    private final int started = simulator.register(9, job -> seen.add("start " + job + "@" + simulator.nowPs()));
    private final int done = simulator.register(9, job -> seen.add("done " + job + "@" + simulator.nowPs()));

    @Test
    void oneServerTakesJobsInTheOrderOfRequests() {
        Resource disk = new Resource(simulator, "disk", 1);
        disk.request(10, started, done);
        disk.request(5, started + 1, done + 1);
        disk.request(1, started + 2, done + 2);
        simulator.run();
        assertEquals(List.of("start 0@0", "done 0@10", "start 1@10", "done 1@15", "start 2@15", "done 2@16"), seen);
    }

    @Test
    void severalServersWorkAtOnce() {
        Resource cores = new Resource(simulator, "cores", 2);
        cores.request(10, done);
        cores.request(4, done + 1);
        cores.request(3, done + 2);
        assertEquals(2, cores.inService());
        assertEquals(1, cores.waiting());
        simulator.run();
        assertEquals(List.of("done 1@4", "done 2@7", "done 0@10"), seen);
    }

    @Test
    void keepsItsOwnStatistics() {
        Resource disk = new Resource(simulator, "disk", 1);
        disk.request(10, Simulator.NO_EVENT);
        disk.request(10, Simulator.NO_EVENT);
        disk.request(10, Simulator.NO_EVENT);
        simulator.runUntil(15);
        assertEquals(15, disk.busyPs());
        assertEquals(10 + 15, disk.waitingPs());
        simulator.runUntil(40);
        assertEquals(30, disk.busyPs());
        assertEquals(0.75, disk.utilisation());
        assertEquals(30 / 40.0, disk.meanQueue());
        assertEquals(2, disk.longestQueue());
        assertEquals(3, disk.served());
    }

    @Test
    void aLongLineKeepsItsOrderWhileItGrows() {
        Resource disk = new Resource(simulator, "disk", 1);
        List<Integer> order = new ArrayList<>();
        int events = simulator.register(1000, order::add);
        for (int job = 0; job < 10; job++) {
            disk.request(1, events + job);
        }
        simulator.runUntil(7);
        for (int job = 10; job < 1000; job++) {
            disk.request(1, events + job);
        }
        simulator.run();
        assertEquals(IntStream.range(0, 1000).boxed().toList(), order);
        assertEquals(1000, simulator.nowPs());
    }

    @Test
    void countsFromItsOwnBeginning() {
        simulator.runUntil(100);
        Resource disk = new Resource(simulator, "disk", 2);
        assertEquals(0, disk.utilisation());
        assertEquals(0, disk.meanQueue());
        disk.request(10, Simulator.NO_EVENT);
        simulator.runUntil(110);
        assertEquals(0.5, disk.utilisation());
        assertEquals("disk", disk.name());
        assertEquals(2, disk.capacity());
    }

    @Test
    void refusesWhatCannotBeServed() {
        Resource disk = new Resource(simulator, "disk", 1);
        assertThrows(IllegalArgumentException.class, () -> disk.request(-1, done));
        assertThrows(IllegalArgumentException.class, () -> disk.request(1, 1 << 20));
        assertThrows(IllegalArgumentException.class, () -> new Resource(simulator, "none", 0));
    }
}
