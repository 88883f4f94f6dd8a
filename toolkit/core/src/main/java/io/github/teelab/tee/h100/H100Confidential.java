package io.github.teelab.tee.h100;

import io.github.teelab.channel.CopyCurve;
import io.github.teelab.channel.Path;
import io.github.teelab.crypto.SecretKey;
import io.github.teelab.platform.Basis;
import io.github.teelab.platform.Explanation;
import io.github.teelab.platform.Parameter;
import io.github.teelab.platform.Platform;
import io.github.teelab.tee.Attestation;
import io.github.teelab.tee.CopyCurves;
import io.github.teelab.tee.CopyPaths;
import io.github.teelab.tee.TeeSystem;
import io.github.teelab.tee.unprotected.Unprotected;
import io.github.teelab.units.Bandwidth;
import io.github.teelab.units.Bytes;
import io.github.teelab.units.Frequency;
import io.github.teelab.workload.OperationGraph;
import io.github.teelab.workload.Transfer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * NVIDIA H100 confidential computing on a platform.
 *
 * <p>Calibrated on an H100 NVL with an Intel TDX guest at 2.1 GHz whose driver encrypts at 3.36 GB/s on one core.
 * {@link #cipherRate} and {@link #hostClock} move that rate. Not modelled: other GPUs than the one calibrated on, unified
 * memory's page migration, several processes sharing the GPU.
 */
public final class H100Confidential implements TeeSystem {
    /** One core's AES-256-GCM at 2.1 GHz, {@code measurements/cpu_cipher_rates.csv}. */
    public static final Bandwidth CALIBRATED_CIPHER = Bandwidth.gbPerSecond(3.3586);

    /** The clock it was measured at. */
    public static final Frequency CALIBRATED_CLOCK = Frequency.ghz(2.1);

    private static final Set<Transfer> ENCRYPTED = EnumSet.complementOf(EnumSet.of(Transfer.DEVICE_TO_DEVICE));

    private static final Attestation ATTESTATION = Attestation.gpu("driver in the confidential VM");

    private final Platform platform;
    private final Unprotected plain;
    private final CopyCurves curves;
    private final CallCosts costs;
    private final CallCosts openCosts;
    private final Bandwidth cipher;
    private final Supplier<SecretKey> keys = ATTESTATION.keys();

    private H100Confidential(
            Platform platform,
            Unprotected plain,
            CopyCurves curves,
            CallCosts costs,
            CallCosts openCosts,
            Bandwidth cipher) {
        this.platform = platform;
        this.plain = plain;
        this.curves = curves;
        this.costs = costs;
        this.openCosts = openCosts;
        this.cipher = cipher;
    }

    /** The calibrated system. */
    public static H100Confidential on(Platform platform) {
        return on(platform, CallCosts.programs());
    }

    /** What the tight-loop tables alone would make of it: host buffers always in the cache, no cost that they lack. */
    public static H100Confidential tablesOnly(Platform platform) {
        CallCosts tables = CallCosts.tables();
        return new H100Confidential(
                platform,
                Unprotected.on(platform),
                CopyCurves.stored("on").map(ENCRYPTED, CopyCurve::alwaysCached),
                tables,
                tables,
                CALIBRATED_CIPHER);
    }

    /** Confidential copies at the prices of {@code curves}. */
    public static CopyPaths encryptedPaths(CopyCurves curves) {
        return new EncryptedPaths(curves, ATTESTATION.keys());
    }

    /** The system with a calibration of the caller's own for calls other than copies. */
    public static H100Confidential on(Platform platform, CallCosts costs) {
        return new H100Confidential(
                platform,
                Unprotected.on(platform),
                CopyCurves.stored("on"),
                costs,
                CallCosts.tables(),
                CALIBRATED_CIPHER);
    }

    /**
     * The same system with another one-core AES-256-GCM rate, as another library or processor has it. The driver reaches
     * the same fraction of it as in the calibration.
     */
    public H100Confidential cipherRate(Bandwidth rate) {
        double factor = cipher.bytesPerSecond() / rate.bytesPerSecond();
        return new H100Confidential(
                platform, plain, curves.map(ENCRYPTED, curve -> curve.limitingTimes(factor)), costs, openCosts, rate);
    }

    /** The same system with the host's cores at another clock: the cipher rate is proportional to it. */
    public H100Confidential hostClock(Frequency clock) {
        return cipherRate(CALIBRATED_CIPHER.times(clock.hertz() / CALIBRATED_CLOCK.hertz()));
    }

    /** The same system with other costs of calls, for recorded graphs and open ones alike. */
    public H100Confidential costs(CallCosts newCosts) {
        return new H100Confidential(platform, plain, curves, newCosts, newCosts, cipher);
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

    /** The ways copies take into and out of the enclave. */
    public CopyPaths copies() {
        return new EncryptedPaths(curves, keys);
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
        return cipher;
    }

    @Override
    public OperationGraph rewrite(OperationGraph graph) {
        double touchPs = applied(graph).get(CallCost.FIRST_TOUCH_PER_BYTE) * 1e3;
        return rewrite(
                graph,
                new EncryptedPaths(
                        curves.map(EnumSet.of(Transfer.DEVICE_TO_HOST_PINNED), curve -> curve.limitingPlus(touchPs)),
                        keys));
    }

    /** The same rewrite with other protected copies: for designs that change how copies travel and nothing else. */
    public OperationGraph rewrite(OperationGraph graph, CopyPaths copies) {
        return new ConfidentialRewrite(applied(graph), plain.copies(), copies, plain.rewrite(graph)).apply();
    }

    private CallCosts applied(OperationGraph graph) {
        return graph.times() == OperationGraph.Times.OPEN ? openCosts : costs;
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
                platform, plain, curves, costs.with(CallCost.MODULE_LOAD_RATIO, costs.get(bound)), openCosts, cipher);
    }

    @Override
    public List<Path> paths() {
        List<Path> paths = new ArrayList<>();
        for (Transfer transfer : ENCRYPTED) {
            paths.add(copies().path(transfer, Bytes.mib(1).value(), OperationGraph.ALWAYS_FRESH));
        }
        return paths;
    }

    @Override
    public Explanation explain() {
        List<Parameter> parameters = new ArrayList<>();
        parameters.add(Parameter.of(
                "one-core AES-256-GCM",
                cipher.toGbPerSecond(),
                "GB/s",
                cipher.equals(CALIBRATED_CIPHER) ? Basis.MEASURED : Basis.ASSUMED,
                cipher.equals(CALIBRATED_CIPHER)
                        ? "measurements/cpu_cipher_rates.csv, 2.1 GHz (ISPASS25 artifact)"
                        : "set by the user"));
        parameters.addAll(costs.parameters());
        parameters.addAll(curves.parameters());
        return Explanation.ofOne(name(), parameters);
    }
}
