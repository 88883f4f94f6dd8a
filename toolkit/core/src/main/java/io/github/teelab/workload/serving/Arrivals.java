package io.github.teelab.workload.serving;

import java.util.List;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.distribution.GammaDistribution;

/** When requests arrive. Immutable. */
public sealed interface Arrivals {
    /** Times of {@code count} arrivals, picoseconds from the start, ascending. */
    long[] timesPs(int count, RandomGenerator random);

    /** In words, for tables. */
    String label();

    /** A Poisson process. */
    static Arrivals poisson(double perSecond) {
        return new AtRate(perSecond, 1);
    }

    /**
     * A renewal process with gamma distributed gaps, as vLLM's benchmark has it: shape {@code burstiness} and mean 1 / rate.
     *
     * @param perSecond mean arrivals a second, above 0
     * @param burstiness 1 is Poisson; below 1 burstier, above 1 more even
     */
    static Arrivals bursty(double perSecond, double burstiness) {
        return new AtRate(perSecond, burstiness);
    }

    /** So many users, each of whom sends the next request once the last one is answered. */
    static Arrivals closedLoop(int concurrency) {
        return new ClosedLoop(concurrency);
    }

    /** All at the start. */
    static Arrivals allAtOnce() {
        return new AllAtOnce();
    }

    /**
     * At recorded times, in seconds from the start.
     *
     * @throws IllegalArgumentException if a time is below 0 or before the last one
     */
    static Arrivals recorded(List<Double> seconds) {
        return new Recorded(seconds);
    }

    /** See {@link #bursty}. */
    record AtRate(double perSecond, double burstiness) implements Arrivals {
        private static final double PS = 1e12;

        public AtRate {
            Check.above("requests per second", perSecond, 0);
            Check.above("burstiness", burstiness, 0);
        }

        @Override
        public long[] timesPs(int count, RandomGenerator random) {
            GammaDistribution gaps =
                    new GammaDistribution(new Uniform(random), burstiness, 1 / (perSecond * burstiness));
            long[] times = new long[count];
            double now = 0;
            for (int i = 0; i < count; i++) {
                now += burstiness == 1 ? -Math.log(1 - random.nextDouble()) / perSecond : gaps.sample();
                times[i] = Math.round(now * PS);
            }
            return times;
        }

        @Override
        public String label() {
            return Check.text(perSecond) + "/s" + (burstiness == 1 ? "" : ", burstiness " + Check.text(burstiness));
        }
    }

    /** See {@link #closedLoop}. */
    record ClosedLoop(int concurrency) implements Arrivals {
        public ClosedLoop {
            Check.within("concurrency", concurrency, 1, 1 << 20);
        }

        @Override
        public long[] timesPs(int count, RandomGenerator random) {
            return new long[count];
        }

        @Override
        public String label() {
            return "concurrency " + concurrency;
        }
    }

    /** See {@link #allAtOnce}. */
    record AllAtOnce() implements Arrivals {
        @Override
        public long[] timesPs(int count, RandomGenerator random) {
            return new long[count];
        }

        @Override
        public String label() {
            return "all at once";
        }
    }

    /** See {@link #recorded}. */
    record Recorded(List<Double> seconds) implements Arrivals {
        public Recorded {
            seconds = List.copyOf(seconds);
            double last = 0;
            for (double time : seconds) {
                last = Check.atLeast("arrival time in seconds (times ascend)", time, last);
            }
        }

        @Override
        public long[] timesPs(int count, RandomGenerator random) {
            if (count > seconds.size()) {
                throw new IllegalArgumentException("requests: got a count of " + count + ", expected at most the "
                        + seconds.size() + " recorded arrivals; give a rate instead");
            }
            return seconds.stream()
                    .limit(count)
                    .mapToLong(time -> Math.round(time * 1e12))
                    .toArray();
        }

        @Override
        public String label() {
            return "recorded arrivals";
        }
    }
}
