package io.github.teelab.platform;

import io.github.teelab.units.UnknownName;
import java.util.Arrays;
import java.util.Locale;

/** The kinds of parts, each with its catalog file. */
public enum PartKind {
    CPU("catalog/cpus.csv"),
    GPU("catalog/gpus.csv"),
    NPU("catalog/npus.csv"),
    FPGA("catalog/fpgas.csv"),
    MEMORY("catalog/memories.csv"),
    LINK("catalog/links.csv"),
    SWITCH("catalog/switches.csv");

    private final String file;

    PartKind(String file) {
        this.file = file;
    }

    /**
     * Finds a kind by its name in either case, such as {@code "gpu"}.
     *
     * @throws UnknownName if there is none of that name
     */
    public static PartKind named(String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.label().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new UnknownName(
                        "kind of part",
                        name,
                        Arrays.stream(values()).map(PartKind::label).toList()));
    }

    /** Its name in lower case, as the catalog's column {@code kind} has it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name of its catalog file, for {@link DataFiles}. */
    public String file() {
        return file;
    }

    /** Which parameters a part of this kind must and may have. */
    Schema schema() {
        return switch (this) {
            case CPU -> Cpu.SCHEMA;
            case GPU -> Gpu.SCHEMA;
            case NPU -> Npu.SCHEMA;
            case FPGA -> Fpga.SCHEMA;
            case MEMORY -> Dram.SCHEMA;
            case LINK -> PcieLink.CATALOG_SCHEMA;
            case SWITCH -> PcieSwitch.SCHEMA;
        };
    }
}
