package io.github.teelab.workload.serving;

import io.github.teelab.platform.DataFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import tech.tablesaw.api.Row;

/** How long requests are. Immutable; randomness comes from the caller's streams, one for prompts and one for answers. */
public sealed interface Lengths {
    /** The length of request {@code index}. */
    Tokens next(int index, RandomGenerator prompts, RandomGenerator answers);

    /** Mean tokens of an answer. */
    double meanOut();

    /** In words, for tables. */
    String label();

    /** All requests of one length. */
    static Lengths fixed(int in, int out) {
        return new Fixed(new Tokens(in, out));
    }

    /** Prompts of one length; answers geometric with this mean, so that each token is the last with equal probability. */
    static Lengths geometric(int in, double meanOut) {
        return new Geometric(in, meanOut);
    }

    /** Requests one after the other from a list, from its beginning again once it is used up. */
    static Lengths recorded(List<Tokens> requests) {
        return new Recorded(requests);
    }

    /**
     * Chats: 101 quantiles each of prompts and answers, drawn independently, from 1,000 prompts of ShareGPT and the
     * answers of a 70B model ({@code workload/sharegpt_lengths.csv}).
     */
    static Lengths sharegpt() {
        List<Double> in = new ArrayList<>();
        List<Double> out = new ArrayList<>();
        for (Row row : DataFiles.table("workload/sharegpt_lengths.csv")) {
            in.add(row.getNumber("tokens_in"));
            out.add(row.getNumber("tokens_out"));
        }
        return new Quantiles("sharegpt", in, out);
    }

    /**
     * The same requests with answers of another mean length, each scaled alike.
     *
     * @throws IllegalArgumentException if the mean is below 1
     */
    default Lengths meanOut(double mean) {
        return new Scaled(this, Check.atLeast("mean tokens out", mean, 1));
    }

    /** See {@link #fixed}. */
    record Fixed(Tokens tokens) implements Lengths {
        @Override
        public Tokens next(int index, RandomGenerator prompts, RandomGenerator answers) {
            return tokens;
        }

        @Override
        public double meanOut() {
            return tokens.out();
        }

        @Override
        public String label() {
            return tokens.in() + "+" + tokens.out() + " tokens";
        }
    }

    /** See {@link #geometric}. */
    record Geometric(int in, double meanOut) implements Lengths {
        public Geometric {
            Check.atLeast("tokens in", in, 1);
            Check.atLeast("mean tokens out", meanOut, 1);
        }

        @Override
        public Tokens next(int index, RandomGenerator prompts, RandomGenerator answers) {
            double goesOn = 1 - 1 / meanOut;
            double more = goesOn == 0 ? 0 : Math.floor(Math.log(1 - answers.nextDouble()) / Math.log(goesOn));
            return new Tokens(in, 1 + (int) Math.min(1 << 22, more));
        }

        @Override
        public String label() {
            return in + "+geometric " + meanOut + " tokens";
        }
    }

    /** See {@link #recorded}. */
    record Recorded(List<Tokens> requests) implements Lengths {
        public Recorded {
            requests = List.copyOf(requests);
            Check.atLeast("recorded requests", requests.size(), 1);
        }

        @Override
        public Tokens next(int index, RandomGenerator prompts, RandomGenerator answers) {
            return requests.get(index % requests.size());
        }

        @Override
        public double meanOut() {
            return requests.stream().mapToInt(Tokens::out).average().orElseThrow();
        }

        @Override
        public String label() {
            return requests.size() + " recorded lengths";
        }
    }

    /**
     * Lengths by inverse transform of equally spaced quantiles, joined by straight lines.
     *
     * @param name what to call them
     * @param in quantiles of prompts, ascending, from the least to the largest
     * @param out quantiles of answers
     */
    record Quantiles(String name, List<Double> in, List<Double> out) implements Lengths {
        public Quantiles {
            in = List.copyOf(in);
            out = List.copyOf(out);
            Check.atLeast("quantiles of " + name, Math.min(in.size(), out.size()), 2);
        }

        @Override
        public Tokens next(int index, RandomGenerator prompts, RandomGenerator answers) {
            return new Tokens(draw(in, prompts.nextDouble()), draw(out, answers.nextDouble()));
        }

        private static int draw(List<Double> quantiles, double uniform) {
            double place = uniform * (quantiles.size() - 1);
            int below = (int) place;
            double low = quantiles.get(below);
            double high = quantiles.get(Math.min(below + 1, quantiles.size() - 1));
            return (int) Math.max(1, Math.round(low + (place - below) * (high - low)));
        }

        @Override
        public String label() {
            return name;
        }

        @Override
        public double meanOut() {
            double sum = 0;
            for (int i = 0; i + 1 < out.size(); i++) {
                sum += (out.get(i) + out.get(i + 1)) / 2;
            }
            return sum / (out.size() - 1);
        }
    }

    /** See {@link #meanOut}. */
    record Scaled(Lengths lengths, double mean) implements Lengths {
        @Override
        public Tokens next(int index, RandomGenerator prompts, RandomGenerator answers) {
            Tokens plain = lengths.next(index, prompts, answers);
            return new Tokens(plain.in(), (int) Math.max(1, Math.round(plain.out() * mean / lengths.meanOut())));
        }

        @Override
        public double meanOut() {
            return mean;
        }

        @Override
        public String label() {
            return lengths.label() + ", mean " + mean + " out";
        }
    }
}
