package io.github.teelab.engine;

import java.util.List;

/** A flow under way on a simulator. */
final class FlowRun implements EventHandler {
    private static final int STARTED = 0;
    private static final int ENDED = 1;
    private static final int LAST_ENDED = 2;
    private static final int KINDS = 3;

    private final Flow flow;
    private final Simulator simulator;
    private final List<Resource> resources;
    private final int doneEvent;
    private final int events;

    /** Per stage: chunks requested, started and ended; the last chunk's end is kept apart, as it may overtake. */
    private final int[] requested;

    private final int[] started;
    private final int[] ended;
    private final boolean[] lastEnded;

    FlowRun(Flow flow, Simulator simulator, List<Resource> resources, int doneEvent) {
        this.flow = flow;
        this.simulator = simulator;
        this.resources = resources;
        this.doneEvent = doneEvent;
        int stages = resources.size();
        this.requested = new int[stages];
        this.started = new int[stages];
        this.ended = new int[stages];
        this.lastEnded = new boolean[stages];
        simulator.checkNotification(doneEvent);
        this.events = simulator.register(Math.max(1, KINDS * stages), this);
    }

    void start() {
        if (flow.chunks() == 0 || resources.isEmpty()) {
            done();
        } else {
            advance(0);
        }
    }

    @Override
    public void handle(int index) {
        int stage = index / KINDS;
        switch (index % KINDS) {
            case STARTED -> {
                started[stage]++;
                advance(stage);
            }
            case ENDED -> {
                ended[stage]++;
                afterEnd(stage);
            }
            default -> {
                lastEnded[stage] = true;
                afterEnd(stage);
            }
        }
    }

    private void afterEnd(int stage) {
        if (stage > 0) {
            advance(stage - 1);
        }
        if (stage + 1 < resources.size()) {
            advance(stage + 1);
        } else if (lastEnded[stage] && ended[stage] == flow.chunks() - 1) {
            done();
        }
    }

    /** Requests the stage's next chunk if the one before has started, the stage before has ended it and a slot is empty. */
    private void advance(int stage) {
        int chunk = requested[stage];
        int chunks = flow.chunks();
        if (chunk == chunks || started[stage] < chunk) {
            return;
        }
        boolean isLast = chunk == chunks - 1;
        boolean arrived = stage == 0 || (isLast ? lastEnded[stage - 1] : ended[stage - 1] > chunk);
        boolean slotEmpty = stage + 1 == resources.size() || (long) ended[stage + 1] + flow.buffers() > chunk;
        if (arrived && slotEmpty) {
            requested[stage]++;
            int stageEvents = events + KINDS * stage;
            resources
                    .get(stage)
                    .request(
                            flow.servicePs(flow.stages().get(stage), chunk),
                            stageEvents + STARTED,
                            stageEvents + (isLast ? LAST_ENDED : ENDED));
        }
    }

    private void done() {
        if (doneEvent != Simulator.NO_EVENT) {
            simulator.at(simulator.nowPs(), doneEvent);
        }
    }
}
