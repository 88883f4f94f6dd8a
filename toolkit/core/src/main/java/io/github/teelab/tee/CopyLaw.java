package io.github.teelab.tee;

import io.github.teelab.channel.CopyCurve;
import io.github.teelab.platform.Platform;
import io.github.teelab.platform.Platforms;
import io.github.teelab.units.Bandwidth;
import io.github.teelab.workload.Transfer;

/**
 * What one kind of copy takes on any machine: rates as shares of the part that limits them, times as measured on the
 * calibrated node.
 *
 * <p>On another machine the shares stay; set-up and ramp are the host's work and scale with its clock, but for the link's
 * latency, which counts once for each crossing; what memory adds to a cold host buffer stays (DRAM latency differs little
 * between standards; assumed). On the calibrated node every figure is the fitted one.
 *
 * @param upToBytes the largest size it holds for
 * @param leastNs the shortest copy
 * @param setupNs time per copy apart from the bytes
 * @param rampBytes on how many first bytes the ramp lies
 * @param rampNsPerByte the ramp
 * @param limit the part that limits the rate
 * @param efficiency which share of that part's rate a copy of cached buffers reaches; bytes a cycle for a core
 * @param coldNsPerByte what memory adds where buffers are not cached
 * @param fadeOctaves octaves of footprint over which the cache's hits fade out
 * @param linkEfficiency which share of the link's payload rate the transfer beside the limiting stage reaches; 0 for none
 * @param source what it was fitted to
 */
public record CopyLaw(
        long upToBytes,
        double leastNs,
        double setupNs,
        long rampBytes,
        double rampNsPerByte,
        LimitingPart limit,
        double efficiency,
        double coldNsPerByte,
        double fadeOctaves,
        double linkEfficiency,
        String source) {
    private static final Platform CALIBRATED = Platforms.h100Node();
    private static final double PS_PER_NS = 1e3;
    private static final double PS_PER_SECOND = 1e12;

    /** The law behind a curve that was fitted on the calibrated node. */
    public static CopyLaw fitted(
            Transfer transfer, long upToBytes, CopyCurve curve, LimitingPart limit, String source) {
        return new CopyLaw(
                upToBytes,
                curve.leastPs() / PS_PER_NS,
                curve.setupPs() / PS_PER_NS,
                curve.rampBytes(),
                curve.rampPsPerByte() / PS_PER_NS,
                limit,
                share(curve.cachedPsPerByte(), limit),
                (curve.memoryPsPerByte() - curve.cachedPsPerByte()) / PS_PER_NS,
                curve.fadeOctaves(),
                curve.otherPsPerByte() == 0 ? 0 : share(curve.otherPsPerByte(), LimitingPart.LINK),
                source);
    }

    private static double share(double psPerByte, LimitingPart part) {
        return PS_PER_SECOND / psPerByte / part.rate(CALIBRATED).bytesPerSecond();
    }

    /**
     * The curve on a machine.
     *
     * @param transfer the kind of copy that this is the law of
     * @throws IllegalArgumentException if the machine lacks what the limiting part's rate needs
     */
    CopyCurve on(Platform machine, Transfer transfer) {
        double cachedPs = limit == LimitingPart.LINK
                ? linkPsPerByte(machine, efficiency)
                : PS_PER_SECOND / efficiency / limit.rate(machine).bytesPerSecond();
        return new CopyCurve(
                hostPs(leastNs, machine, transfer),
                hostPs(setupNs, machine, transfer),
                rampBytes,
                rampNsPerByte * PS_PER_NS * HostTimes.factor(machine),
                cachedPs,
                cachedPs + coldPsPerByte(machine),
                coldNsPerByte == 0 ? 0 : limit.cacheBytes(machine),
                fadeOctaves,
                linkEfficiency == 0 ? 0 : linkPsPerByte(machine, linkEfficiency));
    }

    private double coldPsPerByte(Platform machine) {
        double rest = limit == LimitingPart.DEVICE_MEMORY
                ? limit.rate(CALIBRATED).bytesPerSecond() / limit.rate(machine).bytesPerSecond()
                : 1;
        return coldNsPerByte * PS_PER_NS * rest;
    }

    private static double linkPsPerByte(Platform machine, double share) {
        Bandwidth link = machine.link().effectiveBandwidth().times(share);
        Bandwidth memory = machine.memory().bandwidth(machine.cpu().memoryChannels());
        return PS_PER_SECOND / Math.min(link.bytesPerSecond(), memory.bytesPerSecond());
    }

    /** The host's part at the machine's clock, the link's part at its latency. */
    private static double hostPs(double calibratedNs, Platform machine, Transfer transfer) {
        if (calibratedNs == 0) {
            return 0;
        }
        double linkPs = transfer.linkCrossings() * CALIBRATED.linkLatency().picoseconds();
        double hostPs = Math.max(0, calibratedNs * PS_PER_NS - linkPs) * HostTimes.factor(machine);
        double nowPs = transfer.crossesLink()
                ? transfer.linkCrossings() * machine.linkLatency().picoseconds()
                : 0;
        return hostPs + nowPs;
    }
}
