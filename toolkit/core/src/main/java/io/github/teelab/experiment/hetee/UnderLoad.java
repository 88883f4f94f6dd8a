package io.github.teelab.experiment.hetee;

import io.github.teelab.experiment.Experiment;
import io.github.teelab.platform.Pcie;
import io.github.teelab.platform.Platforms;
import io.github.teelab.report.Chart;
import io.github.teelab.report.Series;
import io.github.teelab.report.XyChart;
import io.github.teelab.tee.hetee.BoxCosts;
import io.github.teelab.tee.hetee.Rounds;
import io.github.teelab.units.Bandwidth;
import io.github.teelab.workload.job.Mode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Beyond the paper: how many users a box serves, where it saturates, and what would help. */
public final class UnderLoad {
    private static final List<Double> SHARES = List.of(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7);
    private static final int REPLICATIONS = 10;
    private static final int USERS = 2_000;
    private static final long SEED = 1;
    private static final int BATCH = 16;
    private static final int GPUS_PER_ENCLAVE = 4;

    /** Boxes by GPUs and proxies, from one GPU to the largest that the paper names. */
    private static final List<int[]> BOXES = List.of(
            new int[] {1, 4}, new int[] {4, 4}, new int[] {8, 4}, new int[] {16, 4}, new int[] {16, 8}, new int[] {32, 8
            });

    private UnderLoad() {}

    static Experiment run() {
        return new Experiment(
                "box under load",
                "Beyond the paper: users arrive at random, ask for one, two or four GPUs and work for ten minutes on average;"
                        + " 10 replications of 2,000 users, 95 % confidence intervals.",
                List.of(),
                List.of(waiting(), cleaning(), improvements(), cipher()));
    }

    /** Mean wait over offered load, a line for each box. */
    public static Chart waiting() {
        XyChart chart = Chart.line("How long users wait for an enclave")
                .subtitle("offered load: the share of the GPUs' time that users ask for")
                .x("Offered load", "%")
                .y("Mean wait", "min");
        for (int[] box : BOXES) {
            String name = box[0] + (box[0] == 1 ? " GPU, " : " GPUs, ") + box[1] + " proxies";
            chart = chart.series(line(name, BoxLoad.of(box[0], box[1]), run -> run.meanWaitSeconds() / 60));
        }
        return chart.logY();
    }

    /** The same box with slow, usual and no reboots. */
    public static Chart cleaning() {
        XyChart chart = Chart.line("What the reboot between users costs")
                .subtitle("16 GPUs, 4 proxies; sessions of ten and of two minutes on average")
                .x("Users per hour", "")
                .y("Mean wait", "min");
        BoxLoad box = BoxLoad.of(16, 4).asking(List.of(1));
        double[] rates = {6, 9, 12, 15, 18, 21};
        chart = chart.series(byRate("10 min, reboot", box, rates));
        chart = chart.series(byRate("10 min, no reboot", box.cleaning(CleaningTime.NONE, CleaningTime.NONE), rates)
                .dashed());
        BoxLoad brief = box.sessions(box.setupSeconds(), 120);
        double[] more = {20, 30, 40, 50, 60, 70};
        chart = chart.series(byRate("2 min, reboot", brief, more));
        return chart.series(byRate("2 min, no reboot", brief.cleaning(CleaningTime.NONE, CleaningTime.NONE), more)
                .dashed());
    }

    /** What one enclave of four GPUs would win by better parts: images per second, by net. */
    public static Chart improvements() {
        Map<String, Rounds> variants = variants("ResNet50");
        var chart = Chart.bars("What better parts would buy one enclave of four GPUs")
                .subtitle("inference, batch " + BATCH + "; TITAN X and ten times as fast")
                .categories(List.copyOf(variants.keySet()))
                .asHorizontal()
                .y("Throughput", "images/s");
        for (int faster : List.of(1, 10)) {
            chart = chart.series(
                    faster == 1 ? "ResNet50 on TITAN X" : "ResNet50, GPU ten times as fast",
                    variants.values().stream()
                            .mapToDouble(rounds -> faster(rounds, faster).imagesPerSecond())
                            .toArray());
        }
        return chart;
    }

    /** A full box on the cipher: what all enclaves together get done, over the number of GPUs. */
    public static Chart cipher() {
        double[] gpus = {1, 2, 4, 8, 16, 24, 32};
        XyChart chart = Chart.line("All enclaves of a box together, every GPU at work")
                .subtitle("ResNet50 inference, batch " + BATCH + ", one GPU for each enclave; 48 kB for each image")
                .x("GPUs", "")
                .y("Throughput", "images/s");
        double mb = Platforms.heteeBox().fpga().aesGcmDecrypt().bytesPerSecond() / 1e6;
        for (double factor : new double[] {0.5, 1, 4}) {
            Bandwidth rate = Bandwidth.mbPerSecond(mb * factor);
            BoxLoad box = BoxLoad.of(1, 1).cipher(rate);
            double[] images = java.util.Arrays.stream(gpus)
                    .map(count -> Math.min(count * box.imagesPerSecond(), rate.bytesPerSecond() / box.imageBytes()))
                    .toArray();
            chart = chart.series(
                    String.format(java.util.Locale.ROOT, "cipher at %.0f MB/s", mb * factor), gpus, images);
        }
        return chart;
    }

    /** Utilisation and waiting of every box at one offered load, with confidence intervals. */
    public static Table table(double share) {
        Table table = Table.create(
                String.format(java.util.Locale.ROOT, "boxes at %.0f %% offered load", 100 * share),
                IntColumn.create("GPUs"),
                IntColumn.create("proxies"),
                DoubleColumn.create("users per hour"),
                DoubleColumn.create("mean wait (s)"),
                StringColumn.create("95 % confidence (s)"),
                DoubleColumn.create("proxies busy (%)"),
                DoubleColumn.create("proxies rebooting (%)"),
                DoubleColumn.create("GPUs in enclaves (%)"),
                DoubleColumn.create("cipher busy (%)"));
        for (int[] size : BOXES) {
            BoxLoad box = BoxLoad.of(size[0], size[1]).offered(share);
            Replications runs = Replications.of(box, REPLICATIONS, USERS, SEED);
            Replications.Estimate wait = runs.estimate(LoadRun::meanWaitSeconds);
            table.intColumn("GPUs").append(size[0]);
            table.intColumn("proxies").append(size[1]);
            table.doubleColumn("users per hour").append(box.usersPerHour());
            table.doubleColumn("mean wait (s)").append(wait.mean());
            table.stringColumn("95 % confidence (s)")
                    .append(String.format(java.util.Locale.ROOT, "%.1f to %.1f", wait.low(), wait.high()));
            percent(table, "proxies busy (%)", runs, LoadRun::proxyUtilisation);
            percent(table, "proxies rebooting (%)", runs, LoadRun::proxyCleaning);
            percent(table, "GPUs in enclaves (%)", runs, LoadRun::gpuUtilisation);
            percent(table, "cipher busy (%)", runs, LoadRun::cipherUtilisation);
        }
        return table;
    }

    private static void percent(Table table, String column, Replications runs, ToDoubleFunction<LoadRun> share) {
        table.doubleColumn(column).append(100 * runs.estimate(share).mean());
    }

    private static Series line(String name, BoxLoad box, ToDoubleFunction<LoadRun> figure) {
        List<Double> xs = new ArrayList<>();
        List<Replications.Estimate> ys = new ArrayList<>();
        for (double share : SHARES) {
            Replications.Estimate estimate = Replications.of(box.offered(share), REPLICATIONS, USERS, SEED)
                    .estimate(figure);
            if (estimate.low() > 0) {
                xs.add(100 * share);
                ys.add(estimate);
            }
        }
        return series(name, xs, ys);
    }

    private static Series byRate(String name, BoxLoad box, double[] rates) {
        List<Double> xs = new ArrayList<>();
        List<Replications.Estimate> ys = new ArrayList<>();
        for (double rate : rates) {
            xs.add(rate);
            ys.add(Replications.of(box.usersPerHour(rate), REPLICATIONS, USERS, SEED)
                    .estimate(run -> run.meanWaitSeconds() / 60));
        }
        return series(name, xs, ys);
    }

    private static Series series(String name, List<Double> xs, List<Replications.Estimate> ys) {
        return Series.of(
                        name,
                        xs.stream().mapToDouble(x -> x).toArray(),
                        ys.stream().mapToDouble(Replications.Estimate::mean).toArray())
                .interval(
                        ys.stream().mapToDouble(Replications.Estimate::low).toArray(),
                        ys.stream().mapToDouble(Replications.Estimate::high).toArray());
    }

    /** One enclave of four GPUs with better parts, by name. */
    static Map<String, Rounds> variants(String net) {
        Rounds built =
                Rounds.of(net, Mode.INFERENCE, BATCH, Platforms.heteeBox()).gpus(GPUS_PER_ENCLAVE);
        BoxCosts costs = built.costs();
        BoxCosts fast = scaled(costs, "transfer", 4);
        Map<String, Rounds> variants = new LinkedHashMap<>();
        variants.put("as built", built);
        variants.put("cipher four times as fast", built.cipher(built.cipher().times(4)));
        variants.put("x8 port", built.port(Pcie.gen3(8)));
        variants.put("x16 port", built.port(Pcie.gen3(16)));
        variants.put("Gen5 fabric, x16 everywhere", built.port(Pcie.gen5(16)).device(Pcie.gen5(16)));
        variants.put("messages four times as fast", built.costs(fast));
        variants.put("sixteen cores", sixteenCores(built));
        variants.put("sixteen cores and faster messages", sixteenCores(built.costs(fast)));
        variants.put(
                "those and a Gen5 fabric",
                sixteenCores(built.costs(fast)).port(Pcie.gen5(16)).device(Pcie.gen5(16)));
        return variants;
    }

    private static Rounds sixteenCores(Rounds rounds) {
        return rounds.cores(16);
    }

    private static Rounds faster(Rounds rounds, int times) {
        return rounds.costs(scaled(rounds.costs(), BoxCosts.computeName(rounds.net()), times));
    }

    private static BoxCosts scaled(BoxCosts costs, String step, double times) {
        String name = BoxCosts.lineName(Mode.INFERENCE, step);
        return costs.with(name + "_fixed", costs.fitted().number(name + "_fixed") / times)
                .with(name + "_per_image", costs.fitted().number(name + "_per_image") / times);
    }
}
