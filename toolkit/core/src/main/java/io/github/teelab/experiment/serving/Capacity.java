package io.github.teelab.experiment.serving;

import io.github.teelab.platform.Platform;
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
     * @param machine where
     * @param perSecond requests per second on one replica; 0 where no rate meets the service level
     */
    public record Row(String label, Platform machine, double perSecond) {}

    /**
     * A load and a service level; call {@code on(...)} to search.
     *
     * @param serving the load; its arrivals are replaced by Poisson arrivals at each rate tried
     * @param slo the service level
     * @param share of requests that have to meet it, above 0 and at most 1
     * @param withRemedies whether the search is repeated with each remedy, and with all of them
     */
    public record Question(ServingRuns.Question serving, Slo slo, double share, boolean withRemedies) {
        /** @throws IllegalArgumentException if the share is not above 0 and at most 1 */
        public Question {
            if (!(share > 0 && share <= 1)) {
                throw new IllegalArgumentException(
                        "share of requests: got " + share + ", expected a number above 0 and at most 1");
            }
        }

        /** The same for another share of requests. */
        public Question share(double ofRequests) {
            return new Question(serving, slo, ofRequests, withRemedies);
        }

        /** The same, and on each system with each remedy and with all of them. */
        public Question withEachRemedy() {
            return new Question(serving, slo, share, true);
        }

        /** Searches on each system's machine without protection, and on each system. */
        public Capacity on(TeeSystem... systems) {
            List<Row> rows = new ArrayList<>();
            for (TeeSystem system : systems) {
                Platform machine = system.platform();
                rows.add(new Row("unprotected", machine, largestRate(Unprotected.on(machine))));
                rows.add(new Row(system.name(), machine, largestRate(system)));
                if (withRemedies) {
                    for (Remedy remedy : Remedy.values()) {
                        String label = system.name() + " with " + remedy.label();
                        rows.add(new Row(label, machine, with(remedy).largestRate(system)));
                    }
                    rows.add(new Row(
                            system.name() + " with all",
                            machine,
                            with(Remedy.values()).largestRate(system)));
                }
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
            return new Question(serving.serving(serving.serving().remedies(remedies)), slo, share, false);
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

    /** Columns system, machine, requests/s, share of the first row's rate. */
    public Table table() {
        double plain = rows.get(0).perSecond();
        return Table.create(
                "Largest rate: " + question.serving().serving(),
                StringColumn.create("system", rows.stream().map(Row::label)),
                StringColumn.create(
                        "machine", rows.stream().map(row -> row.machine().name())),
                DoubleColumn.create("requests/s", rows.stream().mapToDouble(Row::perSecond)),
                DoubleColumn.create(
                        "of the first (%)",
                        rows.stream().mapToDouble(row -> plain == 0 ? Double.NaN : 100 * row.perSecond() / plain)));
    }

    /**
     * What a million tokens of answers cost at the largest rate, by the hourly prices of GPUs and processors; empty cells where
     * no rate meets the service level.
     */
    public Table costs(Prices prices) {
        int gpus = question.serving().serving().gpus();
        double tokens = question.serving().serving().load().lengths().meanOut();
        DoubleColumn hourly = DoubleColumn.create("USD/hour");
        DoubleColumn perMillion = DoubleColumn.create("USD per million tokens");
        for (Row row : rows) {
            double usd = prices.perHour(row.machine(), gpus);
            hourly.append(usd);
            if (row.perSecond() == 0) {
                perMillion.appendMissing();
            } else {
                perMillion.append(usd / (row.perSecond() * tokens * 3600) * 1e6);
            }
        }
        return table().addColumns(hourly, perMillion);
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
                                .mapToDouble(count ->
                                        count * question.serving().serving().gpus())));
    }
}
