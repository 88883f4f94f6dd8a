package io.github.teelab.experiment.serving;

import io.github.teelab.platform.Gpu;
import io.github.teelab.tee.HostTee;
import io.github.teelab.tee.TeeSystem;
import java.util.Locale;

/** How GPUs that share a model's layers exchange their partial sums. */
public enum PeerTraffic {
    /** In plain over NVLink, with multicast where the GPU has it; over PCIe where there is no NVLink. */
    PLAIN,
    /** In plain over NVLink without multicast: Hopper in protected-PCIe mode, all GPUs in one confidential VM. */
    PROTECTED_PCIE,
    /** Encrypted and bounced through host memory in every phase of a ring: Hopper in CC mode. */
    BOUNCED,
    /** Encrypted inline by the link, without multicast: Blackwell. */
    INLINE;

    /** What a system does unless told otherwise. */
    static PeerTraffic of(TeeSystem system, Gpu gpu) {
        if (system.hostTee() == HostTee.NONE) {
            return PLAIN;
        }
        return gpu.teeIo() ? INLINE : gpu.peerBandwidth().isPresent() ? PROTECTED_PCIE : BOUNCED;
    }

    /** Its name on the command line. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
