package io.github.teelab.platform;

import io.github.teelab.units.Bandwidth;
import io.github.teelab.units.SimTime;
import java.util.Optional;

/**
 * The network between two virtual machines: TCP over IPv4 in frames of one size, at a rate that may be capped.
 *
 * <p>The cap counts whole IP packets, as the shapers of hypervisors do. Not modelled: loss, congestion, several flows beside
 * each other. Without a cap the wire itself takes no time: the machines' network stacks decide, and they are no part of it.
 *
 * @param cap the most bytes of IP packets a second; empty for no cap
 * @param mtuBytes bytes of a full IP packet
 * @param headerBytes of these, IP and TCP headers
 * @param latency one way
 */
public record VirtualNetwork(Optional<Bandwidth> cap, int mtuBytes, int headerBytes, SimTime latency) {
    /** IPv4 (RFC 791) 20, TCP (RFC 9293) 20, timestamps (RFC 7323) 12. */
    private static final int HEADER_BYTES = 20 + 20 + 12;

    private static final int ETHERNET_MTU = 1500;

    /** @throws IllegalArgumentException if the headers leave no room */
    public VirtualNetwork {
        if (headerBytes < 0 || mtuBytes <= headerBytes) {
            throw new IllegalArgumentException("virtual network: got packets of " + mtuBytes + " bytes with "
                    + headerBytes + " of headers, allowed headers of 0 or more and less than the packet");
        }
    }

    /** Ethernet's packets of 1,500 bytes, no cap, 50 us one way, as within a data centre. */
    public static VirtualNetwork uncapped() {
        return new VirtualNetwork(Optional.empty(), ETHERNET_MTU, HEADER_BYTES, SimTime.us(50));
    }

    /** The same with a cap. */
    public static VirtualNetwork capped(Bandwidth cap) {
        return uncapped().cap(cap);
    }

    /** The same with another cap. */
    public VirtualNetwork cap(Bandwidth other) {
        return new VirtualNetwork(Optional.of(other), mtuBytes, headerBytes, latency);
    }

    /** The same with another latency, one way. */
    public VirtualNetwork latency(SimTime other) {
        return new VirtualNetwork(cap, mtuBytes, headerBytes, other);
    }

    /** Bytes of packets per byte that TCP carries. */
    public double expansion() {
        return (double) mtuBytes / (mtuBytes - headerBytes);
    }

    /** Time on the wire per byte that TCP carries, picoseconds; 0 without a cap. */
    public double psPerByte() {
        return cap.map(rate -> expansion() * 1e12 / rate.bytesPerSecond()).orElse(0.0);
    }

    /** The cap in words, such as {@code "4 Mbit/s"} or {@code "no cap"}. */
    @Override
    public String toString() {
        return cap.map(rate ->
                        String.format(java.util.Locale.ROOT, "%s Mbit/s", shortest(rate.bytesPerSecond() * 8e-6)))
                .orElse("no cap");
    }

    private static String shortest(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
