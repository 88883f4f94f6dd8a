package io.github.teelab.experiment.travelling;

import io.github.teelab.experiment.Experiment;
import io.github.teelab.platform.Pcie;
import io.github.teelab.platform.Platforms;
import io.github.teelab.report.Chart;
import io.github.teelab.report.XyChart;
import io.github.teelab.tee.travelling.Fabric;
import io.github.teelab.tee.travelling.JourneyLoad;
import io.github.teelab.tee.travelling.OrchestratorCrash;
import io.github.teelab.tee.travelling.Travelling;
import io.github.teelab.workload.collaboration.CollaborativeTraining;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The slides' outlook as switches: a PCIe switch beyond the server, confined holders, a backup orchestrator. */
public final class Outlook {
    private static final double S_PER_PS = 1e-12;

    private Outlook() {}

    /** What each switch adds to a journey with 512 MiB: columns switch, travel (s), added (ms). */
    public static Table switches() {
        Travelling system = Travelling.on(Platforms.h100Node());
        Map<String, Travelling> variants = new LinkedHashMap<>();
        variants.put("prototype: one server", system);
        variants.put("PCIe switch, 1 hop, Gen5 x16", system.fabric(Fabric.switched(1, Pcie.gen5(16))));
        variants.put("PCIe switch, 3 hops, Gen3 x8", system.fabric(Fabric.switched(3, Pcie.gen3(8))));
        variants.put("PCIe switch, 3 hops, Gen3 x4", system.fabric(Fabric.switched(3, Pcie.gen3(4))));
        variants.put(
                "the same, 4 GPUs writing at once",
                system.fabric(Fabric.switched(3, Pcie.gen3(4)).sharedBy(4)));
        variants.put("holders confined to the buffer", system.confined(true));
        double plain = travelSeconds(system);
        return Table.create(
                "outlook",
                StringColumn.create("switch", variants.keySet()),
                DoubleColumn.create("travel (s)", variants.values().stream().mapToDouble(Outlook::travelSeconds)),
                DoubleColumn.create(
                        "added (ms)",
                        variants.values().stream().mapToDouble(variant -> 1e3 * (travelSeconds(variant) - plain))));
    }

    /** What an orchestrator's crash costs: columns precaution, each journey (s), a crash (s). */
    public static Table crashes() {
        Travelling system = Travelling.on(Platforms.h100Node());
        Map<String, OrchestratorCrash> all = new LinkedHashMap<>();
        all.put("backup, context after each journey", system.crash(load(), true, 1));
        for (int every : new int[] {1, 10, 100}) {
            String name = every == 1 ? "checkpoint after each journey" : "checkpoint every " + every + " journeys";
            all.put(name, system.crash(load(), false, every));
        }
        return Table.create(
                "a crash of the orchestrator",
                StringColumn.create("precaution", all.keySet()),
                DoubleColumn.create(
                        "each journey (s)", all.values().stream().mapToDouble(one -> one.eachPs() * S_PER_PS)),
                DoubleColumn.create("a crash (s)", all.values().stream().mapToDouble(one -> one.crashPs() * S_PER_PS)));
    }

    static Experiment fabric() {
        double[] gpus = {1, 2, 4, 8, 16, 32};
        XyChart chart = Chart.line("A journey through a switched fabric")
                .subtitle("512 MiB; all GPUs write at the same moment")
                .x("Travelling GPUs", "")
                .logX()
                .y("Travel", "s")
                .logY();
        Map<String, Fabric> fabrics = new LinkedHashMap<>();
        fabrics.put("1 hop, Gen5 x16", Fabric.switched(1, Pcie.gen5(16)));
        fabrics.put("1 hop, Gen4 x8", Fabric.switched(1, Pcie.gen4(8)));
        fabrics.put("3 hops, Gen3 x4", Fabric.switched(3, Pcie.gen3(4)));
        for (Map.Entry<String, Fabric> fabric : fabrics.entrySet()) {
            chart = chart.series(
                    fabric.getKey(),
                    gpus,
                    DoubleStream.of(gpus)
                            .map(number -> travelSeconds(Travelling.on(Platforms.h100Node())
                                    .fabric(fabric.getValue().sharedBy((int) number))))
                            .toArray());
        }
        return new Experiment(
                "beyond one server",
                "Hops add nothing that can be seen; a link shared by GPUs that write at once does, as soon as its share is"
                        + " below what the host encrypts.",
                List.of(),
                List.of(chart));
    }

    static Experiment crash() {
        Table table = crashes();
        return new Experiment(
                "a crash of the orchestrator",
                "A crash comes at a moment of equal chance. With a backup it costs half a chunk's training; without, all"
                        + " that was trained since the last checkpoint.",
                List.of(),
                List.of(Chart.bars("What a crash of the orchestrator costs")
                        .subtitle("GPT-2 124M, chunks of 512 MiB")
                        .categories(table.stringColumn("precaution").asList())
                        .asHorizontal()
                        .y("Time", "s")
                        .logY()
                        .series(
                                "each journey",
                                table.doubleColumn("each journey (s)").asDoubleArray())
                        .series("a crash", table.doubleColumn("a crash (s)").asDoubleArray())));
    }

    private static double travelSeconds(Travelling system) {
        return system.journey(0, load()).travelPs() * S_PER_PS;
    }

    private static JourneyLoad load() {
        CollaborativeTraining training = CollaborativeTraining.gpt2();
        long bytes = training.chunk().value();
        return new JourneyLoad(bytes, training.stateBytes(), training.trainPs(bytes));
    }
}
