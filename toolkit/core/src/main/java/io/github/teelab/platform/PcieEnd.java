package io.github.teelab.platform;

import java.util.List;
import java.util.stream.Stream;

/** The end of a PCI Express link at one part: what it can speak. */
record PcieEnd(String part, int generation, int lanes) {
    /** The ends at all accelerators of a platform. */
    static List<PcieEnd> devicesOf(PlatformBuilder platform) {
        return Stream.concat(
                        platform.gpus().stream()
                                .map(gpu -> new PcieEnd(gpu.name(), gpu.pcieGeneration(), gpu.pcieLanes())),
                        platform.npus().stream()
                                .map(npu -> new PcieEnd(npu.name(), npu.pcieGeneration(), npu.pcieLanes())))
                .toList();
    }
}
