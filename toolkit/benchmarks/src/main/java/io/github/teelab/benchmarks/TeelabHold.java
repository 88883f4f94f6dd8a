package io.github.teelab.benchmarks;

import io.github.teelab.engine.EventQueue;

/** Our queue. */
final class TeelabHold implements HoldModel {
    private final EventQueue queue;

    TeelabHold(int pending) {
        queue = new EventQueue(pending);
    }

    @Override
    public void fill(int pending, Increments increments) {
        for (int event = 0; event < pending; event++) {
            queue.add(increments.nextPs(), event);
        }
    }

    @Override
    public double hold(int events, Increments increments) {
        for (int i = 0; i < events; i++) {
            int event = queue.poll();
            queue.add(queue.lastTimePs() + increments.nextPs(), event);
        }
        return queue.lastTimePs();
    }
}
