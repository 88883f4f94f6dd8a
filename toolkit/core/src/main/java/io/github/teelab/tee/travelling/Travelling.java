package io.github.teelab.tee.travelling;

import io.github.teelab.channel.Path;
import io.github.teelab.channel.Place;
import io.github.teelab.platform.Explanation;
import io.github.teelab.platform.Parameter;
import io.github.teelab.platform.Parameters;
import io.github.teelab.platform.Platform;
import io.github.teelab.platform.VirtualNetwork;
import io.github.teelab.tee.Attestation;
import io.github.teelab.tee.LifecycleAttack;
import io.github.teelab.tee.PricedPlan;
import io.github.teelab.tee.TeeSystem;
import io.github.teelab.tee.h100.H100Confidential;
import io.github.teelab.units.Bandwidth;
import io.github.teelab.units.Bytes;
import io.github.teelab.workload.Plan;
import io.github.teelab.workload.Transfer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * GPU Travelling on a platform: one confidential GPU, routed from the orchestrator to whoever holds data and back.
 *
 * <p>A plan's copies to the device carry a holder's data, and each buffer full of them needs a journey. All else costs what it costs under H100 confidential computing.
 */
public final class Travelling implements TeeSystem {
    /** Where its own parameters stand. */
    public static final String FILE = "tee/travelling.csv";

    /** The network between the virtual machines. */
    public static final Place NETWORK = Place.of("network");

    /** The prototype's chunk: two buffers of 256 MiB. */
    public static final Bytes CHUNK = Bytes.mib(512);

    private static final Attestation ATTESTATION = Attestation.gpu("orchestrator's confidential VM");

    private final H100Confidential base;
    private final Parameters costs;
    private final VirtualNetwork network;
    private final Bytes chunk;
    private final Fabric fabric;
    private final Set<JourneySafeguard> safeguards;

    private Travelling(
            H100Confidential base,
            Parameters costs,
            VirtualNetwork network,
            Bytes chunk,
            Fabric fabric,
            Set<JourneySafeguard> safeguards) {
        this.base = base;
        this.costs = costs;
        this.network = network;
        this.chunk = chunk;
        this.fabric = fabric;
        this.safeguards = Set.copyOf(safeguards);
    }

    /**
     * The prototype: one server, no rate cap, chunks of 512 MiB; the key is rotated when the GPU returns, not after training as in
     * the {@linkplain #publishedOrder() published order}.
     */
    public static Travelling on(Platform platform) {
        return new Travelling(
                H100Confidential.on(platform),
                Parameters.read(FILE),
                VirtualNetwork.uncapped(),
                CHUNK,
                Fabric.SAME_SERVER,
                JourneySafeguard.MENDED);
    }

    /** The same with another network between the virtual machines. */
    public Travelling network(VirtualNetwork other) {
        return new Travelling(base, costs, other, chunk, fabric, safeguards);
    }

    /** The same with a cap on the network's rate. */
    public Travelling networkRate(Bandwidth cap) {
        return network(network.cap(cap));
    }

    /** The same with another buffer for a holder's data. */
    public Travelling chunk(Bytes size) {
        return new Travelling(base, costs, network, size, fabric, safeguards);
    }

    /** The same with the GPU somewhere else than in the server of its virtual machines. */
    public Travelling fabric(Fabric other) {
        return new Travelling(base, costs, network, chunk, other, safeguards);
    }

    /** The same with holders confined to the buffer, or not. */
    public Travelling confined(boolean on) {
        Set<JourneySafeguard> changed = EnumSet.noneOf(JourneySafeguard.class);
        changed.addAll(safeguards);
        if (on) {
            changed.add(JourneySafeguard.CONFINE_HOLDER);
        } else {
            changed.remove(JourneySafeguard.CONFINE_HOLDER);
        }
        return new Travelling(base, costs, network, chunk, fabric, changed);
    }

    /** The design with the order that the slides give: the key is rotated after training, and verification comes under the holder's. */
    public Travelling publishedOrder() {
        return without(JourneySafeguard.ROTATE_ON_RETURN);
    }

    /** The same without one safeguard, to measure its effect. */
    public Travelling without(JourneySafeguard safeguard) {
        Set<JourneySafeguard> fewer = EnumSet.noneOf(JourneySafeguard.class);
        fewer.addAll(safeguards);
        fewer.remove(safeguard);
        return new Travelling(base, costs, network, chunk, fabric, fewer);
    }

    /**
     * The same with one of its own parameters changed.
     *
     * @param parameter such as {@code "route"}
     * @param value in the parameter's unit
     * @throws io.github.teelab.units.UnknownName if there is no such parameter
     */
    public Travelling with(String parameter, double value) {
        return new Travelling(base, costs.with(parameter, value), network, chunk, fabric, safeguards);
    }

    /** Its own parameters. */
    public Parameters costs() {
        return costs;
    }

    /** What it does against those who travel with the GPU. */
    public Set<JourneySafeguard> safeguards() {
        return safeguards;
    }

    /** The buffer for a holder's data. */
    public Bytes chunk() {
        return chunk;
    }

    /** The network between the virtual machines. */
    public VirtualNetwork network() {
        return network;
    }

    /** Setup for so many holders. */
    public Journey setup(long modelBytes, int holders) {
        return Journey.setup(journeyCosts(), modelBytes, holders);
    }

    /** One journey to a holder and back. */
    public Journey journey(int holder, JourneyLoad load) {
        return Journey.to(holder, journeyCosts(), load, safeguards);
    }

    /** Orchestrator, holders and GPU with real keys and bytes, before setup. */
    public Deployment deployment(int holders) {
        return deployment(holders, TravellingGpu::new);
    }

    Deployment deployment(int holders, Deployment.GpuMaker maker) {
        JourneyCosts paths = journeyCosts();
        return new Deployment(ATTESTATION, paths::gpu, paths::tls, safeguards, holders, maker);
    }

    /** Time of {@code bytes} from one virtual machine to another over TLS, picoseconds. */
    public long sendPs(long bytes) {
        return journeyCosts().sendPs(bytes);
    }

    /** Time of {@code bytes} from a host into the GPU routed to it, picoseconds. */
    public long writePs(long bytes) {
        return journeyCosts().writePs(bytes);
    }

    /**
     * What a crash of the orchestrator costs.
     *
     * @param load what each journey is about
     * @param backup whether a second orchestrator gets the context after each journey
     * @param checkpointEvery after how many journeys the model is copied out, sealed, where there is no backup; at least 1
     */
    public OrchestratorCrash crash(JourneyLoad load, boolean backup, int checkpointEvery) {
        return OrchestratorCrash.of(this, journeyCosts(), load, backup, checkpointEvery);
    }

    private JourneyCosts journeyCosts() {
        return new JourneyCosts(
                costs,
                base.copies(),
                fabric::extend,
                network,
                base.cipher(),
                platform().gpu().memoryBandwidth());
    }

    @Override
    public String name() {
        return "travelling";
    }

    @Override
    public Platform platform() {
        return base.platform();
    }

    /**
     * A program's prices, or those of a plan that several parties share, which has no host calls.
     *
     * @throws IllegalArgumentException if a shared plan asks for what this system has no price for
     */
    @Override
    public PricedPlan price(Plan plan) {
        if (plan.calls().isEmpty()) {
            return new CollaborationPrices(this).of(plan);
        }
        // The chunk's own copies stay in the plan, so the journey is priced without one: a single byte's.
        Journey empty = journey(0, new JourneyLoad(1, 1, 0));
        boolean whole = plan.recordedOn().isPresent();
        return new JourneyRewrite(chunk.value(), empty.travelPs(), whole).apply(base.price(plan));
    }

    @Override
    public List<Path> paths() {
        JourneyCosts paths = journeyCosts();
        return List.of(
                paths.gpu(Transfer.HOST_TO_DEVICE_PAGEABLE), paths.gpu(Transfer.DEVICE_TO_HOST_PAGEABLE), paths.tls());
    }

    @Override
    public Optional<Attestation> attestation() {
        return Optional.of(ATTESTATION);
    }

    @Override
    public List<LifecycleAttack> lifecycleAttacks() {
        return new TravellingAttacks(this, TravellingGpu::new).all();
    }

    @Override
    public Explanation explain() {
        List<Parameter> parameters = new ArrayList<>(costs.list());
        base.explain().lines().forEach(line -> parameters.add(line.parameter()));
        return Explanation.ofOne(name() + " (" + network + ", chunks of " + chunk + ", " + fabric + ")", parameters);
    }
}
