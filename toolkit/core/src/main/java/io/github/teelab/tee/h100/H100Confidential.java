package io.github.teelab.tee.h100;

import io.github.teelab.channel.CopyCurve;
import io.github.teelab.channel.Path;
import io.github.teelab.platform.Basis;
import io.github.teelab.platform.Cpu;
import io.github.teelab.platform.Explanation;
import io.github.teelab.platform.Parameter;
import io.github.teelab.platform.Platform;
import io.github.teelab.tee.Attestation;
import io.github.teelab.tee.CopyCurves;
import io.github.teelab.tee.CopyLaws;
import io.github.teelab.tee.CopyPaths;
import io.github.teelab.tee.HostTee;
import io.github.teelab.tee.HostTimes;
import io.github.teelab.tee.LimitingPart;
import io.github.teelab.tee.PricedPlan;
import io.github.teelab.tee.Staging;
import io.github.teelab.tee.TeeSystem;
import io.github.teelab.tee.unprotected.Unprotected;
import io.github.teelab.units.Bandwidth;
import io.github.teelab.units.Bytes;
import io.github.teelab.units.Frequency;
import io.github.teelab.workload.Plan;
import io.github.teelab.workload.Transfer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * NVIDIA H100 confidential computing on a platform.
 *
 * <p>Calibrated on an H100 NVL with an Intel TDX guest at 2.1 GHz whose driver encrypts on one core. On another platform
 * the cipher is that of its CPU at its clock, of which the driver reaches the same share; the link is its own. Not modelled:
 * unified memory's page migration.
 */
public final class H100Confidential implements TeeSystem {
    private static final Set<Transfer> ENCRYPTED = EnumSet.complementOf(EnumSet.of(Transfer.DEVICE_TO_DEVICE));

    private static final Attestation ATTESTATION = Attestation.gpu("driver in the confidential VM");

    private final Platform platform;
    private final Unprotected plain;
    private final CopyCurves curves;
    private final Staging staging;
    private final CallCosts costs;
    private final CallCosts openCosts;

    private H100Confidential(Platform platform, CopyCurves curves, CallCosts costs, CallCosts openCosts) {
        this.platform = platform;
        this.plain = Unprotected.on(platform);
        this.curves = curves;
        this.staging = plain.copies().staging();
        this.costs = costs;
        this.openCosts = openCosts;
    }

    /**
     * The system with its stored calibration.
     *
     * @throws IllegalStateException if the platform has no GPU
     * @throws IllegalArgumentException if its GPU has no confidential computing, or its CPU no known cipher rate
     */
    public static H100Confidential on(Platform platform) {
        return on(platform, CallCosts.programs());
    }

    /** The system with a calibration of the caller's own for calls other than copies. */
    public static H100Confidential on(Platform platform, CallCosts costs) {
        return of(platform, costs, CallCosts.tables());
    }

    /** What the tight-loop tables alone would make of it: host buffers always in the cache, no cost that they lack. */
    public static H100Confidential tablesOnly(Platform platform) {
        CallCosts tables = CallCosts.tables();
        return new H100Confidential(
                platform, CopyLaws.on(platform, "on").map(ENCRYPTED, CopyCurve::alwaysCached), tables, tables);
    }

    private static H100Confidential of(Platform platform, CallCosts costs, CallCosts openCosts) {
        ConfidentialGpus.check(platform);
        return new H100Confidential(platform, CopyLaws.on(platform, "on"), costs, openCosts);
    }

    /** Confidential copies at the prices of {@code curves}. */
    public static CopyPaths encryptedPaths(CopyCurves curves) {
        return new EncryptedPaths(curves, Staging.stored(), ATTESTATION.keys());
    }

    /** The same system on a host whose cores reach another AES-256-GCM rate, as another library has it. */
    public H100Confidential cipherRate(Bandwidth rate) {
        double perGhz = rate.toGbPerSecond() / platform.cpu().clock().toGhz();
        return onHost(platform.cpu().with("aes_gcm_256", perGhz));
    }

    /**
     * The same system with the host's cores at another clock, to which the cipher and the host's own work are proportional.
     *
     * @throws IllegalArgumentException if that is above the CPU's boost clock
     */
    public H100Confidential hostClock(Frequency clock) {
        return onHost(platform.cpu().atClock(clock));
    }

    private H100Confidential onHost(Cpu cpu) {
        return of(platform.toBuilder().cpu(cpu).build(), costs, openCosts);
    }

    /** The same system with other costs of calls, for recorded graphs and open ones alike. */
    public H100Confidential costs(CallCosts newCosts) {
        return new H100Confidential(platform, curves, newCosts, newCosts);
    }

    /** The costs of calls for recorded graphs. */
    public CallCosts costs() {
        return costs;
    }

    @Override
    public String name() {
        return "h100";
    }

    @Override
    public Platform platform() {
        return platform;
    }

    @Override
    public HostTee hostTee() {
        return HostTee.confidentialVm(platform().cpu());
    }

    /** The ways copies take into and out of the enclave; each call begins a session with keys of its own. */
    public CopyPaths copies() {
        return new EncryptedPaths(curves, staging, ATTESTATION.keys());
    }

    /** What copies cost, by kind and size. */
    public CopyCurves curves() {
        return curves;
    }

    /** The same machine without protection. */
    public Unprotected plain() {
        return plain;
    }

    /** The rate of one core's AES-256-GCM that the copies rest on. */
    public Bandwidth cipher() {
        return LimitingPart.CIPHER.rate(platform);
    }

    @Override
    public PricedPlan price(Plan plan) {
        double touchPs = applied(plan).get(CallCost.FIRST_TOUCH_PER_BYTE) * 1e3;
        return price(
                plan,
                new EncryptedPaths(
                        curves.map(EnumSet.of(Transfer.DEVICE_TO_HOST_PINNED), curve -> curve.limitingPlus(touchPs)),
                        staging,
                        ATTESTATION.keys()));
    }

    /** The same with other protected copies: for designs that change how copies travel and nothing else. */
    public PricedPlan price(Plan plan, CopyPaths copies) {
        return new ConfidentialRewrite(
                        applied(plan), HostTimes.factor(platform), plain.copies(), copies, plain.price(plan))
                .apply();
    }

    private CallCosts applied(Plan plan) {
        return plan.recordedOn().isEmpty() ? openCosts : costs;
    }

    @Override
    public Optional<Attestation> attestation() {
        return Optional.of(ATTESTATION);
    }

    /** The system with module loading at the least and at the largest multiple seen in the calibration. */
    @Override
    public List<TeeSystem> bounds() {
        return List.of(moduleLoad(CallCost.MODULE_LOAD_RATIO_LOW), moduleLoad(CallCost.MODULE_LOAD_RATIO_HIGH));
    }

    private TeeSystem moduleLoad(CallCost bound) {
        return new H100Confidential(
                platform, curves, costs.with(CallCost.MODULE_LOAD_RATIO, costs.get(bound)), openCosts);
    }

    @Override
    public List<Path> paths() {
        List<Path> paths = new ArrayList<>();
        CopyPaths session = copies();
        for (Transfer transfer : ENCRYPTED) {
            paths.add(session.path(transfer, Bytes.mib(1).value(), Plan.ALWAYS_FRESH));
        }
        return paths;
    }

    @Override
    public Explanation explain() {
        List<Parameter> parameters = new ArrayList<>();
        parameters.add(platform.cpu().parameter("aes_gcm_256"));
        parameters.add(Parameter.of(
                "one-core AES-256-GCM",
                cipher().toGbPerSecond(),
                "GB/s",
                Basis.DERIVED,
                "aes_gcm_256 at the clock of " + platform.cpu().name() + ", "
                        + platform.cpu().clock()));
        parameters.addAll(costs.parameters());
        parameters.addAll(curves.parameters());
        parameters.addAll(staging.parameters());
        return Explanation.ofOne(name(), parameters).and(validity().parameters());
    }
}
