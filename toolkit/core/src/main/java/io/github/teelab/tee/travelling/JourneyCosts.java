package io.github.teelab.tee.travelling;

import io.github.teelab.channel.Path;
import io.github.teelab.platform.Parameters;
import io.github.teelab.platform.VirtualNetwork;
import io.github.teelab.tee.CopyPaths;
import io.github.teelab.units.Bandwidth;
import io.github.teelab.workload.Plan;
import io.github.teelab.workload.Transfer;
import java.util.function.UnaryOperator;

/**
 * What the steps of a journey cost at full size, in picoseconds.
 *
 * @param costs the system's parameters
 * @param copies encrypted copies between a host and the GPU routed to it
 * @param fabric what lies between host and GPU beyond the server's own slot
 * @param network between the virtual machines
 * @param cipher one core's AES-256-GCM, for TLS
 * @param memoryBandwidth of the GPU, for clearing
 */
record JourneyCosts(
        Parameters costs,
        CopyPaths copies,
        UnaryOperator<Path> fabric,
        VirtualNetwork network,
        Bandwidth cipher,
        Bandwidth memoryBandwidth) {
    private static final double PS_PER_US = 1e6;
    private static final double PS_PER_MS = 1e9;

    /** An encrypted copy to the GPU in messages of the prototype's size. */
    long writePs(long bytes) {
        return messages(gpu(Transfer.HOST_TO_DEVICE_PAGEABLE), bytes);
    }

    /** An encrypted copy of the GPU's memory to the host, in the same messages. */
    long readPs(long bytes) {
        return messages(gpu(Transfer.DEVICE_TO_HOST_PAGEABLE), bytes);
    }

    /** The path of such copies. */
    Path gpu(Transfer transfer) {
        return fabric.apply(copies.path(transfer, messageBytes(), Plan.ALWAYS_FRESH));
    }

    /** TLS from one virtual machine to another. */
    long sendPs(long bytes) {
        return messages(tls(), bytes);
    }

    /** The path of one such message. */
    Path tls() {
        return new TlsPath(costs, network, cipher, messageBytes()).path();
    }

    private long messages(Path path, long bytes) {
        long whole = bytes / messageBytes();
        long rest = bytes % messageBytes();
        long ps = whole == 0
                ? 0
                : Math.multiplyExact(whole, path.times(messageBytes()).totalPs());
        return rest == 0 ? ps : Math.addExact(ps, path.times(rest).totalPs());
    }

    long bufferReadPs(long bytes) {
        return Bandwidth.gbPerSecond(costs.number("buffer_read")).picosFor(bytes);
    }

    long digestPs(long bytes) {
        return Bandwidth.gbPerSecond(costs.number("digest")).picosFor(bytes);
    }

    long clearPs(long bytes) {
        return memoryBandwidth.picosFor(bytes);
    }

    long codeBytes() {
        return Math.round(costs.number("code_bytes"));
    }

    long controlBytes() {
        return Math.round(costs.number("control_bytes"));
    }

    private long messageBytes() {
        return Math.round(costs.number("message_bytes"));
    }

    /** A parameter in microseconds. */
    long us(String parameter) {
        return Math.round(costs.number(parameter) * PS_PER_US);
    }

    /** A parameter in milliseconds. */
    long ms(String parameter) {
        return Math.round(costs.number(parameter) * PS_PER_MS);
    }
}
