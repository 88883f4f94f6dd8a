package io.github.teelab.tee.travelling;

import io.github.teelab.channel.Adversary;
import io.github.teelab.channel.IntegrityException;
import io.github.teelab.channel.Path;
import io.github.teelab.crypto.SecretKey;
import io.github.teelab.crypto.attestation.Refused;
import io.github.teelab.crypto.attestation.SessionKeys;
import io.github.teelab.tee.Attestation;
import io.github.teelab.workload.Transfer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Orchestrator, holders and one GPU at work: every step of the protocol with real keys and real bytes, scaled down.
 *
 * <p>A step that the protocol does not allow now throws {@link IllegalTransition} and changes nothing. What a safeguard asks
 * for is asked for only where the safeguard is on. Not for use by several threads at once.
 */
public final class Deployment {
    /** The orchestrator's virtual machine; holders' are numbered from 0. */
    public static final int ORCHESTRATOR = -1;

    private final Attestation attestation;
    private final Function<Transfer, Path> gpuPaths;
    private final Supplier<Path> network;
    private final Set<JourneySafeguard> safeguards;
    private final Sizes sizes;
    private final GpuMaker maker;
    private final List<Holder> holders = new ArrayList<>();
    private final byte[] code;
    private final byte[] model;
    private final Set<JourneyRule> reached = EnumSet.noneOf(JourneyRule.class);
    private SessionKeys session;
    private TravellingGpu gpu;
    private SecretKey key;
    private long epoch;
    private byte[] expectedModel = {};
    private Adversary atLink = Adversary.PASSIVE;

    /** Makes the GPU: a sound one, or one with a weakness for a test to find. */
    @FunctionalInterface
    interface GpuMaker {
        TravellingGpu make(
                Function<Transfer, Path> paths, Set<JourneySafeguard> safeguards, SecretKey first, Sizes sizes);
    }

    /** A data holder's virtual machine. */
    private static final class Holder {
        private final byte[] data;
        private Optional<Path> connection = Optional.empty();
        private Optional<SecretKey> sent = Optional.empty();
        private Set<Region> told = EnumSet.noneOf(Region.class);
        private Optional<SecretKey> imported = Optional.empty();
        private Optional<byte[]> message = Optional.empty();

        private Holder(byte[] data) {
            this.data = data;
        }
    }

    /**
     * @param attestation how the GPU is verified
     * @param gpuPaths encrypted ways into the GPU and out of it
     * @param network a new TLS connection between orchestrator and a holder
     * @param holders how many
     * @param maker of the GPU
     */
    Deployment(
            Attestation attestation,
            Function<Transfer, Path> gpuPaths,
            Supplier<Path> network,
            Set<JourneySafeguard> safeguards,
            int holders,
            GpuMaker maker) {
        this.maker = maker;
        this.attestation = attestation;
        this.gpuPaths = gpuPaths;
        this.network = network;
        this.safeguards = safeguards.isEmpty() ? EnumSet.noneOf(JourneySafeguard.class) : EnumSet.copyOf(safeguards);
        this.sizes = Sizes.SMALL;
        SplittableRandom random = new SplittableRandom(attestation.seed());
        this.code = bytes(random, sizes.codeBytes());
        this.model = bytes(random, sizes.modelBytes());
        for (int i = 0; i < holders; i++) {
            this.holders.add(new Holder(bytes(random, sizes.chunkBytes())));
        }
    }

    private static byte[] bytes(SplittableRandom random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Setup: the orchestrator attests the GPU; both derive the first key. */
    public void attest() {
        try {
            session = attestation.connect(attestation.genuine());
        } catch (Refused refused) {
            throw new IllegalStateException("a GPU in order was refused: " + refused.getMessage(), refused);
        }
        key = session.key(label(0));
        gpu = maker.make(gpuPaths, safeguards, key, sizes);
        reached.add(JourneyRule.ATTESTED);
        reached.add(JourneyRule.RETURN_KEY_ROTATED);
    }

    /** Setup: mutual TLS with a holder. */
    public void connect(int holder) {
        holders.get(holder).connection = Optional.of(network.get());
    }

    /** Setup and training: the orchestrator's kernels go to the GPU. */
    public void uploadCode() throws IntegrityException {
        need(JourneyRule.ATTESTED, "upload code");
        needReturnKey("upload code");
        gpu.write(ORCHESTRATOR, key, Region.CODE, code, Adversary.PASSIVE);
    }

    /** Setup: the model goes to the GPU, once; afterwards the orchestrator knows it by its digest. */
    public void uploadModel() throws IntegrityException {
        need(JourneyRule.ATTESTED, "upload model");
        gpu.write(ORCHESTRATOR, key, Region.MODEL, model, Adversary.PASSIVE);
        expectedModel = TravellingGpu.sha256(model);
        reached.add(JourneyRule.SET_UP);
        reached.add(JourneyRule.BUFFER_CLEARED);
    }

    /**
     * Provisioning and epilogue: GPU and orchestrator go over to the next key of their session.
     *
     * @param forHolder whether a holder is to get it
     */
    public void rotateKey(boolean forHolder) {
        need(JourneyRule.ATTESTED, "rotate key");
        SecretKey next = session.key(label(epoch + 1));
        gpu.rekey(next, epoch + 1, forHolder);
        epoch++;
        key = next;
        if (!forHolder && gpu.routedTo() == ORCHESTRATOR) {
            reached.add(JourneyRule.RETURN_KEY_ROTATED);
        }
        reached.add(JourneyRule.KEY_ROTATED);
    }

    /** Provisioning: the holder gets key and buffer addresses over TLS. */
    public void sendKey(int holder) throws IntegrityException {
        need(JourneyRule.SET_UP, "send key");
        if (safeguards.contains(JourneySafeguard.ROTATE_KEY)) {
            need(JourneyRule.KEY_ROTATED, "send key");
        }
        Path connection = holders.get(holder)
                .connection
                .orElseThrow(() -> new IllegalTransition("send key", JourneyRule.CONNECTED));
        byte[] arrived = connection.deliver(key.bytes(), Adversary.PASSIVE);
        holders.get(holder).sent = Optional.of(SecretKey.of(arrived));
        holders.get(holder).told = safeguards.contains(JourneySafeguard.HIDE_ADDRESSES)
                ? EnumSet.of(Region.BUFFER)
                : EnumSet.allOf(Region.class);
        reached.remove(JourneyRule.KEY_ROTATED);
    }

    /** Provisioning: the multiplexer routes the GPU to a holder that has been sent the key. */
    public void routeTo(int holder) {
        if (holders.get(holder).sent.isEmpty()) {
            throw new IllegalTransition("route to holder", JourneyRule.KEY_SENT);
        }
        if (safeguards.contains(JourneySafeguard.CLEAR_BUFFER)) {
            need(JourneyRule.BUFFER_CLEARED, "route to holder");
        }
        gpu.route(holder);
        gpu.restrict(true);
        reached.removeAll(EnumSet.of(
                JourneyRule.RETURN_KEY_ROTATED,
                JourneyRule.CODE_VERIFIED,
                JourneyRule.MODEL_VERIFIED,
                JourneyRule.BUFFER_CLEARED,
                JourneyRule.GRABBED,
                JourneyRule.KEY_EXPORTED));
    }

    /** Provisioning, grab_gpu: the holder claims the GPU routed to it. */
    public void grab(int holder) {
        if (gpu == null || gpu.routedTo() != holder) {
            throw new IllegalTransition("grab GPU", JourneyRule.ROUTED);
        }
        reached.add(JourneyRule.GRABBED);
    }

    /** Provisioning, import_key: the holder installs the key that it was sent. */
    public void importKey(int holder) {
        need(JourneyRule.GRABBED, "import key");
        Holder here = holders.get(holder);
        here.imported = here.sent;
    }

    /** Provisioning, buffer_read: the holder takes its data into its messages' buffer. */
    public void readBuffer(int holder) {
        Holder here = holders.get(holder);
        here.message = Optional.of(here.data.clone());
    }

    /** Provisioning, gpu_write: the holder's data go into the buffer, encrypted. */
    public void write(int holder) throws IntegrityException {
        Holder here = holders.get(holder);
        SecretKey own = here.imported.orElseThrow(() -> new IllegalTransition("write", JourneyRule.KEY_IMPORTED));
        byte[] message = here.message.orElseThrow(() -> new IllegalTransition("write", JourneyRule.BUFFER_READ));
        if (gpu.routedTo() == holder && !own.equals(key)) {
            throw new IllegalTransition("write", JourneyRule.CURRENT_KEY);
        }
        gpu.write(holder, own, Region.BUFFER, message, atLink);
    }

    /** Provisioning, export_key: key and counters go back with the GPU; an honest holder keeps nothing. */
    public void exportKey(int holder) {
        Holder here = holders.get(holder);
        if (here.imported.isEmpty()) {
            throw new IllegalTransition("export key", JourneyRule.KEY_IMPORTED);
        }
        here.imported = Optional.empty();
        here.sent = Optional.empty();
        here.message = Optional.empty();
        reached.add(JourneyRule.KEY_EXPORTED);
    }

    /**
     * Training: the GPU returns to the orchestrator. Whoever is confined stays so until the key is another; in the published order
     * that is after training, so the orchestrator must lift the confinement to get at code and model.
     */
    public void routeBack() {
        need(JourneyRule.KEY_EXPORTED, "route back");
        gpu.route(ORCHESTRATOR);
        if (!rotatesOnReturn()) {
            gpu.restrict(false);
        }
    }

    private boolean rotatesOnReturn() {
        return safeguards.containsAll(EnumSet.of(JourneySafeguard.ROTATE_KEY, JourneySafeguard.ROTATE_ON_RETURN));
    }

    private void needReturnKey(String step) {
        if (rotatesOnReturn()) {
            need(JourneyRule.RETURN_KEY_ROTATED, step);
        }
    }

    /**
     * Training: all code pages are compared with what was uploaded.
     *
     * @throws IntegrityException if anything else is there
     */
    public void verifyCode() throws IntegrityException {
        verify(Region.CODE, TravellingGpu.sha256(Arrays.copyOf(code, sizes.codePagesBytes())));
        reached.add(JourneyRule.CODE_VERIFIED);
    }

    /**
     * Training: the model is compared with what the last training left.
     *
     * @throws IntegrityException if it is another
     */
    public void verifyModel() throws IntegrityException {
        verify(Region.MODEL, expectedModel);
        reached.add(JourneyRule.MODEL_VERIFIED);
    }

    private void verify(Region region, byte[] expected) throws IntegrityException {
        needReturnKey("verify " + region.name().toLowerCase(Locale.ROOT));
        if (!Arrays.equals(gpu.digest(ORCHESTRATOR, key, region), expected)) {
            throw new IntegrityException("GPU memory: the digest of " + region + " is not the expected one");
        }
    }

    /** Training on the buffer. */
    public void train() throws IntegrityException {
        if (gpu == null || gpu.routedTo() != ORCHESTRATOR) {
            throw new IllegalTransition("train", JourneyRule.ROUTED);
        }
        needReturnKey("train");
        if (safeguards.contains(JourneySafeguard.VERIFY_CODE)) {
            need(JourneyRule.CODE_VERIFIED, "train");
        }
        if (safeguards.contains(JourneySafeguard.VERIFY_MODEL)) {
            need(JourneyRule.MODEL_VERIFIED, "train");
        }
        gpu.train();
        expectedModel = gpu.digest(ORCHESTRATOR, key, Region.MODEL);
    }

    /** Epilogue: nothing of the last holder's data stays. */
    public void clearBuffer() {
        need(JourneyRule.ATTESTED, "clear buffer");
        gpu.clear(Region.BUFFER);
        reached.add(JourneyRule.BUFFER_CLEARED);
    }

    private void need(JourneyRule rule, String step) {
        if (!reached.contains(rule)) {
            throw new IllegalTransition(step, rule);
        }
    }

    private static String label(long number) {
        return "epoch " + number;
    }

    /** The digest of the model as it is on the GPU. */
    public byte[] modelDigest() throws IntegrityException {
        need(JourneyRule.ATTESTED, "read the model's digest");
        return gpu.digest(gpu.routedTo(), key, Region.MODEL);
    }

    /** What a malicious party gets hold of: the GPU itself. */
    TravellingGpu gpu() {
        return gpu;
    }

    /** The key in use, as whoever holds it may keep it. */
    SecretKey key() {
        return key;
    }

    /** Somebody sits at the link from now on. */
    void tap(Adversary adversary) {
        atLink = adversary;
    }

    /** Which regions' places a holder was told. */
    Set<Region> toldTo(int holder) {
        return Set.copyOf(holders.get(holder).told);
    }

    byte[] model() {
        return model.clone();
    }

    byte[] dataOf(int holder) {
        return holders.get(holder).data.clone();
    }

    /** The orchestrator's memory falls back to a moment with an older key number; what the GPU has stays. */
    void rollBackTo(long olderEpoch) {
        epoch = olderEpoch;
    }
}
