package io.github.teelab.platform;

import io.github.teelab.units.SimTime;
import io.github.teelab.units.UnknownName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A machine: processors, accelerators and the wires between them. Immutable; knows nothing of security.
 *
 * <pre>{@code
 * var node = Platform.named("h100-node").cpu("xeon-gold-6530").gpu("h100-nvl").link(Pcie.gen5(16)).build();
 * }</pre>
 *
 * Its links have roles: {@code device} is the one between host and accelerators; others are named by the machine (HETEE's
 * {@code proxy}).
 */
public final class Platform {
    /** The role of the link between host and accelerators. */
    public static final String DEVICE_LINK = "device";

    private final PlatformBuilder given;
    private final PlatformBuilder parts;

    /**
     * @param given the parts that the user named
     * @param parts these and what followed from them: host memory, device link
     */
    Platform(PlatformBuilder given, PlatformBuilder parts) {
        this.given = given;
        this.parts = parts;
    }

    /** Begins a platform; {@code name} is how results call it. */
    public static PlatformBuilder named(String name) {
        return PlatformBuilder.named(name);
    }

    /**
     * A builder that holds the parts this platform was built from; each of its methods replaces the parts of one kind.
     * What {@code build()} chose itself (host memory, device link) is chosen anew.
     */
    public PlatformBuilder toBuilder() {
        return given;
    }

    public String name() {
        return parts.name();
    }

    /** The first CPU: the host. */
    public Cpu cpu() {
        return cpus().get(0);
    }

    /** All CPUs, the host first; at least one. */
    public List<Cpu> cpus() {
        return parts.cpus();
    }

    /**
     * The first GPU.
     *
     * @throws IllegalStateException if the platform has none
     */
    public Gpu gpu() {
        return first(gpus(), "GPU", "gpu(\"h100-nvl\")");
    }

    /** All GPUs; may be empty. */
    public List<Gpu> gpus() {
        return parts.gpus();
    }

    /**
     * The first NPU.
     *
     * @throws IllegalStateException if the platform has none
     */
    public Npu npu() {
        return first(npus(), "NPU", "npu(\"tensortee-npu\")");
    }

    /** All NPUs; may be empty. */
    public List<Npu> npus() {
        return parts.npus();
    }

    /**
     * The FPGA.
     *
     * @throws IllegalStateException if the platform has none
     */
    public Fpga fpga() {
        return first(parts.fpgas(), "FPGA", "fpga(\"zynq\")");
    }

    /**
     * The first switch of the fabric.
     *
     * @throws IllegalStateException if the platform has none
     */
    public PcieSwitch pcieSwitch() {
        return first(fabric(), "switch", "fabric(\"pex9797\")");
    }

    /** The switches of the PCIe fabric; may be empty. */
    public List<PcieSwitch> fabric() {
        return parts.fabric();
    }

    /** The host's memory. */
    public Dram memory() {
        return parts.memoryOfHost();
    }

    /**
     * The link between host and accelerators.
     *
     * @throws IllegalStateException if the platform has no link at all
     * @throws UnknownName if it has only links of other roles
     */
    public PcieLink link() {
        return link(DEVICE_LINK);
    }

    /**
     * The link of a role.
     *
     * @throws IllegalStateException if the platform has no link at all
     * @throws UnknownName if it has no link of that role
     */
    public PcieLink link(String role) {
        PcieLink link = links().get(role);
        if (link == null) {
            if (links().isEmpty()) {
                throw lacks("link", "link(Pcie.gen5(16))");
            }
            throw new UnknownName(
                    "link of platform " + name() + " (add one with link(role, Pcie.gen5(16)))", role, links().keySet());
        }
        return link;
    }

    /** Time of the first byte from the host to an accelerator: the device link's latency, and a hop where switches lie between. */
    public SimTime linkLatency() {
        SimTime link = link().latency();
        return fabric().isEmpty() ? link : link.plus(pcieSwitch().hopLatency());
    }

    /** All links by role, in the order in which they were added. */
    public Map<String, PcieLink> links() {
        return parts.links();
    }

    /** All parts that are different, in a fixed order: CPUs, host memory, GPUs, NPUs, FPGA, links, switches. */
    public List<Part> parts() {
        List<Part> all = new ArrayList<>(cpus());
        all.add(memory());
        all.addAll(gpus());
        all.addAll(npus());
        all.addAll(parts.fpgas());
        all.addAll(links().values());
        all.addAll(fabric());
        return all.stream().distinct().toList();
    }

    /** Every parameter of every part with unit, basis and source. */
    public Explanation explain() {
        return Explanation.of("platform " + this, parts());
    }

    /** Its name and what it is made of, such as {@code h100-node: xeon-gold-6530, h100-nvl, device pcie-gen5-x16}. */
    @Override
    public String toString() {
        List<String> words = new ArrayList<>();
        words.addAll(counted(cpus()));
        words.addAll(counted(gpus()));
        words.addAll(counted(npus()));
        words.addAll(counted(parts.fpgas()));
        links().forEach((role, link) -> words.add(role + " " + link.name()));
        words.addAll(counted(fabric()));
        return name() + ": " + String.join(", ", words);
    }

    private static List<String> counted(List<? extends Part> parts) {
        return parts.stream()
                .map(Part::name)
                .distinct()
                .map(name -> {
                    long count = parts.stream()
                            .filter(part -> part.name().equals(name))
                            .collect(Collectors.counting());
                    return count == 1 ? name : count + " x " + name;
                })
                .toList();
    }

    private <T> T first(List<T> all, String what, String how) {
        if (all.isEmpty()) {
            throw lacks(what, how);
        }
        return all.get(0);
    }

    private IllegalStateException lacks(String what, String how) {
        return new IllegalStateException("platform " + name() + " has no " + what + "; add one with ." + how
                + " before build(), or take a ready machine of Platforms");
    }
}
