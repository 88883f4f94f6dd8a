package io.github.teelab.workload;

import io.github.teelab.npu.Work;
import java.util.List;
import java.util.Optional;

/**
 * What an activity of a plan asks for, in plain: it says nothing of protection, and nothing of the machine but for times
 * that a recording or a roofline gave it.
 */
public sealed interface Operation {
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
     * Layers on an NPU, one after the other; what they take follows from its arrays and its memory.
     *
     * @param works what is done
     * @param share how much of them belongs to this operation, above 0 to 1
     */
    record NpuPass(List<Work> works, double share) implements Operation {
        /** @throws IllegalArgumentException if the share is out of range */
        public NpuPass {
            works = List.copyOf(works);
            if (!(share > 0) || share > 1) {
                throw new IllegalArgumentException(
                        "pass on an NPU: got a share of " + share + ", allowed above 0 to 1");
            }
        }

        @Override
        public long durationPs() {
            return 0;
        }

        @Override
        public long bytes() {
            return 0;
        }
    }

    /**
     * An update of parameters by the optimiser on the host.
     *
     * @param parameters how many
     */
    record Update(long parameters) implements Operation {
        public Update {
            check("update", 0, parameters);
        }

        @Override
        public long durationPs() {
            return 0;
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

    /** Work of a host's own. */
    record HostWork(long durationPs) implements Operation {
        public HostWork {
            check("host work", durationPs, 0);
        }

        @Override
        public long bytes() {
            return 0;
        }
    }

    /** A message from one machine to another over a network. */
    record Message(long bytes) implements Operation {
        public Message {
            check("message", 0, bytes);
        }

        @Override
        public long durationPs() {
            return 0;
        }
    }

    /**
     * A device changes hands.
     *
     * @param party whom it goes to, counted from 0
     * @param leg which part of the way
     * @param bytes of the party's data that it takes in
     * @param stateBytes of state that it keeps meanwhile
     */
    record HandOver(int party, Leg leg, long bytes, long stateBytes) implements Operation {
        /** A part of the way of a device that changes hands. */
        public enum Leg {
            /** To the party, taking its data in, and back, ready to work. */
            THERE_AND_BACK,
            /** Removing what it took in, once it has worked. */
            CLEARING
        }

        public HandOver {
            check("hand-over", 0, Math.min(bytes, stateBytes));
        }

        @Override
        public long durationPs() {
            return 0;
        }
    }

    private static void check(String what, long durationPs, long bytes) {
        if (durationPs < 0 || bytes < 0) {
            throw new IllegalArgumentException(
                    what + ": got duration " + durationPs + " ps and " + bytes + " bytes, allowed 0 or more for both");
        }
    }
}
