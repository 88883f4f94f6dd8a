package io.github.teelab.tee.tensortee;

import io.github.teelab.channel.Check;
import io.github.teelab.channel.CounterStream;
import io.github.teelab.channel.Path;
import io.github.teelab.channel.Place;
import io.github.teelab.channel.SealedChannel;
import io.github.teelab.channel.Stage;
import io.github.teelab.channel.Trust;
import io.github.teelab.channel.WireFormat;
import io.github.teelab.crypto.AesGcm;
import io.github.teelab.crypto.SecretKey;
import io.github.teelab.platform.Parameters;
import io.github.teelab.platform.PcieLink;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Turns a plain copy into a protected one: whatever the plain copy does and takes, it still does and takes, on ciphertext.
 *
 * <p>What the direct path costs beyond the plain one: the comparison at the sender's barrier, one synchronisation at the end
 * (a round trip on the link) and the comparison at the receiver; the metadata message runs beside the copy and counts where it
 * takes longer. The receiver's engine decrypts lines when they are used, which is part of what its memory protection costs, so
 * no time stands here. Not modelled: bytes that tags and codes add on the link, less than 1 in 10,000 of a mebibyte.
 *
 * @param costs {@link TransferPaths#FILE}
 * @param device the name of the accelerator, such as {@code "NPU"}
 * @param link between host and accelerator
 * @param keys a key for each channel
 * @param rules of direct transfers
 */
record ProtectedCopies(
        Parameters costs, String device, PcieLink link, Supplier<SecretKey> keys, Set<TransferSafeguard> rules) {
    private static final String HOST = "CPU";
    private static final double PS_PER_NS = 1e3;
    private static final int METADATA_WIRE_BYTES = 16 + Metadata.BYTES + AesGcm.TAG_BYTES;
    private static final int TO_HOST = 1;
    private static final int TO_DEVICE = 2;
    private static final long HOST_ADDRESS = 1L << 30;
    private static final long DEVICE_ADDRESS = 1L << 32;

    /** The plain copy with its bytes encrypted as they lie, and metadata beside it. */
    Path direct(Path plain, boolean toHost) {
        WireFormat format =
                new TensorCiphertext(toHost ? TO_HOST : TO_DEVICE, toHost ? DEVICE_ADDRESS : HOST_ADDRESS, rules);
        SealedChannel channel = SealedChannel.of(format, keys);
        List<Stage> stages = new ArrayList<>();
        stages.add(end("barrier, seal metadata", memory(toHost), channel.seal()));
        stages.addAll(plain.stages());
        stages.add(end("verify late", memory(!toHost), channel.open()));
        long comparePs = ps("mac_latency");
        long latencyPs = link.latency().picoseconds();
        long synchronisePs = 2 * latencyPs;
        long metadataPs =
                2 * ps("cipher_latency") + latencyPs + link.effectiveBandwidth().picosFor(METADATA_WIRE_BYTES);
        long setupPs = plain.setupPs() + comparePs;
        long finishPs = plain.finishPs() + synchronisePs + comparePs;
        long leastPs = Math.max(plain.leastPs() + synchronisePs + 2 * comparePs, setupPs + metadataPs + finishPs);
        return new Path(
                plain.name(),
                setupPs,
                finishPs,
                leastPs,
                plain.ramp(),
                plain.chunkBytes(),
                plain.slots(),
                plain.link() + 1,
                stages);
    }

    /**
     * The plain copy between buffers outside, with the sender's memory decrypted and re-encrypted before and the receiver's
     * protected anew after. One step after the other, over all bytes of a message; where a step passes the CPU's protected memory
     * it goes at the slower of engine and memory. The NPU's memory is always the faster.
     */
    Path staged(Path plain, boolean toHost, long bytes) {
        // How long the message is, is checked once: where it is read.
        SealedChannel from = SealedChannel.of(new ProtectedLines(toHost ? DEVICE_ADDRESS : HOST_ADDRESS), keys)
                .without(Check.COMPLETE);
        SealedChannel way = SealedChannel.of(new CounterStream(toHost ? TO_HOST : TO_DEVICE), keys)
                .without(Check.COMPLETE);
        SealedChannel into = SealedChannel.of(new ProtectedLines(toHost ? HOST_ADDRESS : DEVICE_ADDRESS), keys);
        List<Stage> stages = new ArrayList<>();
        stages.add(end("write", memory(toHost), from.seal()));
        stages.add(lies(memory(toHost)));
        stages.add(memoryEngine("decrypt", toHost, "protected_read", from.open()));
        stages.add(engine("re-encrypt into a non-secure buffer", toHost, way.seal()));
        int before = stages.size();
        stages.addAll(plain.stages());
        stages.add(engine("decrypt from the buffer", !toHost, way.open()));
        stages.add(memoryEngine("store and re-protect", !toHost, "protected_write", into.seal()));
        stages.add(lies(memory(!toHost)));
        stages.add(end("read", memory(!toHost), into.open()));
        return new Path(
                plain.name(),
                plain.setupPs(),
                plain.finishPs(),
                plain.leastPs(),
                plain.ramp(),
                Math.max(1, bytes),
                1,
                plain.link() + before,
                stages);
    }

    /** One engine's time for one of its two steps: cipher, then code. */
    private Stage engine(String name, boolean ofDevice, Stage.Effect effect) {
        double bytesPerNs = costs.number("staging_engine") * costs.number("staging_engines");
        double psPerByte = (1 + costs.number("staging_code")) * PS_PER_NS / bytesPerNs;
        return new Stage(name, Place.of((ofDevice ? device : HOST) + " AES engine"), Trust.TRUSTED, psPerByte, effect);
    }

    /** The same for a step through protected memory, whose rate on the CPU is a parameter. */
    private Stage memoryEngine(String name, boolean ofDevice, String rate, Stage.Effect effect) {
        Stage engine = engine(name, ofDevice, effect);
        double memoryPsPerByte = ofDevice ? 0 : PS_PER_NS / costs.number(rate);
        return new Stage(name, engine.place(), engine.trust(), Math.max(engine.psPerByte(), memoryPsPerByte), effect);
    }

    private String memory(boolean ofDevice) {
        return (ofDevice ? device : HOST) + " memory";
    }

    private static Stage lies(String where) {
        return new Stage("lies in " + where, Place.of(where), Trust.UNTRUSTED, 0, Stage.Effect.CARRY);
    }

    private static Stage end(String name, String where, Stage.Effect effect) {
        return new Stage(name, Place.of(where), Trust.TRUSTED, 0, effect);
    }

    private long ps(String nanoseconds) {
        return Math.round(costs.number(nanoseconds) * PS_PER_NS);
    }
}
