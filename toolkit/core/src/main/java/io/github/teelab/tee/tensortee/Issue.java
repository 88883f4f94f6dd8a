package io.github.teelab.tee.tensortee;

import io.github.teelab.workload.Transfer;

/** How a copy is issued, which decides how much of the link it gets. */
public enum Issue {
    /** The host waits for it. */
    SYNCHRONOUS,
    /** A DMA engine does it in the background. */
    ASYNCHRONOUS;

    /**
     * How offloaded training issues a copy: gradients leave in the background while the backward pass goes on, the host waits
     * for weights. A staged copy occupies the engines of both sides, so somebody always waits for it.
     */
    public static Issue usual(PathKind kind, Transfer transfer) {
        return kind != PathKind.STAGED && transfer.isToHost() ? ASYNCHRONOUS : SYNCHRONOUS;
    }
}
