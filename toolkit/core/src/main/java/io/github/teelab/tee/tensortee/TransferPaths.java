package io.github.teelab.tee.tensortee;

import io.github.teelab.channel.Path;
import io.github.teelab.channel.Place;
import io.github.teelab.channel.Stage;
import io.github.teelab.channel.Trust;
import io.github.teelab.crypto.SecretKey;
import io.github.teelab.platform.Parameters;
import io.github.teelab.platform.Platform;
import io.github.teelab.units.Bandwidth;
import io.github.teelab.workload.Transfer;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The ways of gradients from an NPU to the CPU and of weights back: plain, staged, direct. Immutable.
 *
 * <pre>{@code
 * var paths = TransferPaths.on(Platforms.tensorTee());
 * paths.path(PathKind.DIRECT, Transfer.DEVICE_TO_HOST_PINNED, bytes).times(bytes).totalPs();
 * paths.with("synchronous_rate", 8).path(PathKind.STAGED, Transfer.HOST_TO_DEVICE_PINNED, bytes).busyPs(bytes);
 * }</pre>
 */
public final class TransferPaths {
    /** Where its parameters stand. */
    public static final String FILE = "tee/tensortee.csv";

    private static final double PS_PER_US = 1e6;
    /** Re-encryption reads each byte and writes it. */
    private static final int MEMORY_PASSES = 2;

    private final Platform platform;
    private final Parameters costs;
    private final ProtectedCopies copies;

    private TransferPaths(Platform platform, Parameters costs, ProtectedCopies copies) {
        this.platform = platform;
        this.costs = costs;
        this.copies = copies;
    }

    /**
     * The paths of a machine.
     *
     * @throws IllegalStateException if the platform has no NPU or no link
     */
    public static TransferPaths on(Platform platform) {
        return on(platform, Parameters.read(FILE), TensorTee.mutual("NPU").keys(), TransferSafeguard.ALL);
    }

    static TransferPaths on(
            Platform platform, Parameters costs, Supplier<SecretKey> keys, Set<TransferSafeguard> rules) {
        platform.npu();
        return new TransferPaths(platform, costs, new ProtectedCopies(costs, "NPU", platform.link(), keys, rules));
    }

    /**
     * The same with one parameter changed.
     *
     * @param parameter such as {@code "synchronous_rate"}
     * @param value in the parameter's unit
     * @throws io.github.teelab.units.UnknownName if there is no such parameter
     */
    public TransferPaths with(String parameter, double value) {
        return on(platform, costs.with(parameter, value), copies.keys(), copies.rules());
    }

    /**
     * The same with one parameter of another set, and its source.
     *
     * @param parameter such as {@code "synchronous_rate"}
     * @throws io.github.teelab.units.UnknownName if there is no such parameter
     */
    public TransferPaths with(String parameter, Parameters other) {
        return on(platform, costs.with(parameter, other), copies.keys(), copies.rules());
    }

    /** Its parameters. */
    public Parameters costs() {
        return costs;
    }

    /** The path of a copy that is issued as {@link Issue#usual} says. */
    public Path path(PathKind kind, Transfer transfer, long bytes) {
        return path(kind, Issue.usual(kind, transfer), transfer, bytes);
    }

    /**
     * The path of a copy.
     *
     * @param issue whether the host waits for it
     * @param transfer from or to page-locked memory
     * @param bytes its size: a staged copy passes whole
     * @throws IllegalArgumentException for any other transfer
     */
    public Path path(PathKind kind, Issue issue, Transfer transfer, long bytes) {
        if (!transfer.isPinned()) {
            throw new IllegalArgumentException("transfer between CPU and NPU: got " + transfer.label() + ", allowed "
                    + Transfer.HOST_TO_DEVICE_PINNED.label() + " and " + Transfer.DEVICE_TO_HOST_PINNED.label()
                    + ", since offloaded training pins its buffers");
        }
        Path plain = plain(issue, transfer, bytes);
        return switch (kind) {
            case PLAIN -> plain;
            case STAGED -> copies.staged(plain, transfer.isToHost(), bytes);
            case DIRECT -> copies.direct(plain, transfer.isToHost());
        };
    }

    /** The rate of a plain copy. */
    public Bandwidth rate(Issue issue) {
        return switch (issue) {
            case SYNCHRONOUS -> Bandwidth.gbPerSecond(costs.number("synchronous_rate"));
            case ASYNCHRONOUS -> platform.link().effectiveBandwidth().times(costs.number("asynchronous_share"));
        };
    }

    /**
     * The part of the CPU's memory bandwidth that re-encryption takes while it runs on the engines of all memory channels, each
     * byte read and written once: a bound, since codes would slow it. TensorTEE section 3.3 gives each channel one engine.
     */
    public double reencryptionShareOfMemory() {
        double engines = costs.number("staging_engine") * platform.cpu().memoryChannels();
        return engines * MEMORY_PASSES / platform.cpu().memoryBandwidth().toGbPerSecond();
    }

    private Path plain(Issue issue, Transfer transfer, long bytes) {
        Stage dma = new Stage(
                "DMA",
                Place.link(transfer.isToHost()),
                Trust.UNTRUSTED,
                1e12 / rate(issue).bytesPerSecond(),
                Stage.Effect.CARRY);
        long setupPs = Math.round(costs.number("copy_setup") * PS_PER_US);
        return new Path(
                transfer.isToHost() ? "gradients to the CPU" : "weights to the NPU",
                setupPs,
                0,
                0,
                Path.Ramp.NONE,
                Math.max(1, bytes),
                1,
                0,
                List.of(dma));
    }
}
