package io.github.teelab.tee;

import io.github.teelab.engine.Timeline;
import io.github.teelab.workload.OperationGraph;

/** An operation graph that has been run: when every call and every work began and ended. */
public final class Execution {
    private final OperationGraph graph;
    private final Timeline timeline;
    private final int[] enter;
    private final int[] back;
    private final int[] work;

    Execution(OperationGraph graph, Timeline timeline, int[] enter, int[] back, int[] work) {
        this.graph = graph;
        this.timeline = timeline;
        this.enter = enter;
        this.back = back;
        this.work = work;
    }

    /** The graph as it was run. */
    public OperationGraph graph() {
        return graph;
    }

    /** Every task of the run. */
    public Timeline timeline() {
        return timeline;
    }

    /** When call {@code index} began, in picoseconds from the start. */
    public long callStartPs(int index) {
        return timeline.startPs(enter[index]);
    }

    /** When call {@code index} returned, in picoseconds from the start. */
    public long callEndPs(int index) {
        return timeline.endPs(back[index]);
    }

    /** How long call {@code index} waited for device work, in picoseconds. */
    public long callWaitPs(int index) {
        return enter[index] == back[index] ? 0 : timeline.startPs(back[index]) - timeline.endPs(enter[index]);
    }

    /** When device work {@code index} began, in picoseconds from the start. */
    public long workStartPs(int index) {
        return timeline.startPs(work[index]);
    }

    /** When device work {@code index} ended, in picoseconds from the start. */
    public long workEndPs(int index) {
        return timeline.endPs(work[index]);
    }
}
