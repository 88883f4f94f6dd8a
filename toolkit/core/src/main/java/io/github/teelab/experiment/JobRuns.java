package io.github.teelab.experiment;

import io.github.teelab.platform.Platform;
import io.github.teelab.report.Chart;
import io.github.teelab.tee.Execution;
import io.github.teelab.tee.TeeSystem;
import io.github.teelab.tee.unprotected.Unprotected;
import io.github.teelab.workload.job.Job;
import io.github.teelab.workload.job.JobMemory;
import io.github.teelab.workload.job.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** One job on one or more systems. */
public final class JobRuns {
    private final Job job;
    private final List<JobRun> runs;

    private JobRuns(Job job, List<JobRun> runs) {
        this.job = job;
        this.runs = runs;
    }

    /**
     * A job; call {@code on(...)} to run it.
     *
     * @param gpus how many devices run it side by side, each with its own batch in a process of its own
     */
    public record Question(Job job, int gpus) {
        /**
         * The same on so many devices side by side.
         *
         * @throws IllegalArgumentException if that is below 1, or the job trains, which needs the devices to talk
         */
        public Question gpus(int count) {
            if (count < 1 || (count > 1 && job.mode() == Mode.TRAINING)) {
                throw new IllegalArgumentException(
                        "GPUs side by side: got " + count + " for " + job
                                + ", allowed 1 or more for inference and 1 for training, whose exchange of gradients is not modelled");
            }
            return new Question(job, count);
        }

        /**
         * Runs the job on each system, and without protection on each system's machine.
         *
         * @throws IllegalArgumentException if no system is given
         */
        public JobRuns on(TeeSystem... systems) {
            if (systems.length == 0) {
                throw new IllegalArgumentException("systems: got none, needed is at least one, such as"
                        + " H100Confidential.on(Platforms.h100Node())");
            }
            List<JobRun> runs = new ArrayList<>();
            for (TeeSystem system : systems) {
                checkMemory(system.platform());
                Execution baseline = run(Unprotected.on(system.platform()));
                runs.add(new JobRun(job, system, gpus, run(system), baseline));
            }
            return new JobRuns(job, List.copyOf(runs));
        }

        private void checkMemory(Platform machine) {
            JobMemory memory = JobMemory.of(job);
            if (!machine.gpus().isEmpty()) {
                memory.check(job, machine.gpu().name(), machine.gpu().memoryCapacity());
            } else if (!machine.npus().isEmpty()) {
                memory.check(job, machine.npu().name(), machine.npu().memoryCapacity());
            }
        }

        private Execution run(TeeSystem system) {
            return system.run(
                    job.plan(system.platform(), HostPaces.of(job, system)).sideBySide(gpus));
        }
    }

    /** One for each system, in the order given. */
    public List<JobRun> runs() {
        return runs;
    }

    /**
     * The run on a system.
     *
     * @throws IllegalArgumentException if it was not among those given
     */
    public JobRun of(TeeSystem system) {
        return runs.stream()
                .filter(run -> run.system() == system)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "system " + system.name() + ": the job did not run on it;" + " name it in on(...)"));
    }

    /** One row for each system: latency, throughput, latency without protection, slowdown. */
    public Table table() {
        return Table.create(
                job.toString(),
                StringColumn.create("system", labels()),
                StringColumn.create(
                        "model", runs.stream().map(run -> job.model().name())),
                StringColumn.create("mode", runs.stream().map(run -> job.mode().label())),
                DoubleColumn.create("batch", runs.stream().mapToDouble(run -> job.batch())),
                DoubleColumn.create("latency (ms)", runs.stream().mapToDouble(JobRun::latencyMs)),
                DoubleColumn.create(job.unit() + "/s", runs.stream().mapToDouble(JobRun::throughputPerSecond)),
                DoubleColumn.create("unprotected (ms)", runs.stream().mapToDouble(JobRun::baselineLatencyMs)),
                DoubleColumn.create("slowdown", runs.stream().mapToDouble(JobRun::slowdown)),
                StringColumn.create(
                        "inputs",
                        runs.stream().map(run -> run.system().validity().summary())));
    }

    /** Where the host's time goes, without protection and on each system, as stacked bars. */
    public Chart chart() {
        List<String> categories = new ArrayList<>(List.of("unprotected"));
        List<Map<String, Long>> causes =
                new ArrayList<>(List.of(Causes.of(runs.get(0).baseline())));
        categories.addAll(labels());
        runs.forEach(run -> causes.add(Causes.of(run.execution())));
        return Causes.chart("Where the host's time goes: " + job, categories, causes);
    }

    private List<String> labels() {
        return Labels.of(runs.stream().map(JobRun::system).toList());
    }
}
