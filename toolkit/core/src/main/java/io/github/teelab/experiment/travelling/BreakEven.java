package io.github.teelab.experiment.travelling;

import io.github.teelab.experiment.Experiment;
import io.github.teelab.platform.Platforms;
import io.github.teelab.report.Chart;
import io.github.teelab.report.XyChart;
import io.github.teelab.tee.travelling.Travelling;
import io.github.teelab.tee.travelling.sharing.DatasetSharing;
import io.github.teelab.tee.travelling.sharing.GradientSharing;
import io.github.teelab.tee.travelling.sharing.ModelSharing;
import io.github.teelab.tee.travelling.sharing.Sharing;
import io.github.teelab.tee.travelling.sharing.SharingRun;
import io.github.teelab.tee.travelling.sharing.TravellingSharing;
import io.github.teelab.units.Bandwidth;
import io.github.teelab.units.Bytes;
import io.github.teelab.workload.collaboration.CollaborativeTraining;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;

/** When the GPU's journey pays: the ways to share beside each other, over network, chunk, holders and model. */
public final class BreakEven {
    private static final int HOLDERS = 4;
    private static final long GRADIENT_STEPS = 1024;
    private static final List<String> MODELS = List.of(
            "gpt2",
            "gpt2-medium",
            "gpt2-large",
            "gpt2-xl",
            "llama-3-8b",
            "opt-13b",
            "opt-30b",
            "opt-66b",
            "llama-3.1-70b");

    private BreakEven() {}

    /** The four ways on one system, and the dataset's with the next chunk sent ahead. */
    public static List<Sharing> ways(Travelling system) {
        return List.of(
                new DatasetSharing(system, false),
                new DatasetSharing(system, true),
                new ModelSharing(system),
                new GradientSharing(system, GRADIENT_STEPS),
                new TravellingSharing(system));
    }

    /**
     * The rate of the network above which sending a chunk is faster than travelling.
     *
     * @param system its network's cap is what is looked for
     * @return in Mbit/s; empty if travelling is faster at any rate
     */
    public static OptionalDouble megabitsPerSecond(Travelling system, CollaborativeTraining training) {
        double low = 1e-2;
        double high = 1e7;
        if (gain(system, training, high) >= 0) {
            return OptionalDouble.empty();
        }
        while (high / low > 1.0001) {
            double middle = Math.sqrt(low * high);
            if (gain(system, training, middle) >= 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return OptionalDouble.of(Math.sqrt(low * high));
    }

    /** The rate from which a chunk's transfer is shorter than training on it, in Mbit/s. */
    static double hiddenFromMegabits(Travelling system, CollaborativeTraining training) {
        long bytes = training.chunk().value();
        double atOnePs = system.networkRate(Bandwidth.mbitPerSecond(1)).sendPs(bytes);
        double uncappedPs = system.sendPs(bytes);
        return (atOnePs - uncappedPs) / (training.trainPs(bytes) - uncappedPs);
    }

    /** What travelling saves on one chunk, in seconds, at a rate in Mbit/s. */
    private static double gain(Travelling system, CollaborativeTraining training, double rate) {
        Travelling capped = system.networkRate(Bandwidth.mbitPerSecond(rate));
        return perTurn(new DatasetSharing(capped, false), training) - perTurn(new TravellingSharing(capped), training);
    }

    /** Seconds beyond training, for each holder and round. */
    private static double perTurn(Sharing way, CollaborativeTraining training) {
        return SharingRun.of(way, training).sharingSeconds() / (training.holders() * (double) training.rounds());
    }

    static Experiment overNetworkRate() {
        double[] rates = DoubleStream.iterate(1, rate -> rate <= 100_001, rate -> rate * Math.sqrt(10))
                .toArray();
        CollaborativeTraining training = CollaborativeTraining.gpt2().holders(HOLDERS);
        Travelling system = system();
        XyChart chart = ways(
                perTurnChart("What sharing costs over the network's rate").x("Network rate cap", "Mbit/s"),
                rates,
                rate -> system.networkRate(Bandwidth.mbitPerSecond(rate)),
                rate -> training);
        Travelling swift = system.with("network_record", 0);
        chart = chart.dashed(
                "dataset sharing, network stacks free",
                rates,
                DoubleStream.of(rates)
                        .map(rate -> perTurn(
                                new DatasetSharing(swift.networkRate(Bandwidth.mbitPerSecond(rate)), false), training))
                        .toArray());
        OptionalDouble fitted = megabitsPerSecond(system, training);
        OptionalDouble free = megabitsPerSecond(swift, training);
        return new Experiment(
                "break-even over network rate",
                "GPT-2 124M, chunks of 512 MiB. With the fitted network stacks (75 MB/s at best) "
                        + (fitted.isPresent()
                                ? "sending a chunk is faster from " + Math.round(fitted.getAsDouble()) + " Mbit/s on."
                                : "travelling is faster at any rate.")
                        + (free.isPresent()
                                ? " If the stacks cost nothing, sending is faster from "
                                        + Math.round(free.getAsDouble() / 100) / 10.0 + " Gbit/s on."
                                : "")
                        + " A baseline that sends the next chunk while the GPU trains hides all but the first transfer from "
                        + Math.round(10 * hiddenFromMegabits(system, training)) / 10.0
                        + " Mbit/s on; the paper's does not.",
                List.of(),
                List.of(chart));
    }

    static Experiment overChunkSize() {
        double[] mib = DoubleStream.iterate(1, size -> size <= 16_384, size -> size * 4)
                .toArray();
        Travelling system = system();
        return new Experiment(
                "break-even over chunk size",
                "No rate cap. A journey costs 0.7 s whatever it carries, so small chunks had better be sent; models and"
                        + " gradients are as large as they are.",
                List.of(),
                List.of(ways(
                        perTurnChart("What sharing costs over the chunk").x("Chunk", "MiB"),
                        mib,
                        size -> system.chunk(Bytes.mib(size)),
                        size -> CollaborativeTraining.gpt2().holders(HOLDERS).chunk(Bytes.mib(size)))));
    }

    static Experiment overHolders() {
        double[] holders = {1, 3, 10, 30, 100, 300, 1000};
        Travelling system = system();
        XyChart chart = Chart.line("One round over the number of holders")
                .subtitle(
                        "GPT-2 124M, chunks of 512 MiB, no rate cap; sharing weights or gradients takes a GPU for each holder")
                .x("Holders", "")
                .logX()
                .y("Time for a round", "h")
                .logY();
        for (Sharing way : ways(system)) {
            chart = chart.series(
                    way.name(),
                    holders,
                    DoubleStream.of(holders)
                            .map(number -> SharingRun.of(
                                                    way,
                                                    CollaborativeTraining.gpt2().holders((int) number))
                                            .seconds()
                                    / 3600)
                            .toArray());
        }
        return new Experiment(
                "number of holders",
                "With one GPU a round grows with the holders, however they share: the three ways differ by less than 1 % and"
                        + " cannot be told apart. With a GPU each, holders train side by side until the orchestrator's network is full."
                        + " What averaging costs in learning is not modelled.",
                List.of(),
                List.of(chart));
    }

    static Experiment overModelSize() {
        double[] sizes = MODELS.stream()
                .mapToDouble(
                        name -> CollaborativeTraining.gpt2().model(name).model().parameters() / 1e6)
                .toArray();
        Travelling system = system();
        return new Experiment(
                "model size",
                "Weights and gradients grow with the model, chunks do not; travelling grows by the digest over model and"
                        + " optimiser. Beyond some 6 billion parameters weights and optimiser in FP32 no longer fit one H100:"
                        + " there the chart shows what sharing alone would cost.",
                List.of(),
                List.of(ways(
                        perTurnChart("What sharing costs over the model's size").x("Parameters", "million"),
                        sizes,
                        size -> system,
                        size -> CollaborativeTraining.gpt2().holders(2).model(MODELS.get(indexOf(sizes, size))))));
    }

    private static int indexOf(double[] values, double value) {
        return DoubleStream.of(values).boxed().toList().indexOf(value);
    }

    private static XyChart perTurnChart(String title) {
        return Chart.line(title)
                .subtitle("seconds beyond training, for each holder and round")
                .logX()
                .y("Sharing", "s")
                .logY();
    }

    private static XyChart ways(
            XyChart chart,
            double[] xs,
            DoubleFunction<Travelling> systems,
            DoubleFunction<CollaborativeTraining> trainings) {
        List<String> names = ways(system()).stream().map(Sharing::name).toList();
        double[][] seconds = new double[names.size()][xs.length];
        for (int point = 0; point < xs.length; point++) {
            List<Sharing> ways = ways(systems.apply(xs[point]));
            CollaborativeTraining training = trainings.apply(xs[point]);
            for (int way = 0; way < ways.size(); way++) {
                seconds[way][point] = perTurn(ways.get(way), training);
            }
        }
        XyChart drawn = chart;
        for (int way = 0; way < names.size(); way++) {
            drawn = drawn.series(names.get(way), xs, seconds[way]);
        }
        return drawn;
    }

    private static Travelling system() {
        return Travelling.on(Platforms.h100Node());
    }
}
