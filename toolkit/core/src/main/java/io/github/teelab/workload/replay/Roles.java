package io.github.teelab.workload.replay;

import io.github.teelab.workload.CallKind;
import io.github.teelab.workload.profile.ApiCall;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tells the kind of each call in turn, by its name and by its place in the recording. */
final class Roles {
    /**
     * Creating a context takes well over 0.1 s on every GPU at hand (0.16 s on H100, {@code h100_kernel_launch.csv}); no
     * other first call comes near.
     */
    private static final long CONTEXT_NS = 50_000_000;

    private static final int FIRST_LAUNCH_FACTOR = 3;

    private final long typicalLaunchNs;
    private final Set<String> launched = new HashSet<>();
    private boolean contextMade;

    Roles(Typical typical) {
        this.typicalLaunchNs = typical.launchNs();
    }

    /** The kind of the next call, which launched {@code kernels}. */
    CallKind next(ApiCall call, List<String> kernels) {
        CallKind kind = CallKind.ofCudaFunction(call.name());
        boolean context = !contextMade && call.durationNs() > CONTEXT_NS && kind != CallKind.QUERY;
        contextMade |= context || !kernels.isEmpty();
        boolean first = launched.addAll(kernels);
        if (context) {
            return CallKind.CONTEXT;
        }
        if (kind == CallKind.LAUNCH && first && call.durationNs() > FIRST_LAUNCH_FACTOR * typicalLaunchNs) {
            return CallKind.MODULE_LOAD;
        }
        return kind == CallKind.FREE && !call.succeeded() ? CallKind.REFUSED_FREE : kind;
    }
}
