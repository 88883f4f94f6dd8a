package io.github.teelab.experiment.serving;

import io.github.teelab.platform.Parameters;
import io.github.teelab.platform.Platform;
import io.github.teelab.tee.HostTee;

/**
 * How fast a host runs the engine's own work, as multiples of the host that the engine's times were fitted on.
 *
 * <p>Two laws, beside that of the cores' clock, which every plan is priced with. On few
 * cores the engine shares them with its front end: work for each sequence grows by {@code crowding / cores}. In a confidential virtual machine
 * it is multiplied by what was fitted for that kind: far more than for programs that only compute (1.05 in
 * {@code cpu_tee_runtime.csv}), since packets, wake-ups and interrupts leave the virtual machine. Not modelled: cores that
 * differ at equal clock, NUMA.
 *
 * @param machine the host's machine
 * @param cores cores that the server may use, at least 1
 * @param parameters the three laws' numbers, {@link #FILE}
 */
public record ServingHost(Platform machine, int cores, Parameters parameters) {
    /** Where the numbers are stored. */
    public static final String FILE = "calibration/serving_hosts.csv";

    /** @throws IllegalArgumentException if there is no core */
    public ServingHost {
        if (cores < 1) {
            throw new IllegalArgumentException("host cores: got " + cores + ", expected 1 or more");
        }
    }

    /** All cores of a machine's first processor, with the stored numbers. */
    public static ServingHost of(Platform machine) {
        return new ServingHost(machine, machine.cpu().cores(), Parameters.read(FILE));
    }

    /** The same host with other numbers for the laws. */
    public ServingHost parameters(Parameters other) {
        return new ServingHost(machine, cores, other);
    }

    /** The same host with fewer cores for the server. */
    public ServingHost cores(int count) {
        return new ServingHost(machine, count, parameters);
    }

    /** Time of the engine's own work over its time on the reference host at the same clock, which plans are priced with. */
    public double factor(HostTee tee) {
        double slowdown = switch (tee) {
            case NONE -> 1;
            case TDX -> parameters.number("slowdown_tdx");
            case SEV_SNP -> parameters.number("slowdown_sev_snp");
        };
        return slowdown;
    }

    /** By how much work for each sequence takes longer because few cores are shared with the front end. */
    public double crowding() {
        return 1 + parameters.number("crowding") / cores;
    }
}
