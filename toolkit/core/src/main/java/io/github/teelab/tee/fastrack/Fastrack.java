package io.github.teelab.tee.fastrack;

import io.github.teelab.channel.Path;
import io.github.teelab.platform.Explanation;
import io.github.teelab.platform.Parameter;
import io.github.teelab.platform.Parameters;
import io.github.teelab.platform.Platform;
import io.github.teelab.tee.Attestation;
import io.github.teelab.tee.CopyPaths;
import io.github.teelab.tee.HostTee;
import io.github.teelab.tee.PricedPlan;
import io.github.teelab.tee.TeeSystem;
import io.github.teelab.tee.h100.H100Confidential;
import io.github.teelab.units.Bandwidth;
import io.github.teelab.units.Bytes;
import io.github.teelab.workload.Plan;
import io.github.teelab.workload.Transfer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Fastrack on a platform, or its baseline: any choice of its three changes.
 *
 * <p>All copies between host and device are taken to carry a remote client's data. Launches, allocation and the rest cost
 * what they cost under H100 confidential computing.
 */
public final class Fastrack implements TeeSystem {
    /** Where its own parameters stand. */
    public static final String FILE = "tee/fastrack.csv";

    private static final Attestation ATTESTATION = Attestation.gpu("remote client");

    private final H100Confidential base;
    private final Parameters costs;
    private final Design design;

    private Fastrack(H100Confidential base, Parameters costs, Design design) {
        this.base = base;
        this.costs = costs;
        this.design = design;
    }

    /** Fastrack with all three changes: direct channel, 64 chains of chunks up to 64 KiB, overlap. */
    public static Fastrack on(Platform platform) {
        return new Fastrack(H100Confidential.on(platform), Parameters.read(FILE), Design.FASTRACK);
    }

    /** The protocol before Fastrack's changes. */
    public static Fastrack baseline(Platform platform) {
        return on(platform).design(Design.BASELINE);
    }

    /** The same with another choice of changes. */
    public Fastrack design(Design other) {
        return new Fastrack(base, costs, other);
    }

    /** The same with or without the direct channel between client and GPU. */
    public Fastrack direct(boolean on) {
        return design(new Design(on, design.authentication(), design.overlap()));
    }

    /** The same with or without decryption while later chunks are on the link. */
    public Fastrack overlap(boolean on) {
        return design(new Design(design.direct(), design.authentication(), on));
    }

    /** The same with another way to authenticate. */
    public Fastrack authentication(Authentication other) {
        return design(new Design(design.direct(), other, design.overlap()));
    }

    /**
     * The same with multi-chaining over so many chains.
     *
     * @throws IllegalArgumentException if {@code chains} is not in 1 to 4096
     */
    public Fastrack chains(int chains) {
        return authentication(new Authentication.MultiChain(chains, largestChunk()));
    }

    /** The same with multi-chaining over chunks of at most this size. */
    public Fastrack chunk(Bytes largest) {
        int chains =
                design.authentication() instanceof Authentication.MultiChain multi ? multi.chains() : Design.CHAINS;
        return authentication(new Authentication.MultiChain(chains, largest));
    }

    /** The same with another one-core AES-256-GCM rate of the CPU. */
    public Fastrack cipherRate(Bandwidth rate) {
        return new Fastrack(base.cipherRate(rate), costs, design);
    }

    /**
     * The same with one of its own parameters changed.
     *
     * @param parameter such as {@code "ghash_chain"}
     * @param value in the parameter's unit
     * @throws io.github.teelab.units.UnknownName if there is no such parameter
     */
    public Fastrack with(String parameter, double value) {
        return new Fastrack(base, costs.with(parameter, value), design);
    }

    /** The rate of one core's AES-256-GCM that the CPU's steps rest on. */
    public Bandwidth cipher() {
        return base.cipher();
    }

    /** Which changes are made. */
    public Design design() {
        return design;
    }

    /** Its own parameters. */
    public Parameters costs() {
        return costs;
    }

    @Override
    public String name() {
        return "fastrack";
    }

    @Override
    public Platform platform() {
        return base.platform();
    }

    @Override
    public HostTee hostTee() {
        return HostTee.confidentialVm(platform().cpu());
    }

    /** The ways copies take; each call begins a session with keys of its own. */
    public CopyPaths copies() {
        return new ClientPaths(base.plain().copies().curves(), base.curves(), costs, design, ATTESTATION.keys());
    }

    @Override
    public PricedPlan price(Plan plan) {
        return base.price(plan, copies());
    }

    @Override
    public List<Path> paths() {
        CopyPaths session = copies();
        return Arrays.stream(Transfer.values())
                .filter(Transfer::crossesLink)
                .map(transfer -> session.path(transfer, Bytes.kib(16).value(), Plan.ALWAYS_FRESH))
                .toList();
    }

    @Override
    public Optional<Attestation> attestation() {
        return Optional.of(ATTESTATION);
    }

    @Override
    public Explanation explain() {
        List<Parameter> parameters = new ArrayList<>(costs.list());
        base.explain().lines().forEach(line -> parameters.add(line.parameter()));
        return Explanation.ofOne(name() + " (" + design + ")", parameters);
    }

    private Bytes largestChunk() {
        return design.authentication() instanceof Authentication.MultiChain multi
                ? multi.largestChunk()
                : Design.LARGEST_CHUNK;
    }
}
