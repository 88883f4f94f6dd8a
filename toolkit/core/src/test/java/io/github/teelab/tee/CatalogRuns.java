package io.github.teelab.tee;

import io.github.teelab.experiment.serving.ServingRuns;
import io.github.teelab.memory.dram.DramDesign;
import io.github.teelab.memory.dram.DramMemory;
import io.github.teelab.memory.simulation.Machine;
import io.github.teelab.npu.NpuTiming;
import io.github.teelab.platform.Catalog;
import io.github.teelab.platform.Cpu;
import io.github.teelab.platform.Dram;
import io.github.teelab.platform.Fpga;
import io.github.teelab.platform.Gpu;
import io.github.teelab.platform.Npu;
import io.github.teelab.platform.Parameters;
import io.github.teelab.platform.Part;
import io.github.teelab.platform.PartKind;
import io.github.teelab.platform.Pcie;
import io.github.teelab.platform.PcieFabric;
import io.github.teelab.platform.PcieLink;
import io.github.teelab.platform.PcieSwitch;
import io.github.teelab.platform.Platform;
import io.github.teelab.platform.PlatformBuilder;
import io.github.teelab.platform.Platforms;
import io.github.teelab.platform.Precision;
import io.github.teelab.tee.h100.H100Confidential;
import io.github.teelab.tee.tensortee.NpuProtection;
import io.github.teelab.tee.tensortee.TransferPaths;
import io.github.teelab.tee.unprotected.Unprotected;
import io.github.teelab.units.Frequency;
import io.github.teelab.workload.Activity;
import io.github.teelab.workload.PlainProgram;
import io.github.teelab.workload.Plan;
import io.github.teelab.workload.Transfer;
import io.github.teelab.workload.job.Job;
import io.github.teelab.workload.job.JobMemory;
import io.github.teelab.workload.model.Models;
import io.github.teelab.workload.npu.TransformerStep;
import io.github.teelab.workload.serving.Serving;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Small runs that between them read every number of a part; a refusal counts as a figure, in words. */
final class CatalogRuns {
    private static final long MIB = 1 << 20;

    private CatalogRuns() {}

    static Part part(PartKind kind, String name) {
        Catalog catalog = Catalog.standard();
        return switch (kind) {
            case CPU -> catalog.cpu(name);
            case GPU -> catalog.gpu(name);
            case NPU -> catalog.npu(name);
            case FPGA -> catalog.fpga(name);
            case MEMORY -> catalog.memory(name);
            case LINK -> catalog.link(name, 8);
            case SWITCH -> catalog.pcieSwitch(name);
        };
    }

    static List<String> figures(Part part) {
        try {
            return runs(part);
        } catch (IllegalArgumentException refused) {
            return List.of("refused");
        }
    }

    private static List<String> runs(Part part) {
        List<String> figures = new ArrayList<>();
        if (part instanceof Cpu cpu) {
            cpu(cpu, figures);
        } else if (part instanceof Gpu gpu) {
            gpu(gpu, figures);
        } else if (part instanceof Npu npu) {
            npu(npu, figures);
        } else if (part instanceof Fpga fpga) {
            add(
                    figures,
                    () -> ms(
                            "hetee", Platforms.heteeBox().toBuilder().fpga(fpga).build(), copies()));
        } else if (part instanceof Dram dram) {
            dram(dram, figures);
        } else if (part instanceof PcieLink link) {
            add(figures, () -> node().link(link).build().link().toString());
            add(figures, () -> ms("unprotected", node().link(link).build(), copies()));
            add(
                    figures,
                    () -> Unprotected.on(node().link(link).build())
                            .copies()
                            .times(Transfer.HOST_TO_DEVICE_PINNED, 64, 0)
                            .toString());
        } else if (part instanceof PcieSwitch pcieSwitch) {
            add(
                    figures,
                    () -> ms(
                            "unprotected",
                            node().link(Pcie.gen3(8)).fabric(pcieSwitch).build(),
                            copies()));
            add(figures, () -> filled(pcieSwitch));
        }
        return figures;
    }

    private static PlatformBuilder node() {
        return Platform.named("node").cpu("xeon-gold-6530").gpu("h100-nvl");
    }

    private static void cpu(Cpu cpu, List<String> figures) {
        PlatformBuilder machine = Platform.named("node").cpu(cpu).gpu("h100-nvl");
        add(figures, () -> ms("unprotected", machine.build(), copies()));
        for (long footprint = 4 * MIB; footprint <= 1024 * MIB; footprint *= 4) {
            Plan plan = copies(footprint);
            add(figures, () -> ms("unprotected", machine.build(), plan));
        }
        add(figures, () -> ms("h100", machine.build(), copies()));
        add(figures, () -> ms("unprotected", machine.build(), threads(2 * cpu.cores())));
        add(figures, () -> ms("unprotected", machine.build(), threads(cpu.cores())));
        add(
                figures,
                () -> cpu.atClock(Frequency.ghz(1.01 * cpu.clock().toGhz()))
                        .clock()
                        .toString());
        add(
                figures,
                () -> cpu.atClock(Frequency.ghz(1.9 * cpu.clock().toGhz()))
                        .clock()
                        .toString());
        add(figures, () -> machine.link(Pcie.generation(5, 16)).build().toString());
        add(figures, () -> machine.link(Pcie.generation(4, 16)).build().toString());
        add(
                figures,
                () -> machine.link(Pcie.generation(cpu.pcieGeneration(), 16))
                        .link("second", Pcie.generation(cpu.pcieGeneration(), 32))
                        .build()
                        .toString());
        add(
                figures,
                () -> ""
                        + TransferPaths.on(Platform.named("npu")
                                        .cpu(cpu)
                                        .npu("tensortee-npu")
                                        .build())
                                .reencryptionShareOfMemory());
        add(figures, () -> Machine.of(cpu, Parameters.read(Machine.TENSORTEE)).toString());
    }

    private static void gpu(Gpu gpu, List<String> figures) {
        Platform machine = Platform.named("node").cpu("xeon-gold-6530").gpu(gpu).build();
        add(figures, () -> ms("unprotected", machine, copies()));
        add(figures, () -> ms("unprotected", machine, bothWays()));
        add(figures, () -> H100Confidential.on(machine).name());
        for (Precision precision : Precision.values()) {
            add(
                    figures,
                    () -> ms(
                            "unprotected",
                            machine,
                            Job.inference("bert-large")
                                    .batch(64)
                                    .precision(precision)
                                    .plan(machine)));
        }
        add(
                figures,
                () -> ms(
                        "unprotected",
                        machine,
                        Job.inference("alexnet").batch(1).plan(machine)));
        Serving served = Serving.of("qwen3-0.6b").gpus(2);
        add(
                figures,
                () -> ServingRuns.Question.of(served)
                        .step(Unprotected.on(machine), 8, 512)
                        .toString());
        add(
                figures,
                () -> ServingRuns.Question.of(served)
                        .step(H100Confidential.on(machine), 8, 512)
                        .toString());
        for (int batch = 1; batch <= 16; batch *= 2) {
            Job job = Job.inference("bert-large").batch(batch).precision(Precision.FP32);
            add(
                    figures,
                    () -> ""
                            + job.plan(machine).activities().stream()
                                    .mapToLong(Activity::durationPs)
                                    .sum());
        }
        for (String net : List.of("resnet50", "vgg16", "googlenet")) {
            add(
                    figures,
                    () -> ms("unprotected", machine, Job.inference(net).batch(1).plan(machine)));
        }
        for (int gib = 1; gib <= 512; gib *= 2) {
            Job job = Job.inference("gpt2-xl").batch(gib);
            add(figures, () -> {
                JobMemory.of(job).check(job, gpu.name(), gpu.memoryCapacity());
                return "fits";
            });
        }
        add(figures, () -> {
            Job job = Job.inference("llama-3.1-70b");
            JobMemory.of(job).check(job, gpu.name(), gpu.memoryCapacity());
            return "fits";
        });
    }

    private static void npu(Npu npu, List<String> figures) {
        Platform machine = Platform.named("node").cpu("tensortee-cpu").npu(npu).build();
        add(figures, () -> ms("unprotected", machine, copies()));
        Job llama = Job.inference("llama-3-8b");
        add(figures, () -> {
            JobMemory.of(llama).check(llama, npu.name(), npu.memoryCapacity());
            return "fits";
        });
        for (NpuProtection protection : NpuProtection.values()) {
            add(
                    figures,
                    () -> NpuTiming.of(npu)
                            .with(protection.on(npu, Parameters.read("tee/tensortee.csv")))
                            .time(TransformerStep.of(Models.transformer("gpt2"), 1, 64)
                                    .forward())
                            .toString());
        }
    }

    private static void dram(Dram dram, List<String> figures) {
        add(figures, () -> "" + DramDesign.of(dram).channels());
        add(figures, () -> {
            DramMemory memory = DramDesign.of(dram).channels(1).build();
            for (int i = 0; i < 600; i++) {
                memory.stream(i * 1_048_583L * 64 % (1L << 30), 1 + i % 7, i % 3 == 0);
            }
            memory.stream(1L << 31, 20_000, false);
            memory.drain();
            return memory.statistics().toString();
        });
    }

    private static String filled(PcieSwitch pcieSwitch) {
        PcieFabric fabric = PcieFabric.of(List.of(pcieSwitch));
        int attached = 0;
        try {
            while (attached < 1000) {
                fabric = fabric.attach("device " + attached, attached < 4 ? 16 : 1);
                attached++;
            }
        } catch (IllegalArgumentException full) {
            return attached + " devices";
        }
        return "never full";
    }

    private static Plan copies() {
        return copies(400 * MIB);
    }

    private static Plan copies(long footprintBytes) {
        PlainProgram program = PlainProgram.named("copies").hostFootprint(footprintBytes);
        for (Transfer way : Transfer.values()) {
            for (long bytes = 64; bytes <= 300 * MIB; bytes *= 2) {
                program.copy(way, bytes, 0);
            }
        }
        return program.launch("kernel", 1_000_000, 0).synchronise().plan();
    }

    private static Plan bothWays() {
        return PlainProgram.named("both ways")
                .copyAsync(Transfer.HOST_TO_DEVICE_PINNED, 64 * MIB, 1)
                .copyAsync(Transfer.DEVICE_TO_HOST_PINNED, 64 * MIB, 2)
                .synchronise()
                .plan();
    }

    private static Plan threads(int count) {
        PlainProgram program = PlainProgram.named("threads").hostFootprint(0);
        for (int thread = 1; thread <= count; thread++) {
            program.thread(thread).copy(Transfer.HOST_TO_DEVICE_PAGEABLE, MIB, thread);
        }
        return program.plan();
    }

    private static String ms(String system, Platform machine, Plan plan) {
        return ""
                + TeeSystems.named(system, machine)
                        .run(plan)
                        .timeline()
                        .makespan()
                        .picoseconds();
    }

    private static void add(List<String> figures, Supplier<String> run) {
        try {
            figures.add(run.get());
        } catch (IllegalArgumentException | IllegalStateException refused) {
            figures.add("refused");
        }
    }
}
