package io.github.teelab.benchmarks;

import umontreal.ssj.simevents.Event;
import umontreal.ssj.simevents.eventlist.EventList;

/** One of SSJ's event lists; event objects are used again. The lists put an event behind those of the same time. */
final class SsjHold implements HoldModel {
    private static final class Timed extends Event {
        private void time(double time) {
            eventTime = time;
        }

        @Override
        public void actions() {
            throw new UnsupportedOperationException("only held, never run");
        }
    }

    private final EventList list;

    SsjHold(EventList list) {
        this.list = list;
    }

    @Override
    public void fill(int pending, Increments increments) {
        for (int i = 0; i < pending; i++) {
            add(new Timed(), increments.nextPs());
        }
    }

    @Override
    public double hold(int events, Increments increments) {
        double last = 0;
        for (int i = 0; i < events; i++) {
            Timed event = (Timed) list.removeFirst();
            last = event.time();
            add(event, last + increments.nextPs());
        }
        return last;
    }

    private void add(Timed event, double time) {
        event.time(time);
        list.add(event);
    }
}
