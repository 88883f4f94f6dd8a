package io.github.teelab.workload.serving;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What users ask of a server. Immutable; the same load with the same seed is the same requests, whatever the rate: arrivals,
 * prompts and answers have streams of their own, so that systems and rates are compared with common random numbers.
 *
 * @param arrivals when requests arrive
 * @param lengths how long they are
 * @param count how many, 1 to 10 million
 * @param sharedPrefix first tokens of every prompt that are the same in all, such as a system prompt
 * @param seed of all streams
 */
public record Load(Arrivals arrivals, Lengths lengths, int count, int sharedPrefix, long seed) {
    private static final int MOST = 10_000_000;

    /** @throws IllegalArgumentException if a number is out of range */
    public Load {
        Check.within("requests", count, 1, MOST);
        Check.atLeast("shared prefix", sharedPrefix, 0);
    }

    /** 1,000 requests without a shared prefix, seed 0. */
    public static Load of(Arrivals arrivals, Lengths lengths) {
        return new Load(arrivals, lengths, 1000, 0, 0);
    }

    /** The same with so many requests. */
    public Load count(int requests) {
        return new Load(arrivals, lengths, requests, sharedPrefix, seed);
    }

    /** The same with another seed. */
    public Load seed(long other) {
        return new Load(arrivals, lengths, count, sharedPrefix, other);
    }

    /** The same with other arrivals. */
    public Load arrivals(Arrivals other) {
        return new Load(other, lengths, count, sharedPrefix, seed);
    }

    /** The same with other lengths. */
    public Load lengths(Lengths other) {
        return new Load(arrivals, other, count, sharedPrefix, seed);
    }

    /** The same with prompts that begin alike. */
    public Load sharedPrefix(int tokens) {
        return new Load(arrivals, lengths, count, tokens, seed);
    }

    /** All requests in the order of their arrival. */
    public List<Request> requests() {
        SplittableRandom source = new SplittableRandom(seed);
        SplittableRandom ofArrivals = source.split();
        SplittableRandom ofPrompts = source.split();
        SplittableRandom ofAnswers = source.split();
        long[] times = arrivals.timesPs(count, ofArrivals);
        List<Request> requests = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            requests.add(new Request(i, times[i], lengths.next(i, ofPrompts, ofAnswers)));
        }
        return requests;
    }
}
