package io.github.teelab.tee;

import io.github.teelab.channel.CopyTimes;
import io.github.teelab.workload.DeviceWork;
import io.github.teelab.workload.HostCall;
import io.github.teelab.workload.OperationGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One graph's rewrite for a system that changes how copies between host and device travel, and slows the rest by a share at
 * most. What a copy took beyond the plain copy (page faults, a busy link) it keeps.
 *
 * @param plainCopies what copies cost without protection
 * @param protectedCopies what they cost with it
 * @param blocking the lane that all these copies share, where each also blocks its call; empty where copies stay on their
 *     lanes, and calls that did not wait still do not
 * @param hostShare by how much the host's own work takes longer
 * @param kernelShare by how much kernels take longer
 */
public record CopyRewrite(
        CopyPaths plainCopies,
        CopyPaths protectedCopies,
        Optional<String> blocking,
        double hostShare,
        double kernelShare) {
    /** The graph, which has its plain times, with those of the system. */
    public OperationGraph apply(OperationGraph plain) {
        List<HostCall> calls = new ArrayList<>();
        for (HostCall call : plain.calls()) {
            calls.add(call.withTimes(
                    longer(call.gapPs(), hostShare),
                    longer(call.enterPs(), hostShare),
                    longer(call.returnPs(), hostShare)));
        }
        List<DeviceWork> works = new ArrayList<>();
        for (int i = 0; i < plain.works().size(); i++) {
            DeviceWork work = plain.works().get(i);
            boolean crosses =
                    work.transfer().isPresent() && work.transfer().get().crossesLink();
            works.add(crosses ? copy(i, work, plain.hostFootprintBytes(), calls) : onDevice(work));
        }
        return plain.with(calls, works);
    }

    private DeviceWork onDevice(DeviceWork work) {
        boolean kernel = work.kind() == DeviceWork.Kind.KERNEL;
        return kernel
                ? work.with(work.lane(), longer(work.durationPs(), kernelShare), work.leadPs(), work.after())
                : work;
    }

    private DeviceWork copy(int index, DeviceWork work, long footprintBytes, List<HostCall> calls) {
        CopyTimes off = plainCopies.times(work.transfer().get(), work.bytes(), footprintBytes);
        CopyTimes on = protectedCopies.times(work.transfer().get(), work.bytes(), footprintBytes);
        long afterPs = Math.max(0, on.returnPs() - off.returnPs());
        boolean waits =
                work.call().isPresent() && isAwaited(calls.get(work.call().getAsInt()), index);
        if (waits) {
            int place = work.call().getAsInt();
            HostCall call = calls.get(place);
            HostCall later = call.withTimes(call.gapPs(), call.enterPs(), call.returnPs() + afterPs);
            calls.set(place, later.awaiting(index));
        }
        return work.with(
                blocking.orElse(work.lane()),
                on.devicePs() + Math.max(0, work.durationPs() - off.devicePs()) + (waits ? 0 : afterPs),
                work.leadPs() + Math.max(0, on.leadPs() - off.leadPs()),
                work.after());
    }

    private boolean isAwaited(HostCall call, int work) {
        return blocking.isPresent() || call.awaits().contains(work);
    }

    private static long longer(long ps, double share) {
        return Math.round(ps * (1 + share));
    }
}
