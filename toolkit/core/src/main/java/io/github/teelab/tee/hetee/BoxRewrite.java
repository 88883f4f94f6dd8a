package io.github.teelab.tee.hetee;

import io.github.teelab.channel.CopyTimes;
import io.github.teelab.tee.CopyPaths;
import io.github.teelab.workload.DeviceWork;
import io.github.teelab.workload.HostCall;
import io.github.teelab.workload.OperationGraph;
import java.util.ArrayList;
import java.util.List;

/**
 * One graph's rewrite: every copy between host and device becomes a message between user and enclave; all else runs on the
 * enclave's proxy and its GPU as it would anywhere.
 *
 * @param plainCopies what copies cost without protection
 * @param boxCopies what they cost through the box
 * @param sandboxShare by how much the proxy's own work takes longer; 0 without a sandbox
 * @param plain the graph with its plain times
 */
record BoxRewrite(CopyPaths plainCopies, CopyPaths boxCopies, double sandboxShare, OperationGraph plain) {
    private static final String LANE = "the enclave's messages";

    OperationGraph apply() {
        List<HostCall> calls = new ArrayList<>();
        for (HostCall call : plain.calls()) {
            calls.add(call.withTimes(slower(call.gapPs()), slower(call.enterPs()), slower(call.returnPs())));
        }
        List<DeviceWork> works = new ArrayList<>();
        for (int i = 0; i < plain.works().size(); i++) {
            DeviceWork work = plain.works().get(i);
            boolean message =
                    work.transfer().isPresent() && work.transfer().get().crossesLink();
            works.add(message ? copy(i, work, calls) : work);
        }
        return plain.with(calls, works);
    }

    private DeviceWork copy(int index, DeviceWork work, List<HostCall> calls) {
        CopyTimes off = plainCopies.times(work.transfer().get(), work.bytes(), plain.hostFootprintBytes());
        CopyTimes on = boxCopies.times(work.transfer().get(), work.bytes(), plain.hostFootprintBytes());
        if (work.call().isPresent()) {
            int place = work.call().getAsInt();
            HostCall call = calls.get(place);
            long addedPs = Math.max(0, on.returnPs() - off.returnPs());
            calls.set(
                    place,
                    call.withTimes(call.gapPs(), call.enterPs(), call.returnPs() + addedPs)
                            .awaiting(index));
        }
        return work.with(
                LANE,
                on.devicePs() + Math.max(0, work.durationPs() - off.devicePs()),
                work.leadPs() + Math.max(0, on.leadPs() - off.leadPs()),
                work.after());
    }

    private long slower(long ps) {
        return Math.round(ps * (1 + sandboxShare));
    }
}
