package io.github.teelab.tee.hetee.lifecycle;

import io.github.teelab.channel.IntegrityException;
import io.github.teelab.crypto.SecretKey;
import io.github.teelab.platform.PcieFabric;
import io.github.teelab.platform.Platform;
import io.github.teelab.tee.hetee.lifecycle.Accelerator.Place;
import io.github.teelab.units.UnknownName;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * The security controller of a box, as a state machine on real keys and bytes (HETEE section 3).
 *
 * <p>A step out of order throws {@link IllegalStep}; a message that was tampered with throws {@link IntegrityException};
 * what a safeguard stops throws {@link NotAccepted}. No enclave, queue, proxy or accelerator changes in any of these cases;
 * a message that was opened counts as received. Not for use by several threads
 * at once.
 */
public final class SecurityController {
    /** The fabric's port to the rack's servers. */
    public static final String SERVER = "server";

    private static final String INSECURE = "insecure pool";
    private static final int SERVER_LANES = 16;

    private final World world;
    private final Sigma.Identity identity;
    private final Set<BoxSafeguard> performed;
    private final RandomGenerator random;
    private final List<ProxyNode> proxies = new ArrayList<>();
    private final Deque<ProxyNode> idle = new ArrayDeque<>();
    private final AcceleratorPool pool;
    private final Map<Long, Enclave> enclaves = new LinkedHashMap<>();
    private final List<byte[]> providersQueue = new ArrayList<>();
    private PcieFabric fabric;
    private Optional<SecretKey> erasable;
    private boolean opened;

    private SecurityController(World world, Platform box, Set<BoxSafeguard> performed, RandomGenerator random) {
        this.world = world;
        this.identity = world.box(1, world.current());
        this.performed = performed.isEmpty() ? EnumSet.noneOf(BoxSafeguard.class) : EnumSet.copyOf(performed);
        this.random = random;
        this.erasable = Optional.of(bitstreamKey());
        this.fabric = PcieFabric.of(box.fabric()).attach(SERVER, SERVER_LANES).move(SERVER, INSECURE);
        for (int i = 1; i < box.cpus().size(); i++) {
            ProxyNode proxy = new ProxyNode("proxy " + i);
            proxies.add(proxy);
            idle.add(proxy);
            fabric = fabric.attach(proxy.name(), box.link("proxy").lanes());
        }
        List<Accelerator> accelerators = new ArrayList<>();
        for (int i = 0; i < box.gpus().size(); i++) {
            Accelerator accelerator =
                    new Accelerator("accelerator " + (i + 1), box.gpus().get(i).name());
            accelerators.add(accelerator);
            fabric = fabric.attach(accelerator.name(), box.link().lanes());
        }
        this.pool = new AcceleratorPool(accelerators, this.performed);
    }

    /**
     * A box that has just been powered on: all proxies idle, all accelerators clean.
     *
     * @param box the first processor is the controller's, each other one a proxy
     * @param performed the safeguards that are in force
     * @param random of enclave ids
     */
    public static SecurityController poweredOn(
            World world, Platform box, Set<BoxSafeguard> performed, RandomGenerator random) {
        return new SecurityController(world, box, performed, random);
    }

    /**
     * Holds the handshake with a user.
     *
     * @throws NotAccepted if one side does not accept the other
     * @throws IllegalStep if the box was opened
     */
    public Session attest(Sigma.User user) throws NotAccepted {
        requireClosed("attest");
        Sigma.Controller end = new Sigma.Controller(identity);
        Sigma.Proof proof = user.prove(end.answer(user.share()), world.expected(), performed);
        String name = end.accept(proof, world.authority().verifyingKey(), performed);
        return new Session(name, end.session(), performed);
    }

    /** A configuration message in clear: type and number of accelerators, and a priority, more before less. */
    public static byte[] configuration(String type, int count, int priority) {
        return (type + "," + count + "," + priority).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Makes an enclave: the first idle proxy, and accelerators that are clean, lent to servers, or held by enclaves of
     * lower priority, which end.
     *
     * @throws IllegalStep if the session has an enclave, no proxy is idle, or accelerators are too few
     */
    public Enclave configure(Session session, List<byte[]> message) throws IntegrityException, NotAccepted {
        requireClosed("configure");
        if (session.isEnded() && performed.contains(BoxSafeguard.ENDED_SESSIONS)) {
            throw new NotAccepted(BoxSafeguard.ENDED_SESSIONS);
        }
        String tried = "configuration by " + session.user();
        require(living().noneMatch(one -> one.session() == session), BoxRule.CONFIGURE_ONCE, tried);
        require(!idle.isEmpty(), BoxRule.IDLE_PROXY, tried);
        String[] asked = new String(session.open(message), StandardCharsets.UTF_8).split(",", -1);
        require(
                asked.length == 3 && pool.has(asked[0]) && isNumber(asked[1]) && isNumber(asked[2]),
                BoxRule.KNOWN_TYPE,
                tried);
        int count = Integer.parseInt(asked[1]);
        int priority = Integer.parseInt(asked[2]);
        List<Enclave> victims = victims(asked[0], count, priority, tried);
        for (Enclave victim : victims) {
            terminate(victim);
            victim.devices().forEach(accelerator -> reset(accelerator.name()));
        }
        ProxyNode proxy = idle.removeFirst();
        proxy.use();
        List<Accelerator> taken = pool.take(asked[0], count);
        Enclave enclave = new Enclave(random.nextLong(), session, priority, proxy, taken);
        enclaves.put(enclave.id(), enclave);
        domain(enclave, performed.contains(BoxSafeguard.PRIVATE_DOMAIN) ? "enclave " + enclave.id() : INSECURE);
        return enclave;
    }

    /**
     * Loads the application.
     *
     * @param message the code, sealed
     * @param code what the code does
     */
    public void load(Enclave enclave, List<byte[]> message, Application code) throws IntegrityException {
        requireLiving(enclave, "code");
        require(enclave.phase() == Enclave.Phase.CONFIGURED, BoxRule.CODE_AFTER_CONFIGURATION, "code for " + enclave);
        enclave.session().open(message);
        enclave.load(code);
    }

    /**
     * Takes an input into the plaintext queue.
     *
     * @throws NotAccepted if the input is malformed; the application never sees it
     */
    public void data(Enclave enclave, List<byte[]> message) throws IntegrityException, NotAccepted {
        requireLiving(enclave, "data");
        require(enclave.phase() != Enclave.Phase.CONFIGURED, BoxRule.DATA_AFTER_CODE, "data for " + enclave);
        byte[] input = enclave.session().open(message);
        if (!InputCheck.accepts(input) && performed.contains(BoxSafeguard.INPUT_CHECK)) {
            throw new NotAccepted(BoxSafeguard.INPUT_CHECK);
        }
        enclave.plaintext().add(input);
        enclave.enter(Enclave.Phase.FED);
    }

    /** Lets the application treat the oldest input, and gives the result, sealed. */
    public List<byte[]> results(Enclave enclave) {
        requireLiving(enclave, "results");
        require(enclave.phase() == Enclave.Phase.FED, BoxRule.RESULTS_AFTER_DATA, "results of " + enclave);
        byte[] input = enclave.plaintext().remove();
        byte[] result = enclave.application().run(input, surroundings(enclave));
        if (enclave.devices().stream().anyMatch(Accelerator::isPlanted)) {
            result = new byte[result.length];
        }
        enclave.proxyNode().keep(input);
        for (Accelerator accelerator : enclave.devices()) {
            accelerator.keep(input);
        }
        enclave.enter(enclave.plaintext().isEmpty() ? Enclave.Phase.ANSWERED : Enclave.Phase.FED);
        return enclave.session().answer(result);
    }

    /** Ends an enclave: its session too; proxy and accelerators wait to be cleaned. */
    public void terminate(Enclave enclave) {
        requireLiving(enclave, "termination");
        enclave.enter(Enclave.Phase.ENDED);
        enclave.session().end();
        if (performed.contains(BoxSafeguard.ERASED_QUEUE)) {
            enclave.plaintext().clear();
        }
        fabric = fabric.isolate(enclave.proxy());
        for (Accelerator accelerator : enclave.devices()) {
            accelerator.moveTo(Place.LEFT_BEHIND);
            fabric = fabric.isolate(accelerator.name());
        }
    }

    /**
     * Reboots a proxy whose enclave has ended and puts it back into the idle queue.
     *
     * @throws IllegalStep if it serves an enclave or is idle
     * @throws UnknownName if the box has no such proxy
     */
    public void reboot(String proxy) {
        requireClosed("reboot");
        ProxyNode node = proxies.stream()
                .filter(one -> one.name().equals(proxy))
                .findFirst()
                .orElseThrow(() -> new UnknownName(
                        "proxy", proxy, proxies.stream().map(ProxyNode::name).toList()));
        boolean serves = living().anyMatch(enclave -> enclave.proxyNode() == node);
        require(node.isUsed() && !serves, BoxRule.REBOOT_AFTER_USE, "reboot of " + proxy);
        node.reboot(performed.contains(BoxSafeguard.PROXY_REBOOT));
        idle.addLast(node);
    }

    /** Resets an accelerator that an enclave or a server has left. */
    public void reset(String accelerator) {
        requireClosed("reset");
        pool.reset(pool.named(accelerator));
        fabric = fabric.isolate(accelerator);
    }

    /** Hands a clean accelerator to the servers of the rack. It counts as insecure until it is reset. */
    public void lend(String accelerator) {
        requireClosed("lend");
        pool.lend(pool.named(accelerator));
        fabric = fabric.move(accelerator, INSECURE);
    }

    /** The names of idle proxies, the next one first. */
    public List<String> idleProxies() {
        return idle.stream().map(ProxyNode::name).toList();
    }

    /** The fabric as it is partitioned now. */
    public PcieFabric fabric() {
        return fabric;
    }

    /** What a proxy gets that asks for the head of an enclave's plaintext queue; nothing where that is empty. */
    byte[] peek(String proxy, long enclave) throws NotAccepted {
        Enclave asked = enclaves.get(enclave);
        if (!asked.proxy().equals(proxy) && performed.contains(BoxSafeguard.OWN_QUEUE)) {
            throw new NotAccepted(BoxSafeguard.OWN_QUEUE);
        }
        return asked.plaintext().isEmpty()
                ? new byte[0]
                : asked.plaintext().element().clone();
    }

    /** What somebody at a port of the fabric reads from an accelerator's memory. */
    byte[] readMemory(String port, String accelerator) throws NotAccepted {
        if (!fabric.reaches(port, accelerator)) {
            throw new NotAccepted(BoxSafeguard.PRIVATE_DOMAIN);
        }
        return pool.named(accelerator).memory();
    }

    /** A server that an accelerator is lent to leaves code of its own in it. */
    void plant(String accelerator) throws NotAccepted {
        if (!fabric.reaches(SERVER, accelerator)) {
            throw new NotAccepted(BoxSafeguard.PRIVATE_DOMAIN);
        }
        pool.named(accelerator).plant();
    }

    /** What the provider of an application has received on its own queue. */
    List<byte[]> providersQueue() {
        return List.copyOf(providersQueue);
    }

    /** What somebody finds who opens the chassis: the box's keys, if they are still there. */
    Optional<SecretKey> openChassis() {
        opened = true;
        if (performed.contains(BoxSafeguard.TAMPER_ERASE)) {
            erasable = Optional.empty();
        }
        return erasable;
    }

    private List<Enclave> victims(String type, int count, int priority, String tried) {
        int obtainable = pool.obtainable(type);
        List<Enclave> victims = new ArrayList<>();
        for (Enclave lower : living().filter(one -> one.priority() < priority)
                .sorted(Comparator.comparingInt(Enclave::priority))
                .toList()) {
            if (obtainable < count) {
                victims.add(lower);
                obtainable += (int) lower.devices().stream()
                        .filter(accelerator -> accelerator.type().equals(type))
                        .count();
            }
        }
        require(count >= 1 && obtainable >= count, BoxRule.FREE_ACCELERATORS, tried + " of " + count + " x " + type);
        return victims;
    }

    private void domain(Enclave enclave, String name) {
        fabric = fabric.move(enclave.proxy(), name);
        for (String accelerator : enclave.accelerators()) {
            fabric = fabric.move(accelerator, name);
        }
    }

    private Application.Surroundings surroundings(Enclave enclave) {
        boolean closed = performed.contains(BoxSafeguard.SANDBOX);
        return new Application.Surroundings(enclave.proxyNode().disk(), sent -> {
            if (!closed) {
                providersQueue.add(sent.clone());
            }
        });
    }

    private java.util.stream.Stream<Enclave> living() {
        return enclaves.values().stream().filter(enclave -> enclave.phase() != Enclave.Phase.ENDED);
    }

    private void requireLiving(Enclave enclave, String what) {
        requireClosed(what);
        require(enclave.phase() != Enclave.Phase.ENDED, BoxRule.NOTHING_AFTER_TERMINATION, what + " for " + enclave);
    }

    private void requireClosed(String what) {
        require(!opened, BoxRule.BOX_CLOSED, what);
    }

    private static void require(boolean holds, BoxRule rule, String tried) {
        if (!holds) {
            throw new IllegalStep(rule, tried);
        }
    }

    /** Under which the bitstream with the endorsement key lies encrypted: what opening the chassis must erase. */
    private static SecretKey bitstreamKey() {
        byte[] key = new byte[SecretKey.BYTES];
        new SecureRandom().nextBytes(key);
        return SecretKey.of(key);
    }

    private static boolean isNumber(String text) {
        return text.matches("\\d{1,6}");
    }
}
