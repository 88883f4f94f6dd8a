package io.github.teelab.platform;

/** PCI Express links from the catalog, by generation. {@code lanes} is 1, 2, 4, 8, 12, 16 or 32. */
public final class Pcie {
    private Pcie() {}

    /** A link at 8 GT/s a lane; 16 lanes carry 15.75 GB/s raw. */
    public static PcieLink gen3(int lanes) {
        return generation(3, lanes);
    }

    /** A link at 16 GT/s a lane; 16 lanes carry 31.5 GB/s raw. */
    public static PcieLink gen4(int lanes) {
        return generation(4, lanes);
    }

    /** A link at 32 GT/s a lane; 16 lanes carry 63 GB/s raw. */
    public static PcieLink gen5(int lanes) {
        return generation(5, lanes);
    }

    /**
     * A link of a generation that the catalog has.
     *
     * @throws io.github.teelab.units.UnknownName if the catalog has no such generation
     * @throws IllegalArgumentException if no PCI Express link has that many lanes
     */
    public static PcieLink generation(int generation, int lanes) {
        return Catalog.standard().link("pcie-gen" + generation, lanes);
    }
}
