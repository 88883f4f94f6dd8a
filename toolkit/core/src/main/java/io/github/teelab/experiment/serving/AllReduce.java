package io.github.teelab.experiment.serving;

import io.github.teelab.platform.Gpu;
import io.github.teelab.tee.TeeSystem;
import io.github.teelab.units.Bandwidth;
import io.github.teelab.workload.PlainProgram;
import io.github.teelab.workload.Transfer;
import java.util.HashMap;
import java.util.Map;

/**
 * The time of one all-reduce between GPUs.
 *
 * <p>A ring moves {@code 2 (n - 1) / n} of the bytes over each GPU's link in {@code 2 (n - 1)} phases. Multicast lets the
 * switch add and copy, so that each byte crosses a GPU's link once and there are two phases. Bounced traffic copies each phase's
 * share to the host and to the next GPU at the prices of the system; the encryption of arXiv 2501.11771, by phase, is in them.
 * Inline encryption lowers the link's rate by the share that arXiv 2606.23969 prints for a B300 (510 of 900 GB/s).
 */
final class AllReduce {
    private static final double PS = 1e12;
    /** One phase of a small all-reduce: a kernel that writes to its peer and waits for a flag. Assumed. */
    private static final double PHASE_PS = 3e6;

    private static final double INLINE_SHARE = 510.0 / 900;
    private static final long STREAM = 0;

    private final TeeSystem system;
    private final Gpu gpu;
    private final int gpus;
    private final PeerTraffic traffic;
    private final Map<Long, Long> bounced = new HashMap<>();

    AllReduce(TeeSystem system, Gpu gpu, int gpus, PeerTraffic traffic) {
        this.system = system;
        this.gpu = gpu;
        this.gpus = gpus;
        this.traffic = traffic;
    }

    /** Time to add up {@code bytes} of every GPU, picoseconds; sizes of bounced traffic are rounded up to a power of two. */
    long timePs(long bytes) {
        if (gpus == 1) {
            return 0;
        }
        int phases = 2 * (gpus - 1);
        double share = (double) phases / gpus * bytes;
        return switch (traffic) {
            case PLAIN -> {
                boolean multicast = gpu.peerBandwidth().isPresent() && gpu.confidentialComputing() && gpus > 2;
                yield Math.round(
                        multicast
                                ? 2 * PHASE_PS + bytes * PS / link().bytesPerSecond()
                                : phases * PHASE_PS + share * PS / link().bytesPerSecond());
            }
            case PROTECTED_PCIE -> Math.round(phases * PHASE_PS + share * PS / link().bytesPerSecond());
            case INLINE -> Math.round(phases * PHASE_PS + share * PS / (link().bytesPerSecond() * INLINE_SHARE));
            case BOUNCED -> phases * bouncedPs(Math.max(1, bytes / gpus));
        };
    }

    private Bandwidth link() {
        return gpu.peerBandwidth().orElseGet(() -> system.platform().link().effectiveBandwidth());
    }

    private long bouncedPs(long bytes) {
        long size = Long.highestOneBit(2 * bytes - 1);
        return bounced.computeIfAbsent(size, rounded -> {
            PlainProgram program = PlainProgram.named("bounced phase").hostFootprint(2 * rounded);
            program.copy(Transfer.DEVICE_TO_HOST_PINNED, rounded, STREAM);
            program.copy(Transfer.HOST_TO_DEVICE_PINNED, rounded, STREAM);
            return system.run(program.plan()).timeline().makespan().picoseconds();
        });
    }
}
