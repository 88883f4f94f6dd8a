package io.github.teelab.tee.travelling;

import io.github.teelab.channel.Adversary;
import io.github.teelab.channel.IntegrityException;
import io.github.teelab.channel.Path;
import io.github.teelab.channel.SealedChannel;
import io.github.teelab.crypto.SecretKey;
import io.github.teelab.workload.Transfer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The GPU that travels: three regions of memory behind an encrypted link, one key at a time, one virtual machine at a time.
 *
 * <p>It knows no protocol. It answers whoever it is routed to and whose messages open under its key; with safeguards, it
 * also refuses keys that come again and holders that reach beyond the buffer.
 */
final class TravellingGpu {
    private final Map<Region, byte[]> memory = new EnumMap<>(Region.class);
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

    private void use(SecretKey newKey) {
        key = newKey;
        for (Transfer transfer : Set.of(Transfer.HOST_TO_DEVICE_PAGEABLE, Transfer.DEVICE_TO_HOST_PAGEABLE)) {
            Path path = paths.apply(transfer);
            links.put(transfer, path.withChannels(channel -> SealedChannel.between(channel.format(), newKey, newKey)));
        }
    }

    /** Writes into a region from its beginning, over the link, under the sender's key. */
    void write(int machine, SecretKey hostKey, Region region, byte[] bytes, Adversary adversary)
            throws IntegrityException {
        check(machine, region);
        byte[] arrived = link(Transfer.HOST_TO_DEVICE_PAGEABLE, hostKey, true).deliver(bytes, adversary);
        System.arraycopy(arrived, 0, memory.get(region), 0, arrived.length);
    }

    /** A region's bytes as they arrive at the host. */
    byte[] read(int machine, SecretKey hostKey, Region region, Adversary adversary) throws IntegrityException {
        check(machine, region);
        return link(Transfer.DEVICE_TO_HOST_PAGEABLE, hostKey, false).deliver(memory.get(region), adversary);
    }

    /** The digest of a region, computed on the GPU and read back over the link. */
    byte[] digest(int machine, SecretKey hostKey, Region region) throws IntegrityException {
        check(machine, region);
        return link(Transfer.DEVICE_TO_HOST_PAGEABLE, hostKey, false)
                .deliver(sha256(memory.get(region)), Adversary.PASSIVE);
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

    private void check(int machine, Region region) {
        if (machine != routedTo) {
            throw new IllegalTransition("virtual machine " + machine, JourneyRule.ROUTED);
        }
        if (confined && region != Region.BUFFER) {
            throw new Confined(region);
        }
    }

    private Path link(Transfer transfer, SecretKey hostKey, boolean hostSends) {
        Path own = links.get(transfer);
        return hostKey.equals(key)
                ? own
                : own.withChannels(channel ->
                        SealedChannel.between(channel.format(), hostSends ? hostKey : key, hostSends ? key : hostKey));
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

        Confined(Region region) {
            super("a holder's key reaches the buffer only, not " + region);
        }
    }
}
