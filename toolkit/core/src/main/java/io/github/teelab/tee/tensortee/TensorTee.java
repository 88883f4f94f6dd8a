package io.github.teelab.tee.tensortee;

import io.github.teelab.channel.Path;
import io.github.teelab.channel.Place;
import io.github.teelab.crypto.attestation.Vendor;
import io.github.teelab.memory.functional.MemoryCheck;
import io.github.teelab.memory.scheme.SgxLike;
import io.github.teelab.memory.tensor.TenAnalyzer;
import io.github.teelab.npu.enclave.EnclaveRule;
import io.github.teelab.platform.Explanation;
import io.github.teelab.platform.Parameter;
import io.github.teelab.platform.Parameters;
import io.github.teelab.platform.Platform;
import io.github.teelab.tee.Attestation;
import io.github.teelab.tee.CopyPaths;
import io.github.teelab.tee.CopyRewrite;
import io.github.teelab.tee.LifecycleAttack;
import io.github.teelab.tee.MutualAttestation;
import io.github.teelab.tee.PricedPlan;
import io.github.teelab.tee.TeeSystem;
import io.github.teelab.tee.unprotected.Unprotected;
import io.github.teelab.units.Bytes;
import io.github.teelab.workload.Plan;
import io.github.teelab.workload.Transfer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * TensorTEE on a platform, or its reference SGX+MGX: any {@link EnclaveDesign} of CPU and accelerator.
 *
 * <p>A program's copies travel as the design says; its kernels take longer by what the protection of the NPU's memory cost a
 * simulated training step. On a machine with a GPU the GPU is taken to have that memory engine. Not modelled here: what
 * protected memory costs the host's own work; for offloaded training, where that matters, the memory simulator tells.
 */
public final class TensorTee implements TeeSystem {
    private static final Place STAGED = Place.of("staged copies");
    private static final long SHOWN_BYTES = Bytes.mib(1).value();

    private final Unprotected plain;
    private final Parameters costs;
    private final EnclaveDesign design;
    private final Safeguards safeguards;
    private final MutualAttestation attestation;

    private TensorTee(Unprotected plain, Parameters costs, EnclaveDesign design, Safeguards safeguards) {
        this.plain = plain;
        this.costs = costs;
        this.design = design;
        this.safeguards = safeguards;
        this.attestation = mutual(device(plain.platform()));
    }

    /**
     * The published design.
     *
     * @throws IllegalStateException if the platform has neither NPU nor GPU, or no link
     */
    public static TensorTee on(Platform platform) {
        platform.link();
        return new TensorTee(
                Unprotected.on(platform),
                Parameters.read(TransferPaths.FILE),
                EnclaveDesign.tensorTee(),
                Safeguards.ALL);
    }

    /** What the paper compares with: SGX, MGX and staged copies. */
    public static TensorTee reference(Platform platform) {
        return on(platform).design(EnclaveDesign.sgxMgx());
    }

    /** The same with other choices. */
    public TensorTee design(EnclaveDesign other) {
        return new TensorTee(plain, costs, other, safeguards);
    }

    /**
     * The same with one of its own parameters changed.
     *
     * @param parameter such as {@code "staging_engine"}
     * @param value in the parameter's unit
     * @throws io.github.teelab.units.UnknownName if there is no such parameter
     */
    public TensorTee with(String parameter, double value) {
        return new TensorTee(plain, costs.with(parameter, value), design, safeguards);
    }

    /** The same without one rule of the NPU: for studying what it is worth. */
    public TensorTee without(EnclaveRule rule) {
        return new TensorTee(plain, costs, design, safeguards.without(rule));
    }

    /** The same without one safeguard of transfers. */
    public TensorTee without(TransferSafeguard safeguard) {
        return new TensorTee(plain, costs, design, safeguards.without(safeguard));
    }

    /** The same without one check of the CPU's memory. */
    public TensorTee without(MemoryCheck check) {
        return new TensorTee(plain, costs, design, safeguards.without(check));
    }

    /** Its choices. */
    public EnclaveDesign design() {
        return design;
    }

    /** Its own parameters. */
    public Parameters costs() {
        return costs;
    }

    @Override
    public String name() {
        return design.name();
    }

    @Override
    public Platform platform() {
        return plain.platform();
    }

    /** The ways copies of any program take; each call begins a session with keys of its own. */
    public CopyPaths copies() {
        ProtectedCopies copies = new ProtectedCopies(
                costs, device(platform()), platform().link(), attestation.keys(), safeguards.transfer());
        return new CrossingPaths(plain.copies(), copies, design.transfers());
    }

    @Override
    public PricedPlan price(Plan plan) {
        Optional<Place> blocking = design.overlap() ? Optional.empty() : Optional.of(STAGED);
        double kernelShare = design.device().overhead().map(costs::number).orElse(0.0);
        return new CopyRewrite(plain.copies(), copies(), blocking, 0, kernelShare).apply(plain.price(plan));
    }

    @Override
    public List<Path> paths() {
        CopyPaths session = copies();
        return Arrays.stream(Transfer.values())
                .filter(Transfer::crossesLink)
                .map(transfer -> session.path(transfer, SHOWN_BYTES, Plan.ALWAYS_FRESH))
                .toList();
    }

    /** How the CPU's enclave verifies the accelerator; the other way round is among the {@link #lifecycleAttacks}. */
    @Override
    public Optional<Attestation> attestation() {
        return design.transfers() == PathKind.PLAIN ? Optional.empty() : Optional.of(attestation.device());
    }

    @Override
    public List<LifecycleAttack> lifecycleAttacks() {
        List<LifecycleAttack> attacks = new ArrayList<>();
        if (design.transfers() != PathKind.PLAIN) {
            boolean both = safeguards.transfer().contains(TransferSafeguard.ATTEST_BOTH);
            attacks.addAll(new EnclaveImpostors(attestation, both).all());
        }
        if (design.device() == NpuProtection.TENSOR_MAC) {
            attacks.addAll(new NpuAttacks(safeguards).all());
        }
        if (design.transfers() == PathKind.DIRECT) {
            attacks.addAll(new TransferAttacks(attestation, safeguards).all());
        }
        if (design.memory() instanceof TenAnalyzer) {
            attacks.addAll(CpuMemoryAttacks.onTensors(safeguards.missing()));
        } else if (design.memory() instanceof SgxLike) {
            attacks.addAll(CpuMemoryAttacks.onLines(safeguards.missing()));
        }
        return List.copyOf(attacks);
    }

    @Override
    public Explanation explain() {
        List<Parameter> parameters = new ArrayList<>(costs.list());
        parameters.addAll(plain.copies().curves().parameters());
        return Explanation.ofOne(name(), parameters).and(validity().parameters());
    }

    /** The CPU's enclave verifies the accelerator, the accelerator verifies the CPU's enclave (TensorTEE section 4.4). */
    static MutualAttestation mutual(String accelerator) {
        return new MutualAttestation(
                Attestation.spdm(
                        "CPU enclave",
                        accelerator,
                        List.of(Vendor.released(accelerator + " firmware", 5), Vendor.released("memory engine", 2)),
                        6),
                Attestation.spdm(
                        accelerator,
                        "CPU enclave",
                        List.of(Vendor.released("microcode", 9), Vendor.released("training enclave", 3)),
                        7));
    }

    private static String device(Platform platform) {
        return platform.npus().isEmpty() && !platform.gpus().isEmpty() ? "GPU" : "NPU";
    }
}
