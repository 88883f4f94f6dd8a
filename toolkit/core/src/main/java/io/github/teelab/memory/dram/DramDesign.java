package io.github.teelab.memory.dram;

import io.github.teelab.platform.Catalog;
import io.github.teelab.platform.Dram;
import io.github.teelab.units.Bandwidth;

/**
 * A main memory to be built: a DRAM standard, how many channels, which controller, which address mapping. Immutable.
 *
 * <pre>{@code
 * MainMemory memory = DramDesign.of("ddr4-2400").channels(2).build();
 * }</pre>
 *
 * @param dram the standard
 * @param channels at least 1
 * @param lineBytes bytes of a request: a whole number of bursts that a row holds a whole number of
 * @param controller queues, watermarks and page policy, one such controller for each subchannel
 * @param mapping which bits of an address choose what
 */
public record DramDesign(Dram dram, int channels, int lineBytes, Controller controller, AddressMapping mapping) {
    private static final int MOST_CHANNELS = 1024;

    /** @throws IllegalArgumentException if a number is out of the range given above */
    public DramDesign {
        if (channels < 1 || channels > MOST_CHANNELS) {
            throw new IllegalArgumentException("channels: got " + channels + ", allowed 1 to " + MOST_CHANNELS);
        }
        long burst = dram.burst().value();
        if (lineBytes < burst || lineBytes % burst != 0 || dram.row().value() % lineBytes != 0) {
            throw new IllegalArgumentException("line: got " + lineBytes + " B, allowed a multiple of the " + burst
                    + " B of a burst that divides the " + dram.row().value() + " B of a row of " + dram.name());
        }
        long bursts = lineBytes / burst;
        if (bursts > Math.min(controller.readQueue(), controller.writeQueue())) {
            throw new IllegalArgumentException("line: got " + lineBytes + " B, so " + bursts
                    + " bursts, allowed as many as the shorter queue holds; make the queues longer");
        }
    }

    /** One channel with the standard controller; a request is one burst. */
    public static DramDesign of(Dram dram) {
        return new DramDesign(dram, 1, (int) dram.burst().value(), Controller.standard(), AddressMapping.INTERLEAVED);
    }

    /**
     * One channel of a standard of the catalog.
     *
     * @throws io.github.teelab.units.UnknownName if there is none of that name
     */
    public static DramDesign of(String name) {
        return of(Catalog.standard().memory(name));
    }

    public DramDesign channels(int count) {
        return new DramDesign(dram, count, lineBytes, controller, mapping);
    }

    /** This memory with requests of {@code bytes}, such as the 64 B line of a CPU before bursts of 32 B. */
    public DramDesign line(int bytes) {
        return new DramDesign(dram, channels, bytes, controller, mapping);
    }

    public DramDesign controller(Controller other) {
        return new DramDesign(dram, channels, lineBytes, other, mapping);
    }

    public DramDesign mapping(AddressMapping other) {
        return new DramDesign(dram, channels, lineBytes, controller, other);
    }

    /** This memory with a mapping by name; see {@link AddressMapping#named}. */
    public DramDesign mapping(String name) {
        return mapping(AddressMapping.named(name));
    }

    /** Peak rate of all channels. */
    public Bandwidth peak() {
        return dram.bandwidth(channels);
    }

    /** A new memory at time 0, all rows closed. */
    public DramMemory build() {
        return build(CommandListener.NONE);
    }

    DramMemory build(CommandListener listener) {
        return new DramMemory(this, listener);
    }
}
