package io.github.teelab.tee.unprotected;

import io.github.teelab.channel.CopyTimes;
import io.github.teelab.channel.Path;
import io.github.teelab.platform.Explanation;
import io.github.teelab.platform.Parameter;
import io.github.teelab.platform.Platform;
import io.github.teelab.tee.CopyLaws;
import io.github.teelab.tee.Staging;
import io.github.teelab.tee.TeeSystem;
import io.github.teelab.units.Bytes;
import io.github.teelab.workload.After;
import io.github.teelab.workload.CallKind;
import io.github.teelab.workload.DeviceWork;
import io.github.teelab.workload.HostCall;
import io.github.teelab.workload.OperationGraph;
import io.github.teelab.workload.Transfer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * No protection: the baseline on a platform.
 *
 * <p>Copies and calls are priced by the machine's parts, from shares and times fitted on the calibrated node.
 */
public final class Unprotected implements TeeSystem {
    private final Platform platform;
    private final PlainPaths copies;
    private final PlainCosts costs;

    private Unprotected(Platform platform) {
        this.platform = platform;
        this.copies = new PlainPaths(CopyLaws.on(platform, "off"), Staging.stored());
        this.costs = PlainCosts.on(platform);
    }

    /**
     * The unprotected baseline on a platform.
     *
     * @throws IllegalStateException if the platform has no accelerator
     */
    public static Unprotected on(Platform platform) {
        return new Unprotected(platform);
    }

    @Override
    public String name() {
        return "unprotected";
    }

    @Override
    public Platform platform() {
        return platform;
    }

    /** The ways copies take. */
    public PlainPaths copies() {
        return copies;
    }

    /** Returns a recorded graph as it is, and fills in the times of an open one. */
    @Override
    public OperationGraph rewrite(OperationGraph plain) {
        if (plain.times() == OperationGraph.Times.RECORDED) {
            return plain;
        }
        List<HostCall> calls = new ArrayList<>();
        for (HostCall call : plain.calls()) {
            calls.add(call.withTimes(call.gapPs(), enterPs(call), returnPs(call)));
        }
        List<DeviceWork> works = new ArrayList<>();
        for (DeviceWork work : plain.works()) {
            works.add(fill(work, plain.hostFootprintBytes(), calls));
        }
        return plain.with(calls, works);
    }

    private DeviceWork fill(DeviceWork work, long footprintBytes, List<HostCall> calls) {
        List<After> after = work.after().stream()
                .map(wait -> new After(wait.index(), wait.anchor(), Math.max(wait.gapPs(), costs.queueGapPs())))
                .toList();
        if (work.transfer().isEmpty()) {
            return work.with(work.lane(), work.durationPs(), costs.launchToStartPs(), after);
        }
        CopyTimes times = copies.times(work.transfer().get(), work.bytes(), footprintBytes);
        long enterPs = 0;
        if (work.call().isPresent()) {
            int index = work.call().getAsInt();
            HostCall call = calls.get(index);
            enterPs = call.enterPs();
            calls.set(index, call.withTimes(call.gapPs(), enterPs, call.awaits().isEmpty() ? 0 : times.returnPs()));
        }
        return work.with(work.lane(), times.devicePs(), times.leadPs() - enterPs, after);
    }

    private long enterPs(HostCall call) {
        return call.kind().isLaunch()
                        || (call.kind() == CallKind.COPY && call.awaits().isEmpty())
                ? costs.launchPs()
                : call.enterPs();
    }

    private long returnPs(HostCall call) {
        return call.kind() == CallKind.SYNCHRONIZE ? costs.synchronisePs() : call.returnPs();
    }

    @Override
    public List<Path> paths() {
        return Arrays.stream(Transfer.values())
                .filter(Transfer::crossesLink)
                .map(transfer -> copies.path(transfer, Bytes.mib(1).value(), OperationGraph.ALWAYS_FRESH))
                .toList();
    }

    @Override
    public Explanation explain() {
        List<Parameter> parameters = new ArrayList<>(costs.parameters());
        parameters.addAll(copies.curves().parameters());
        parameters.addAll(copies.staging().parameters());
        return Explanation.ofOne(name(), parameters);
    }
}
