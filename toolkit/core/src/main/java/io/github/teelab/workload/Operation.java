package io.github.teelab.workload;

import java.util.Optional;

/**
 * What an activity of a plan asks for, in plain: it says nothing of protection, and nothing of the machine but for times
 * that a recording or a roofline gave it.
 */
public sealed interface Operation permits Operation.Kernel, Operation.Copy, Operation.OtherCopy, Operation.Fill {
    /** How long it took where its times were taken, picoseconds; 0 where they are open. */
    long durationPs();

    /** Bytes it moves or fills; 0 for none. */
    long bytes();

    /** Where a copy between host and device, or inside the device, goes; empty for all else. */
    default Optional<Transfer> transfer() {
        return Optional.empty();
    }

    /** A kernel on an accelerator. */
    record Kernel(long durationPs) implements Operation {
        public Kernel {
            check("kernel", durationPs, 0);
        }

        @Override
        public long bytes() {
            return 0;
        }
    }

    /**
     * A copy between host and device or inside the device.
     *
     * @param way where it goes
     */
    record Copy(Transfer way, long bytes, long durationPs) implements Operation {
        public Copy {
            check("copy", durationPs, bytes);
        }

        @Override
        public Optional<Transfer> transfer() {
            return Optional.of(way);
        }
    }

    /** A copy inside the host or between devices. */
    record OtherCopy(long bytes, long durationPs) implements Operation {
        public OtherCopy {
            check("copy", durationPs, bytes);
        }
    }

    /** A fill of device memory. */
    record Fill(long bytes, long durationPs) implements Operation {
        public Fill {
            check("fill", durationPs, bytes);
        }
    }

    private static void check(String what, long durationPs, long bytes) {
        if (durationPs < 0 || bytes < 0) {
            throw new IllegalArgumentException(
                    what + ": got duration " + durationPs + " ps and " + bytes + " bytes, allowed 0 or more for both");
        }
    }
}
