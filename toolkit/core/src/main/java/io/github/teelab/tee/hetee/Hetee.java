package io.github.teelab.tee.hetee;

import io.github.teelab.channel.Path;
import io.github.teelab.channel.Place;
import io.github.teelab.crypto.attestation.Vendor;
import io.github.teelab.platform.Explanation;
import io.github.teelab.platform.Parameter;
import io.github.teelab.platform.Platform;
import io.github.teelab.tee.Attestation;
import io.github.teelab.tee.CopyPaths;
import io.github.teelab.tee.CopyRewrite;
import io.github.teelab.tee.LifecycleAttack;
import io.github.teelab.tee.PricedPlan;
import io.github.teelab.tee.TeeSystem;
import io.github.teelab.tee.hetee.lifecycle.BoxAttack;
import io.github.teelab.tee.hetee.lifecycle.BoxSafeguard;
import io.github.teelab.tee.hetee.lifecycle.Sigma;
import io.github.teelab.tee.unprotected.Unprotected;
import io.github.teelab.units.Bytes;
import io.github.teelab.workload.Plan;
import io.github.teelab.workload.Transfer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * HETEE on a platform: a box with a security controller, proxies and accelerators (IEEE S&amp;P 2020).
 *
 * <p>A job runs in one enclave with one GPU; its copies are messages between the user and the enclave. All else runs as on
 * any host with that GPU. The paper's own five nets, with their measured times and up to four GPUs, are {@link Rounds}.
 * Not modelled here: preprocessing, which is the same with and without the box; results and inputs that stay inside.
 */
public final class Hetee implements TeeSystem {
    static final String NAME = "hetee";

    private static final Place MESSAGES = Place.of("the enclave's messages");

    /** What the common attacks on a device are tried on; the paper's own handshake is {@link Sigma}. */
    private static final Attestation CONTROLLER = Attestation.spdm(
            "remote user",
            "security controller",
            List.of(
                    Vendor.released("controller firmware", 3),
                    Vendor.released("cipher bitstream", 5),
                    Vendor.released("proxy image", 12)),
            4);

    private static final long SHOWN_BYTES = Bytes.mib(1).value();

    private final Platform platform;
    private final Unprotected plain;
    private final BoxCosts costs;
    private final SaasCase saas;

    private Hetee(Platform platform, BoxCosts costs, SaasCase saas) {
        this.platform = platform;
        this.plain = Unprotected.on(platform);
        this.costs = costs;
        this.saas = saas;
    }

    /**
     * The system as published, with an application that the user can verify.
     *
     * @throws IllegalStateException if the platform has no FPGA or no link
     * @throws io.github.teelab.units.UnknownName if it has no link {@code proxy}
     */
    public static Hetee on(Platform platform) {
        platform.fpga();
        platform.link("proxy");
        return new Hetee(platform, BoxCosts.stored(), SaasCase.VERIFIED);
    }

    /** The same for an application of another kind. */
    public Hetee saas(SaasCase other) {
        return new Hetee(platform, costs, other);
    }

    /**
     * The same with one of its own parameters changed.
     *
     * @param parameter such as {@code "image_share_of_tensor"}
     * @param value in the parameter's unit
     * @throws io.github.teelab.units.UnknownName if there is no such parameter
     */
    public Hetee with(String parameter, double value) {
        return new Hetee(platform, costs.with(parameter, value), saas);
    }

    /** What is known of its application. */
    public SaasCase saas() {
        return saas;
    }

    /** Its own parameters. */
    public BoxCosts costs() {
        return costs;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Platform platform() {
        return platform;
    }

    /** The ways copies take; each call begins a session with keys of its own. */
    public CopyPaths copies() {
        return new BoxPaths(platform, costs, saas, plain.copies(), Sigma.channelKeys());
    }

    @Override
    public PricedPlan price(Plan plan) {
        double sandbox = saas.isSandboxed() ? costs.design().number("sandbox_overhead") : 0;
        return new CopyRewrite(plain.copies(), copies(), Optional.of(MESSAGES), sandbox, 0).apply(plain.price(plan));
    }

    @Override
    public List<Path> paths() {
        CopyPaths session = copies();
        return List.of(
                session.path(Transfer.HOST_TO_DEVICE_PAGEABLE, SHOWN_BYTES, Plan.ALWAYS_FRESH),
                session.path(Transfer.DEVICE_TO_HOST_PAGEABLE, SHOWN_BYTES, Plan.ALWAYS_FRESH));
    }

    @Override
    public Optional<Attestation> attestation() {
        return Optional.of(CONTROLLER);
    }

    @Override
    public List<LifecycleAttack> lifecycleAttacks() {
        Set<BoxSafeguard> all = EnumSet.allOf(BoxSafeguard.class);
        return BoxAttack.all().stream()
                .map(attack -> new LifecycleAttack(attack.name(), attack.stage(), () -> attack.on(all)))
                .toList();
    }

    @Override
    public Explanation explain() {
        List<Parameter> parameters = new ArrayList<>(costs.parameters());
        plain.explain().lines().forEach(line -> parameters.add(line.parameter()));
        return Explanation.ofOne(name() + " (" + saas.title() + ")", parameters);
    }
}
