package io.github.teelab.experiment.serving;

import io.github.teelab.tee.TeeSystem;
import io.github.teelab.tee.unprotected.Unprotected;
import io.github.teelab.workload.serving.Remedy;
import io.github.teelab.workload.serving.Serving;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The largest rate of Poisson arrivals at which a share of requests meets a service level, for several systems.
 *
 * <p>Found by bisection with common random numbers: the same prompts, answers and, scaled by the rate, the same gaps between
 * arrivals at every rate and on every system.
 */
public final class Capacity {
    /** Requests that have to meet the service level unless told otherwise. */
    static final double DEFAULT_SHARE = 0.99;

    private static final double PRECISION = 0.01;
    private static final double LEAST_RATE = 1.0 / 64;

    private final Question question;
    private final List<Row> rows;

    private Capacity(Question question, List<Row> rows) {
        this.question = question;
        this.rows = rows;
    }

    /**
     * A system with changes to its engine, and the largest rate it sustains.
     *
     * @param label the system's name and the remedies
     * @param perSecond requests per second on one replica; 0 where no rate meets the service level
     */
    public record Row(String label, double perSecond) {}

    /**
     * A load and a service level; call {@code on(...)} to search.
     *
     * @param serving the load; its arrivals are replaced by Poisson arrivals at each rate tried
     * @param slo the service level
     * @param share of requests that have to meet it, above 0 and at most 1
     */
    public record Question(ServingRuns.Question serving, Slo slo, double share) {
        /** @throws IllegalArgumentException if the share is not above 0 and at most 1 */
        public Question {
            if (!(share > 0 && share <= 1)) {
                throw new IllegalArgumentException(
                        "share of requests: got " + share + ", expected a number above 0 and at most 1");
            }
        }

        /** The same for another share of requests. */
        public Question share(double ofRequests) {
            return new Question(serving, slo, ofRequests);
        }

        /** Searches on each system's machine without protection, on each system, and there with each remedy and with all. */
        public Capacity on(TeeSystem... systems) {
            List<Row> rows = new ArrayList<>();
            for (TeeSystem system : systems) {
                rows.add(new Row("unprotected", largestRate(Unprotected.on(system.platform()))));
                rows.add(new Row(system.name(), largestRate(system)));
                for (Remedy remedy : Remedy.values()) {
                    rows.add(new Row(system.name() + " with " + remedy.label(), with(remedy).largestRate(system)));
                }
                rows.add(new Row(system.name() + " with all", with(Remedy.values()).largestRate(system)));
            }
            return new Capacity(this, List.copyOf(rows));
        }

        /** The largest rate on one system, to one hundredth; 0 where not even one request a minute meets the level. */
        public double largestRate(TeeSystem system) {
            double low = LEAST_RATE;
            if (!meets(system, low)) {
                return 0;
            }
            double high = 2 * low;
            while (meets(system, high)) {
                low = high;
                high *= 2;
            }
            while (high / low > 1 + PRECISION) {
                double middle = Math.sqrt(low * high);
                if (meets(system, middle)) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            return low;
        }

        private Question with(Remedy... remedies) {
            return new Question(serving.serving(serving.serving().remedies(remedies)), slo, share);
        }

        private boolean meets(TeeSystem system, double perSecond) {
            Serving load = serving.serving().rate(perSecond);
            ServingRun run = serving.serving(load).run(system);
            int good = run.log().within(slo.ttft().picoseconds(), slo.tpot().picoseconds());
            return good >= share * load.load().count();
        }
    }

    /** One for each system and remedy. */
    public List<Row> rows() {
        return rows;
    }

    /** Columns system, requests/s, share of the unprotected rate. */
    public Table table() {
        double plain = rows.get(0).perSecond();
        return Table.create(
                "Largest rate: " + question.serving().serving(),
                StringColumn.create("system", rows.stream().map(Row::label)),
                DoubleColumn.create("requests/s", rows.stream().mapToDouble(Row::perSecond)),
                DoubleColumn.create(
                        "of unprotected (%)",
                        rows.stream().mapToDouble(row -> plain == 0 ? Double.NaN : 100 * row.perSecond() / plain)));
    }

    /**
     * Replicas needed for a rate, for each row; -1 where none meets the service level.
     *
     * @param perSecond requests per second of all users together
     */
    public Table replicas(double perSecond) {
        int[] counts = rows.stream()
                .mapToInt(row -> row.perSecond() == 0 ? -1 : (int) Math.ceil(perSecond / row.perSecond()))
                .toArray();
        return Table.create(
                "Replicas for " + perSecond + " requests/s",
                StringColumn.create("system", rows.stream().map(Row::label)),
                DoubleColumn.create("replicas", Arrays.stream(counts).asDoubleStream()),
                DoubleColumn.create(
                        "GPUs",
                        Arrays.stream(counts)
                                .mapToDouble(count -> count * question.serving().serving().gpus())));
    }
}
