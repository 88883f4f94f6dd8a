package io.github.teelab.tee;

import io.github.teelab.platform.Platform;
import io.github.teelab.units.Bandwidth;

/**
 * How recorded times carry over to another machine, each by a stated law: the host's own by clock ({@link HostTimes}), a
 * copy's by the prices of both machines, and a kernel's by the bandwidth of device memory (assumed: recorded kernels do not
 * say what limits them, and most are limited by memory).
 *
 * @param host factor on times of the host's own work
 * @param kernels factor on kernels and fills
 */
public record CarryOver(double host, double kernels) {
    /** From one machine to another; both factors are 1 where clock and device memory are the same. */
    public static CarryOver between(Platform recordedOn, Platform machine) {
        return new CarryOver(
                HostTimes.factor(recordedOn.cpu().clock(), machine.cpu().clock()),
                deviceMemory(recordedOn).bytesPerSecond()
                        / deviceMemory(machine).bytesPerSecond());
    }

    private static Bandwidth deviceMemory(Platform machine) {
        return LimitingPart.DEVICE_MEMORY.rate(machine);
    }

    /** A time of the host's own work. */
    public long host(long recordedPs) {
        return times(recordedPs, host);
    }

    /** A kernel or a fill. */
    public long kernel(long recordedPs) {
        return times(recordedPs, kernels);
    }

    /**
     * A recorded time of which a model explains a part: the part becomes what it is on the new machine, what the recording
     * took beyond it (page faults, a busy link) stays, and a recording shorter than the model shrinks or grows in proportion.
     *
     * @param recordedPs as recorded
     * @param thenPs what the model says for the machine of the recording
     * @param nowPs what it says for the new machine
     */
    public static long explained(long recordedPs, long thenPs, long nowPs) {
        if (thenPs == nowPs) {
            return recordedPs;
        }
        return recordedPs >= thenPs ? recordedPs - thenPs + nowPs : Math.round((double) recordedPs * nowPs / thenPs);
    }

    private static long times(long ps, double factor) {
        return factor == 1 ? ps : Math.round(ps * factor);
    }
}
