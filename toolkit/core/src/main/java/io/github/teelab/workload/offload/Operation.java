package io.github.teelab.workload.offload;

import io.github.teelab.npu.Work;
import io.github.teelab.workload.Transfer;
import java.util.List;

/** One plain operation of an offloaded step; {@link #after} holds the places of those that must be done before it. */
public sealed interface Operation {
    /** What it is called in timelines. */
    String name();

    /** Places in the step's list of operations; all earlier than its own. */
    List<Integer> after();

    /**
     * Work on the NPU.
     *
     * @param works what is done, one after the other
     * @param share how much of them belongs to this operation, above 0 to 1
     */
    record Compute(String name, List<Work> works, double share, List<Integer> after) implements Operation {
        /** @throws IllegalArgumentException if the share is out of range */
        public Compute {
            works = List.copyOf(works);
            after = List.copyOf(after);
            if (!(share > 0) || share > 1) {
                throw new IllegalArgumentException(
                        "work \"" + name + "\": got a share of " + share + ", allowed above 0 to 1");
            }
        }
    }

    /**
     * A copy over the link.
     *
     * @param transfer which way
     * @param bytes how much
     */
    record Copy(String name, Transfer transfer, long bytes, List<Integer> after) implements Operation {
        public Copy {
            after = List.copyOf(after);
        }
    }

    /**
     * An update of parameters by the optimiser on the CPU.
     *
     * @param parameters how many
     */
    record Update(String name, long parameters, List<Integer> after) implements Operation {
        public Update {
            after = List.copyOf(after);
        }
    }
}
