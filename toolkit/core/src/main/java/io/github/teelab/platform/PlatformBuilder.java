package io.github.teelab.platform;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts a {@link Platform} together. Immutable: each method returns a new builder in which the parts of that kind are
 * replaced. A name is looked up at once in {@link Catalog#standard()}; an unknown one throws
 * {@link io.github.teelab.units.UnknownName}.
 */
public final class PlatformBuilder {
    private final String name;
    private final List<Cpu> cpus;
    private final Optional<Dram> memory;
    private final List<Gpu> gpus;
    private final List<Npu> npus;
    private final List<Fpga> fpgas;
    private final Map<String, PcieLink> links;
    private final List<PcieSwitch> fabric;

    private PlatformBuilder(
            String name,
            List<Cpu> cpus,
            Optional<Dram> memory,
            List<Gpu> gpus,
            List<Npu> npus,
            List<Fpga> fpgas,
            Map<String, PcieLink> links,
            List<PcieSwitch> fabric) {
        this.name = name;
        this.cpus = List.copyOf(cpus);
        this.memory = memory;
        this.gpus = List.copyOf(gpus);
        this.npus = List.copyOf(npus);
        this.fpgas = List.copyOf(fpgas);
        this.links = Collections.unmodifiableMap(new LinkedHashMap<>(links));
        this.fabric = List.copyOf(fabric);
    }

    static PlatformBuilder named(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("platform name: got a blank, allowed any text, such as h100-node");
        }
        return new PlatformBuilder(
                name, List.of(), Optional.empty(), List.of(), List.of(), List.of(), Map.of(), List.of());
    }

    /** One CPU of the catalog. */
    public PlatformBuilder cpu(String cpu) {
        return cpus(cpu, 1);
    }

    public PlatformBuilder cpu(Cpu cpu) {
        return cpus(List.of(cpu));
    }

    /** {@code count} equal CPUs of the catalog; the first is the host. */
    public PlatformBuilder cpus(String cpu, int count) {
        return cpus(copies("CPUs", Catalog.standard().cpu(cpu), count));
    }

    public PlatformBuilder cpus(List<Cpu> all) {
        return new PlatformBuilder(name, all, memory, gpus, npus, fpgas, links, fabric);
    }

    /** The host's memory, in place of the catalog's memory that the CPU names. */
    public PlatformBuilder memory(Dram dram) {
        return new PlatformBuilder(name, cpus, Optional.of(dram), gpus, npus, fpgas, links, fabric);
    }

    /** The host's memory by its name in the catalog. */
    public PlatformBuilder memory(String dram) {
        return memory(Catalog.standard().memory(dram));
    }

    /** One GPU of the catalog. */
    public PlatformBuilder gpu(String gpu) {
        return gpus(gpu, 1);
    }

    public PlatformBuilder gpu(Gpu gpu) {
        return gpus(List.of(gpu));
    }

    /** {@code count} equal GPUs of the catalog. */
    public PlatformBuilder gpus(String gpu, int count) {
        return gpus(copies("GPUs", Catalog.standard().gpu(gpu), count));
    }

    public PlatformBuilder gpus(List<Gpu> all) {
        return new PlatformBuilder(name, cpus, memory, all, npus, fpgas, links, fabric);
    }

    /** One NPU of the catalog. */
    public PlatformBuilder npu(String npu) {
        return npu(Catalog.standard().npu(npu));
    }

    public PlatformBuilder npu(Npu npu) {
        return npus(List.of(npu));
    }

    public PlatformBuilder npus(List<Npu> all) {
        return new PlatformBuilder(name, cpus, memory, gpus, all, fpgas, links, fabric);
    }

    /** One FPGA of the catalog. */
    public PlatformBuilder fpga(String fpga) {
        return fpga(Catalog.standard().fpga(fpga));
    }

    public PlatformBuilder fpga(Fpga fpga) {
        return new PlatformBuilder(name, cpus, memory, gpus, npus, List.of(fpga), links, fabric);
    }

    /** The link between host and accelerators. */
    public PlatformBuilder link(PcieLink link) {
        return link(Platform.DEVICE_LINK, link);
    }

    /** Without a device link of its own: {@link #build} takes the widest that both ends speak. */
    public PlatformBuilder widestLink() {
        Map<String, PcieLink> others = new LinkedHashMap<>(links);
        others.remove(Platform.DEVICE_LINK);
        return new PlatformBuilder(name, cpus, memory, gpus, npus, fpgas, others, fabric);
    }

    /** A link of another role; one of the same role is replaced. */
    public PlatformBuilder link(String role, PcieLink link) {
        Map<String, PcieLink> more = new LinkedHashMap<>(links);
        more.put(role, link);
        return new PlatformBuilder(name, cpus, memory, gpus, npus, fpgas, more, fabric);
    }

    /** A fabric of one switch of the catalog. */
    public PlatformBuilder fabric(String pcieSwitch) {
        return fabric(pcieSwitch, 1);
    }

    /** A fabric of {@code count} equal switches of the catalog. */
    public PlatformBuilder fabric(String pcieSwitch, int count) {
        return fabric(copies("switches", Catalog.standard().pcieSwitch(pcieSwitch), count));
    }

    public PlatformBuilder fabric(PcieSwitch pcieSwitch) {
        return fabric(List.of(pcieSwitch));
    }

    public PlatformBuilder fabric(List<PcieSwitch> all) {
        return new PlatformBuilder(name, cpus, memory, gpus, npus, fpgas, links, all);
    }

    /**
     * The platform. Host memory and device link that are not given are chosen here: the memory that the CPU names, the
     * widest link that both ends speak.
     *
     * @throws IllegalArgumentException naming all problems at once: no CPU, a device link that an end cannot speak, a
     *     fabric with too few lanes
     */
    public Platform build() {
        PlatformBuilder complete = withDeviceLink();
        List<String> problems = new PlatformCheck(complete).problems();
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("platform " + name + ": " + String.join("; ", problems));
        }
        return new Platform(this, complete.memory(complete.memoryOfHost()));
    }

    private PlatformBuilder withDeviceLink() {
        List<PcieEnd> devices = PcieEnd.devicesOf(this);
        if (links.containsKey(Platform.DEVICE_LINK) || cpus.isEmpty() || devices.isEmpty()) {
            return this;
        }
        int generation = cpus.get(0).pcieGeneration();
        int lanes = cpus.get(0).pcieLanes();
        for (PcieEnd device : devices) {
            generation = Math.min(generation, device.generation());
            lanes = Math.min(lanes, device.lanes());
        }
        return link(Pcie.generation(generation, lanes));
    }

    private static <T> List<T> copies(String what, T part, int count) {
        if (count < 1) {
            throw new IllegalArgumentException(
                    "number of " + what + ": got " + count + ", allowed 1 or more; leave the call out for none");
        }
        return Collections.nCopies(count, part);
    }

    String name() {
        return name;
    }

    List<Cpu> cpus() {
        return cpus;
    }

    Dram memoryOfHost() {
        return memory.orElseGet(() -> Catalog.standard().memory(cpus.get(0).memory()));
    }

    List<Gpu> gpus() {
        return gpus;
    }

    List<Npu> npus() {
        return npus;
    }

    List<Fpga> fpgas() {
        return fpgas;
    }

    Map<String, PcieLink> links() {
        return links;
    }

    List<PcieSwitch> fabric() {
        return fabric;
    }
}
