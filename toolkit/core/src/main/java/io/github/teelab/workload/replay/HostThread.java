package io.github.teelab.workload.replay;

import io.github.teelab.workload.profile.ApiCall;

/** A thread of a process, as the recording numbers them. */
record HostThread(long process, long thread) {
    static HostThread of(ApiCall call) {
        return new HostThread(call.process(), call.thread());
    }
}
