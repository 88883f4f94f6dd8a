package io.github.teelab.tee.h100;

import io.github.teelab.channel.CopyTimes;
import io.github.teelab.tee.CopyPaths;
import io.github.teelab.workload.After;
import io.github.teelab.workload.CallKind;
import io.github.teelab.workload.DeviceWork;
import io.github.teelab.workload.HostCall;
import io.github.teelab.workload.OperationGraph;
import java.util.ArrayList;
import java.util.List;

/**
 * One graph's rewrite: every plain operation becomes its confidential counterpart.
 *
 * <p>A copy is priced anew from the confidential copy curves; what it took beyond the plain curve (page faults, a busy
 * link) it keeps. It blocks its thread even where the plain copy did not, and all encrypted copies share one lane. Every
 * other call keeps its own time, changed as {@link CallCosts} say.
 */
final class ConfidentialRewrite {
    private static final String ENCRYPTED_LANE = "encrypted copies";

    private final CallCosts costs;
    private final CopyPaths plainCopies;
    private final CopyPaths encryptedCopies;
    private final OperationGraph plain;
    private final CallPrices prices;
    private final List<HostCall> calls;

    ConfidentialRewrite(CallCosts costs, CopyPaths plainCopies, CopyPaths encryptedCopies, OperationGraph plain) {
        this.costs = costs;
        this.plainCopies = plainCopies;
        this.encryptedCopies = encryptedCopies;
        this.plain = plain;
        this.prices = new CallPrices(costs, plain.calls());
        this.calls = new ArrayList<>(plain.calls().size());
    }

    OperationGraph apply() {
        for (HostCall call : plain.calls()) {
            calls.add(prices.price(call));
        }
        List<DeviceWork> works = new ArrayList<>(plain.works().size());
        for (int i = 0; i < plain.works().size(); i++) {
            DeviceWork work = plain.works().get(i);
            works.add(work.transfer().isPresent() ? copy(i, work) : queued(work));
        }
        return plain.with(calls, works);
    }

    private DeviceWork queued(DeviceWork work) {
        double ratio = work.kind() == DeviceWork.Kind.KERNEL ? costs.get(CallCost.KERNEL_RATIO) : 1;
        return work.with(
                work.lane(),
                Math.round(work.durationPs() * ratio),
                work.leadPs() + ps(costs.get(CallCost.LAUNCH_TO_START_ADDED)),
                later(work.after()));
    }

    private DeviceWork copy(int index, DeviceWork work) {
        CopyTimes off = plainCopies.times(work.transfer().get(), work.bytes(), plain.hostFootprintBytes());
        CopyTimes on = encryptedCopies.times(work.transfer().get(), work.bytes(), plain.hostFootprintBytes());
        long plainEnterPs = 0;
        long enterPs = 0;
        if (work.call().isPresent()) {
            int call = work.call().getAsInt();
            block(call, index, on.returnPs() - off.returnPs());
            plainEnterPs = plain.calls().get(call).enterPs();
            enterPs = calls.get(call).enterPs();
        }
        return work.with(
                work.transfer().get().crossesLink() ? ENCRYPTED_LANE : work.lane(),
                on.devicePs() + Math.max(0, work.durationPs() - off.devicePs()),
                on.leadPs() + Math.max(0, work.leadPs() + plainEnterPs - off.leadPs()) - enterPs,
                later(work.after()));
    }

    private void block(int index, int work, long addedPs) {
        HostCall call = calls.get(index);
        if (call.kind() == CallKind.COPY) {
            calls.set(
                    index,
                    call.withTimes(call.gapPs(), call.enterPs(), Math.max(0, call.returnPs() + addedPs))
                            .awaiting(work));
        }
    }

    private List<After> later(List<After> after) {
        long addedPs = ps(costs.get(CallCost.QUEUE_GAP_ADDED));
        return after.stream()
                .map(wait -> new After(wait.index(), wait.anchor(), wait.gapPs() + addedPs))
                .toList();
    }

    private static long ps(double microseconds) {
        return Math.round(microseconds * 1e6);
    }
}
