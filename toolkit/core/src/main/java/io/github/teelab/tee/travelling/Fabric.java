package io.github.teelab.tee.travelling;

import io.github.teelab.channel.Path;
import io.github.teelab.channel.Stage;
import io.github.teelab.platform.Catalog;
import io.github.teelab.platform.PcieLink;
import io.github.teelab.units.SimTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What lies between a virtual machine's host and the GPU that travels.
 *
 * <p>Beyond one server, a hardware PCIe switch carries the link over cables: each hop delays each transfer, the uplink may
 * be narrower than the GPU's slot, and travelling GPUs that write at once share it. Not modelled: flow-control credits that
 * run out on long cables.
 *
 * @param hops switches on the way; 0 within one server
 * @param hopLatency of one switch, one way
 * @param uplink the narrowest link on the way; empty within one server
 * @param sharing travelling GPUs that write at the same moment, at least 1
 */
public record Fabric(int hops, SimTime hopLatency, Optional<PcieLink> uplink, int sharing) {
    /** The prototype: the multiplexer turns within one server. */
    public static final Fabric SAME_SERVER = new Fabric(0, SimTime.ZERO, Optional.empty(), 1);

    /** @throws IllegalArgumentException if a number is out of range */
    public Fabric {
        if (hops < 0 || sharing < 1) {
            throw new IllegalArgumentException("fabric: got " + hops + " hops and " + sharing
                    + " GPUs that share it, allowed 0 hops or more and 1 GPU or more");
        }
    }

    /** A switched fabric of the catalog's PEX9797 switches with uplinks of one kind. */
    public static Fabric switched(int hops, PcieLink uplink) {
        SimTime latency = Catalog.standard().pcieSwitch("pex9797").hopLatency();
        return new Fabric(hops, latency, Optional.of(uplink), 1);
    }

    /** The same with so many travelling GPUs that write at the same moment. */
    public Fabric sharedBy(int gpus) {
        return new Fabric(hops, hopLatency, uplink, gpus);
    }

    /** The way from the host's own slot, made as long and as narrow as this fabric. */
    Path extend(Path path) {
        List<Stage> stages = new ArrayList<>(path.stages());
        Stage link = stages.get(path.link());
        double uplinkPs = uplink.map(
                        wire -> sharing * 1e12 / wire.effectiveBandwidth().bytesPerSecond())
                .orElse(0.0);
        stages.set(
                path.link(),
                new Stage(
                        link.name(),
                        link.place(),
                        link.trust(),
                        link.perChunkPs() + hops * hopLatency.picoseconds(),
                        Math.max(link.psPerByte(), uplinkPs),
                        link.effect()));
        return new Path(
                path.name(),
                path.setupPs(),
                path.finishPs() + hops * hopLatency.picoseconds(),
                path.leastPs(),
                path.ramp(),
                path.chunkBytes(),
                path.slots(),
                path.link(),
                stages);
    }

    /** In words. */
    @Override
    public String toString() {
        return uplink.map(wire -> hops + " hops over " + wire.name() + (sharing > 1 ? " shared by " + sharing : ""))
                .orElse("same server");
    }
}
