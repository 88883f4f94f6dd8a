package io.github.teelab.tee.travelling;

import io.github.teelab.channel.Adversary;
import io.github.teelab.channel.IntegrityException;
import io.github.teelab.channel.Path;
import io.github.teelab.channel.SealedChannel;
import io.github.teelab.crypto.Hkdf;
import io.github.teelab.crypto.SecretKey;
import io.github.teelab.workload.Transfer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The GPU that travels: three regions of memory behind an encrypted link, one key at a time, one virtual machine at a time.
 *
 * <p>It knows no protocol. It answers whoever it is routed to and whose messages open under its key; with safeguards, it
 * also refuses keys that come again and holders that reach beyond the buffer. Each region lies at a page of its own, drawn
 * anew for each deployment.
 */
class TravellingGpu {
    /** Pages of its address space; all but three are empty. */
    static final int PAGES = 64;

    private static final int EMPTY_PAGE_BYTES = 64;

    private final Map<Region, byte[]> memory = new EnumMap<>(Region.class);
    private final Map<Region, Integer> pages = new EnumMap<>(Region.class);
    private final Function<Transfer, Path> paths;
    private final Set<JourneySafeguard> safeguards;
    private final Map<Transfer, Path> links = new EnumMap<>(Transfer.class);
    private SecretKey key;
    private long epoch = -1;
    private boolean confined;
    private int routedTo;

    /**
     * A GPU with empty memory, routed to the orchestrator.
     *
     * @param paths encrypted ways into it and out of it
     * @param safeguards which of them it takes part in
     */
    TravellingGpu(Function<Transfer, Path> paths, Set<JourneySafeguard> safeguards, SecretKey first, Sizes sizes) {
        this.paths = paths;
        this.safeguards = safeguards;
        this.routedTo = Deployment.ORCHESTRATOR;
        List<Integer> free = new ArrayList<>(IntStream.range(0, PAGES).boxed().toList());
        Collections.shuffle(free, new SecureRandom());
        for (Region region : Region.values()) {
            pages.put(region, free.remove(0));
        }
        memory.put(Region.CODE, new byte[sizes.codePagesBytes()]);
        memory.put(Region.MODEL, new byte[sizes.modelBytes()]);
        memory.put(Region.BUFFER, new byte[sizes.chunkBytes()]);
        use(first);
    }

    /** The multiplexer turns to another virtual machine; it belongs to the hypervisor, so anybody may. */
    void route(int machine) {
        routedTo = machine;
    }

    int routedTo() {
        return routedTo;
    }

    /**
     * Takes a new key, by a command that only the session with the orchestrator can give.
     *
     * @param number of the key
     * @param forHolder whether it is meant for a holder
     * @throws IllegalTransition if the number is not new and the GPU counts
     */
    void rekey(SecretKey newKey, long number, boolean forHolder) {
        if (safeguards.contains(JourneySafeguard.COUNT_EPOCHS) && number <= epoch) {
            throw new IllegalTransition("rotate key", JourneyRule.NEW_EPOCH);
        }
        epoch = number;
        use(newKey);
        restrict(forHolder);
    }

    /** Whether the key in use is a holder's from now on. */
    void restrict(boolean forHolder) {
        confined = forHolder && safeguards.contains(JourneySafeguard.CONFINE_HOLDER);
    }

    /** Each direction of the link has a key of its own, so that nothing that the GPU sends opens as something sent to it. */
    static SecretKey directionKey(SecretKey key, Transfer transfer) {
        return SecretKey.of(Hkdf.derive(key.bytes(), new byte[0], transfer.label(), SecretKey.BYTES));
    }

    private void use(SecretKey newKey) {
        key = newKey;
        for (Transfer transfer : Set.of(Transfer.HOST_TO_DEVICE_PAGEABLE, Transfer.DEVICE_TO_HOST_PAGEABLE)) {
            Path path = paths.apply(transfer);
            SecretKey own = directionKey(newKey, transfer);
            links.put(transfer, path.withChannels(channel -> SealedChannel.between(channel.format(), own, own)));
        }
    }

    /** Writes into a region from its beginning, over the link, under the sender's key. */
    void write(int machine, SecretKey hostKey, Region region, byte[] bytes, Adversary adversary)
            throws IntegrityException {
        check(machine, page(region));
        byte[] arrived = link(Transfer.HOST_TO_DEVICE_PAGEABLE, hostKey, true).deliver(bytes, adversary);
        if (arrived.length > bytes(region).length) {
            throw new IntegrityException(
                    "GPU memory: got " + arrived.length + " bytes for " + region + ", allowed " + bytes(region).length);
        }
        System.arraycopy(arrived, 0, bytes(region), 0, arrived.length);
    }

    /** A region's bytes as they arrive at the host. */
    byte[] read(int machine, SecretKey hostKey, Region region, Adversary adversary) throws IntegrityException {
        check(machine, page(region));
        return link(Transfer.DEVICE_TO_HOST_PAGEABLE, hostKey, false).deliver(memory.get(region), adversary);
    }

    /** What a digest covers. */
    byte[] measured(Region region) {
        return bytes(region);
    }

    /** Where a region lies. */
    int page(Region region) {
        return pages.get(region);
    }

    /** What lies at a page, for whoever asks without knowing what that is. */
    byte[] readPage(int machine, SecretKey hostKey, int page) throws IntegrityException {
        check(machine, page);
        byte[] there = pages.entrySet().stream()
                .filter(entry -> entry.getValue() == page)
                .map(entry -> memory.get(entry.getKey()))
                .findFirst()
                .orElseGet(() -> new byte[EMPTY_PAGE_BYTES]);
        return link(Transfer.DEVICE_TO_HOST_PAGEABLE, hostKey, false).deliver(there, Adversary.PASSIVE);
    }

    /** The digest of a region, computed on the GPU and read back over the link. */
    byte[] digest(int machine, SecretKey hostKey, Region region) throws IntegrityException {
        check(machine, page(region));
        return link(Transfer.DEVICE_TO_HOST_PAGEABLE, hostKey, false)
                .deliver(sha256(measured(region)), Adversary.PASSIVE);
    }

    /** The bytes of a region themselves. */
    byte[] bytes(Region region) {
        return memory.get(region);
    }

    /** Sets a region to zero. */
    void clear(Region region) {
        memory.put(region, new byte[memory.get(region).length]);
    }

    /** Runs the code on model and buffer: a digest chain stands for arithmetic, so that no byte is without effect. */
    void train() {
        byte[] step = sha256(memory.get(Region.CODE), memory.get(Region.MODEL), memory.get(Region.BUFFER));
        byte[] model = memory.get(Region.MODEL);
        for (int i = 0; i < model.length; i++) {
            model[i] += step[i % step.length];
        }
    }

    private void check(int machine, int page) {
        if (machine != routedTo) {
            throw new IllegalTransition("virtual machine " + machine, JourneyRule.ROUTED);
        }
        if (confined && page != page(Region.BUFFER)) {
            throw new Confined();
        }
    }

    private Path link(Transfer transfer, SecretKey hostKey, boolean hostSends) {
        Path own = links.get(transfer);
        if (hostKey.equals(key)) {
            return own;
        }
        SecretKey atHost = directionKey(hostKey, transfer);
        SecretKey here = directionKey(key, transfer);
        return own.withChannels(channel ->
                SealedChannel.between(channel.format(), hostSends ? atHost : here, hostSends ? here : atHost));
    }

    static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** A holder's key was used on something other than the buffer. */
    static final class Confined extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        Confined() {
            super("a holder's key reaches the buffer only");
        }
    }
}
