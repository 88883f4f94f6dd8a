package io.github.teelab.experiment.hetee;

import io.github.teelab.experiment.Experiment;
import io.github.teelab.platform.Pcie;
import io.github.teelab.platform.Platforms;
import io.github.teelab.report.BarChart;
import io.github.teelab.report.Chart;
import io.github.teelab.report.Series;
import io.github.teelab.report.XyChart;
import io.github.teelab.tee.hetee.BoxCosts;
import io.github.teelab.tee.hetee.Rounds;
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
    private static final List<Double> SHARES = List.of(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9);
    private static final int REPLICATIONS = 10;
    private static final int USERS = 2_000;
    private static final long SEED = 1;
    private static final int BATCH = 16;
    private static final String NET = "ResNet152";
    private static final String AS_BUILT = "as built";
    private static final String ALL_FASTER = "those and a Gen5 fabric";
    private static final int FASTER_GPU = 10;
    private static final double NEAR_SATURATION = 0.92;
    private static final double SHORTEST_MINUTES = 0.01;
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
                .subtitle("offered load: the share of the GPUs' time that users ask for; lines end short of saturation")
                .x("Offered load", "%")
                .y("Mean wait", "min");
        for (int[] box : BOXES) {
            String name = box[0] + (box[0] == 1 ? " GPU, " : " GPUs, ") + box[1] + " proxies";
            chart = chart.series(line(name, BoxLoad.of(box[0], box[1])));
        }
        return chart.logY();
    }

    /** Long and short sessions with and without the reboot between users. */
    public static Chart cleaning() {
        XyChart chart = Chart.line("What the reboot between users costs")
                .subtitle("16 GPUs, 4 proxies, one GPU for each user; sessions of ten and of two minutes on average")
                .x("Proxies' time that users work", "%")
                .y("Mean wait", "min");
        for (double session : new double[] {600, 120}) {
            BoxLoad usual = BoxLoad.of(16, 4).asking(List.of(1));
            BoxLoad box = usual.sessions(usual.setupSeconds(), session);
            String name = Math.round(session / 60) + " min, ";
            chart = chart.series(byProxies(name + "reboot", box));
            chart = chart.series(byProxies(name + "no reboot", box.cleaning(CleaningTime.NONE, CleaningTime.NONE))
                    .dashed());
        }
        return chart.logY();
    }

    /** What one enclave of four GPUs would win by better parts: images per second. */
    public static Chart improvements() {
        Map<String, Rounds> variants = variants(NET);
        BarChart chart = Chart.bars("What better parts would buy one enclave of four GPUs")
                .subtitle(NET + " inference, batch " + BATCH)
                .categories(List.copyOf(variants.keySet()))
                .asHorizontal()
                .y("Throughput", "images/s");
        for (int faster : List.of(1, FASTER_GPU)) {
            chart = chart.series(
                    faster == 1 ? "TITAN X" : "GPU ten times as fast",
                    variants.values().stream()
                            .mapToDouble(rounds -> faster(rounds, faster).imagesPerSecond())
                            .toArray());
        }
        return chart;
    }

    /** What all enclaves of a box do together over their number, as far as the one cipher lets them. */
    public static Chart cipher() {
        Map<String, Rounds> variants = variants(NET);
        XyChart chart = Chart.line("All enclaves of a box together")
                .subtitle(NET + " inference, four GPUs for each enclave; one cipher for all, 48 kB for each image")
                .x("Enclaves", "")
                .y("Throughput", "images/s");
        chart = chart.series(together("as built", variants.get(AS_BUILT)));
        Rounds better = faster(variants.get(ALL_FASTER), FASTER_GPU);
        chart = chart.series(together("all faster but the cipher", better));
        return chart.series(together(
                "the cipher four times as fast too",
                better.cipher(better.cipher().times(4))));
    }

    private static Series together(String name, Rounds enclave) {
        double[] counts =
                java.util.stream.IntStream.rangeClosed(1, 8).asDoubleStream().toArray();
        double most =
                enclave.cipher().bytesPerSecond() / enclave.costs().design().number("image_message");
        return Series.of(
                name,
                counts,
                java.util.Arrays.stream(counts)
                        .map(count -> Math.min(count * enclave.imagesPerSecond(), most))
                        .toArray());
    }

    /** Utilisation and waiting of every box at one offered load, with confidence intervals. */
    public static Table table(double share) {
        Table table = Table.create(
                String.format(java.util.Locale.ROOT, "boxes at %.0f %% offered load", 100 * share),
                IntColumn.create("GPUs"),
                IntColumn.create("proxies"),
                DoubleColumn.create("users per hour"),
                DoubleColumn.create("saturates at (users per hour)"),
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
            table.doubleColumn("saturates at (users per hour)").append(box.saturationPerHour(USERS, SEED));
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

    private static Series line(String name, BoxLoad box) {
        List<Double> xs = new ArrayList<>();
        List<BoxLoad> boxes = new ArrayList<>();
        for (double share : SHARES) {
            xs.add(100 * share);
            boxes.add(box.offered(share));
        }
        return waits(name, xs, boxes);
    }

    private static Series byProxies(String name, BoxLoad box) {
        List<Double> xs = new ArrayList<>();
        List<BoxLoad> boxes = new ArrayList<>();
        for (double share : SHARES) {
            xs.add(100 * share);
            boxes.add(box.usersPerHour(share * box.proxies() / box.sessionSeconds() * 3600));
        }
        return waits(name, xs, boxes);
    }

    /** Leaves out waits too short to matter, and loads near or beyond saturation, where the wait depends on the run's length. */
    private static Series waits(String name, List<Double> xs, List<BoxLoad> boxes) {
        double saturation = boxes.get(0).saturationPerHour(USERS, SEED);
        List<Double> kept = new ArrayList<>();
        List<Replications.Estimate> ys = new ArrayList<>();
        for (int i = 0; i < xs.size(); i++) {
            if (boxes.get(i).usersPerHour() < NEAR_SATURATION * saturation) {
                Replications.Estimate wait = Replications.of(boxes.get(i), REPLICATIONS, USERS, SEED)
                        .estimate(run -> run.meanWaitSeconds() / 60);
                if (wait.mean() > SHORTEST_MINUTES && wait.low() > 0) {
                    kept.add(xs.get(i));
                    ys.add(wait);
                }
            }
        }
        return series(name, kept, ys);
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
        variants.put(AS_BUILT, built);
        variants.put("cipher four times as fast", built.cipher(built.cipher().times(4)));
        variants.put("x8 port", built.port(Pcie.gen3(8)));
        variants.put("x16 port", built.port(Pcie.gen3(16)));
        variants.put("Gen5 fabric, x16 everywhere", built.port(Pcie.gen5(16)).device(Pcie.gen5(16)));
        variants.put("messages four times as fast", built.costs(fast));
        variants.put("sixteen cores", sixteenCores(built));
        variants.put("sixteen cores and faster messages", sixteenCores(built.costs(fast)));
        variants.put(
                ALL_FASTER, sixteenCores(built.costs(fast)).port(Pcie.gen5(16)).device(Pcie.gen5(16)));
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
