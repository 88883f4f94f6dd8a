package io.github.teelab.experiment.serving;

import io.github.teelab.platform.Parameters;
import io.github.teelab.report.Chart;
import io.github.teelab.tee.TeeSystem;
import io.github.teelab.tee.unprotected.Unprotected;
import io.github.teelab.workload.serving.Serving;
import io.github.teelab.workload.serving.StepCost;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** One load on one or more systems, and on each system's machine without protection. */
public final class ServingRuns {
    private final Question question;
    private final List<ServingRun> baselines;
    private final List<ServingRun> runs;

    private ServingRuns(Question question, List<ServingRun> baselines, List<ServingRun> runs) {
        this.question = question;
        this.baselines = baselines;
        this.runs = runs;
    }

    /**
     * A load; call {@code on(...)} to serve it.
     *
     * @param serving what is served
     * @param hostCores cores that the server may use; empty for all of the processor's
     * @param peers how GPUs exchange partial sums on protected systems; empty for what each system does by itself
     * @param hostNumbers the numbers of {@link ServingHost}'s laws
     */
    public record Question(
            Serving serving, Optional<Integer> hostCores, Optional<PeerTraffic> peers, Parameters hostNumbers) {
        /** A load on all cores, with each system's own traffic between GPUs. */
        public static Question of(Serving serving) {
            return new Question(serving, Optional.empty(), Optional.empty(), Parameters.read(ServingHost.FILE));
        }

        /** The same with so many cores for the server. */
        public Question hostCores(int cores) {
            return new Question(serving, Optional.of(cores), peers, hostNumbers);
        }

        /** The same with other traffic between GPUs. */
        public Question peers(PeerTraffic traffic) {
            return new Question(serving, hostCores, Optional.of(traffic), hostNumbers);
        }

        /** The same with other numbers for the host's laws. */
        public Question hostNumbers(Parameters numbers) {
            return new Question(serving, hostCores, peers, numbers);
        }

        /** The same question about another load. */
        public Question serving(Serving other) {
            return new Question(other, hostCores, peers, hostNumbers);
        }

        /**
         * Serves the load on each system and, without protection, on each system's machine.
         *
         * @throws IllegalArgumentException if no system is given, or the model does not fit on one; the message has the
         *     arithmetic
         */
        public ServingRuns on(TeeSystem... systems) {
            if (systems.length == 0) {
                throw new IllegalArgumentException("systems: expected at least one, such as"
                        + " H100Confidential.on(Platforms.h100Node()), got none");
            }
            List<ServingRun> baselines = new ArrayList<>();
            List<ServingRun> runs = new ArrayList<>();
            for (TeeSystem system : systems) {
                baselines.add(run(Unprotected.on(system.platform())));
                runs.add(run(system));
            }
            return new ServingRuns(this, baselines, runs);
        }

        /** Serves the load on one system alone. */
        public ServingRun run(TeeSystem system) {
            return ServingRun.of(serving, system, host(system), traffic(system));
        }

        /** What one decoding step costs on a system: so many sequences, each of {@code context} tokens with the new one. */
        public StepCost step(TeeSystem system, int sequences, int context) {
            return ServingRun.step(serving, system, host(system), traffic(system), sequences, context);
        }

        private ServingHost host(TeeSystem system) {
            ServingHost host = ServingHost.of(system.platform()).parameters(hostNumbers);
            return hostCores.map(host::cores).orElse(host);
        }

        private PeerTraffic traffic(TeeSystem system) {
            PeerTraffic own = PeerTraffic.of(system, system.platform().gpu());
            return own == PeerTraffic.PLAIN ? own : peers.orElse(own);
        }

        /** The largest rate that meets a service level; call {@code on(...)} to find it on each system. */
        public Capacity.Question slo(Slo slo) {
            return new Capacity.Question(this, slo, Capacity.DEFAULT_SHARE, false);
        }
    }

    /** One for each system, in the order given. */
    public List<ServingRun> runs() {
        return List.copyOf(runs);
    }

    /** The same load on each system's machine without protection, in the same order. */
    public List<ServingRun> baselines() {
        return List.copyOf(baselines);
    }

    /** One row for each system and one before for its machine without protection; times are medians and 99th percentiles. */
    public Table table() {
        List<ServingRun> all = rows();
        return Table.create(
                question.serving().toString(),
                StringColumn.create(
                        "system", all.stream().map(run -> run.system().name())),
                StringColumn.create(
                        "gpu",
                        all.stream().map(run -> run.system().platform().gpu().name())),
                column("requests/s", all, ServingRun::completedPerSecond),
                column("output tokens/s", all, ServingRun::outputTokensPerSecond),
                column("TTFT p50 (ms)", all, run -> run.ttft().p50()),
                column("TTFT p99 (ms)", all, run -> run.ttft().p99()),
                column("TPOT p50 (ms)", all, run -> run.tpot().p50()),
                column("ITL p50 (ms)", all, run -> run.itl().p50()),
                column("ITL p99 (ms)", all, run -> run.itl().p99()),
                column("end to end p50 (ms)", all, run -> run.endToEnd().p50()),
                column("KV cache (%)", all, run -> 100 * run.kvUse()),
                column("waiting", all, run -> run.log().meanWaiting()));
    }

    /** Where a step's time goes, on average over all steps, as stacked bars. */
    public Chart chart() {
        List<ServingRun> all = rows();
        List<String> names = new ArrayList<>();
        for (ServingRun run : all) {
            String name = run.system().name();
            names.add(names.contains(name) ? name + " " + (names.size() + 1) : name);
        }
        return Chart.stackedBars("Where a step's time goes: " + question.serving())
                .categories(names)
                .y("Time per step", "ms")
                .series("GPU", perStep(all, run -> run.log().total().gpuPs()))
                .series("host schedules", perStep(all, run -> run.log().total().hostPs()))
                .series("inputs", perStep(all, run -> run.log().total().inputPs()))
                .series(
                        "launches and results",
                        perStep(all, run -> run.log().total().submitPs()));
    }

    /** Steps over time, one process for each system, for ui.perfetto.dev. */
    public StepTimeline timeline() {
        return new StepTimeline(rows());
    }

    private List<ServingRun> rows() {
        List<ServingRun> all = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            all.add(baselines.get(i));
            all.add(runs.get(i));
        }
        return all;
    }

    private static double[] perStep(List<ServingRun> runs, ToDoubleFunction<ServingRun> totalPs) {
        return runs.stream()
                .mapToDouble(run -> Math.max(0, totalPs.applyAsDouble(run))
                        / run.log().steps().steps()
                        / 1e9)
                .toArray();
    }

    private static DoubleColumn column(String name, List<ServingRun> runs, ToDoubleFunction<ServingRun> value) {
        return DoubleColumn.create(name, runs.stream().mapToDouble(value));
    }
}
