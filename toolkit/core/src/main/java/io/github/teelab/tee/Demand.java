package io.github.teelab.tee;

import io.github.teelab.channel.Path;
import io.github.teelab.channel.Place;
import io.github.teelab.workload.After;
import java.util.List;

/** What one activity takes of the machine under a system, and when it may begin. */
public sealed interface Demand {
    /** Where it is seen to run. */
    Place place();

    /** How long it is seen to run where nothing contends, picoseconds. */
    long durationPs();

    /** Least time from the moment its call has spent its {@code enterPs} to its start, picoseconds; may be below 0. */
    long leadPs();

    /** Activities that must come first. */
    List<After> after();

    /** One resource for some time. */
    record Span(Place place, long durationPs, long leadPs, List<After> after) implements Demand {
        public Span {
            check(durationPs);
        }
    }

    /**
     * Several resources, one after the other.
     *
     * @param steps at least one
     */
    record Steps(List<Step> steps, long leadPs, List<After> after) implements Demand {
        public Steps {
            steps = List.copyOf(steps);
            if (steps.isEmpty()) {
                throw new IllegalArgumentException("steps: got none, expected at least one");
            }
        }

        @Override
        public Place place() {
            return steps.get(0).place();
        }

        @Override
        public long durationPs() {
            return steps.stream().mapToLong(Step::durationPs).sum();
        }
    }

    /**
     * Several resources side by side, done when the last is.
     *
     * @param steps at least one
     */
    record Together(List<Step> steps, long leadPs, List<After> after) implements Demand {
        public Together {
            steps = List.copyOf(steps);
            if (steps.isEmpty()) {
                throw new IllegalArgumentException("steps: got none, expected at least one");
            }
        }

        @Override
        public Place place() {
            return steps.get(0).place();
        }

        @Override
        public long durationPs() {
            return steps.stream().mapToLong(Step::durationPs).max().orElse(0);
        }
    }

    /** One of {@link Steps} or {@link Together}. */
    record Step(String name, Place place, long durationPs, long bytes) {
        public Step {
            check(durationPs);
        }
    }

    /**
     * A message that passes the stages of a path; seen to run while it is on the path's link.
     *
     * @param path the stages
     * @param bytes of the message
     * @param place what is held meanwhile where nothing contends
     * @param durationPs of the link's window where nothing contends; never less than the path says
     */
    record Passage(Path path, long bytes, Place place, long durationPs, long leadPs, List<After> after)
            implements Demand {
        public Passage {
            check(durationPs);
        }
    }

    private static void check(long durationPs) {
        if (durationPs < 0) {
            throw new IllegalArgumentException("activity: got " + durationPs + " ps, allowed 0 or more");
        }
    }
}
