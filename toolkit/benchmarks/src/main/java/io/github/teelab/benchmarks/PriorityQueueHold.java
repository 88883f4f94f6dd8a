package io.github.teelab.benchmarks;

import java.util.PriorityQueue;

/** The JDK's heap of objects, ordered by (time, sequence); event objects are used again. */
final class PriorityQueueHold implements HoldModel {
    private static final class Event implements Comparable<Event> {
        private long timePs;
        private long sequence;

        @Override
        public int compareTo(Event other) {
            int byTime = Long.compare(timePs, other.timePs);
            return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
        }
    }

    private final PriorityQueue<Event> queue;
    private long sequence;

    PriorityQueueHold(int pending) {
        queue = new PriorityQueue<>(pending);
    }

    @Override
    public void fill(int pending, Increments increments) {
        for (int i = 0; i < pending; i++) {
            add(new Event(), increments.nextPs());
        }
    }

    @Override
    public double hold(int events, Increments increments) {
        long lastPs = 0;
        for (int i = 0; i < events; i++) {
            Event event = queue.remove();
            lastPs = event.timePs;
            add(event, lastPs + increments.nextPs());
        }
        return lastPs;
    }

    private void add(Event event, long timePs) {
        event.timePs = timePs;
        event.sequence = sequence++;
        queue.add(event);
    }
}
