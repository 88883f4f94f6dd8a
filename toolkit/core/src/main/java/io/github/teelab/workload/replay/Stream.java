package io.github.teelab.workload.replay;

import io.github.teelab.workload.profile.GpuActivity;

/** A CUDA stream: work put on it runs in order. */
record Stream(long device, long context, long stream) {
    static Stream of(GpuActivity activity) {
        return new Stream(activity.device(), activity.context(), activity.stream());
    }

    String label(boolean severalDevices) {
        return severalDevices ? "GPU " + device + " stream " + stream : "stream " + stream;
    }
}
