package io.github.teelab.workload.serving;

import java.util.ArrayDeque;
import java.util.List;

/**
 * Hands requests over once they have arrived and the front end is done with them, in the order of arrival; in a closed loop,
 * one arrives for each that is answered.
 */
final class ArrivalQueue {
    private final List<Request> requests;
    private final StepClock clock;
    private final boolean closed;
    private final ArrayDeque<Request> answeredFor = new ArrayDeque<>();
    private int next;

    ArrivalQueue(Arrivals arrivals, List<Request> requests, StepClock clock) {
        this.requests = requests;
        this.clock = clock;
        this.closed = arrivals instanceof Arrivals.ClosedLoop;
        if (arrivals instanceof Arrivals.ClosedLoop loop) {
            answered(0, loop.concurrency());
        }
    }

    /** Moves all that can be scheduled by now to the queue. */
    void release(long nowPs, ArrayDeque<Sequence> waiting) {
        while (nextPs() <= nowPs) {
            waiting.add(new Sequence(closed ? answeredFor.poll() : requests.get(next++)));
        }
    }

    /** When the next request can be scheduled; the end of time where none can before another is answered. */
    long nextPs() {
        Request request = closed ? answeredFor.peek() : next < requests.size() ? requests.get(next) : null;
        return request == null ? Long.MAX_VALUE : request.arrivalPs() + clock.admissionPs(request.tokens());
    }

    void answered(long nowPs, int count) {
        for (int i = 0; closed && i < count && next < requests.size(); i++) {
            Request request = requests.get(next++);
            answeredFor.add(new Request(request.index(), nowPs, request.tokens()));
        }
    }
}
