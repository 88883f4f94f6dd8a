package io.github.teelab.tee;

import io.github.teelab.platform.Catalog;
import io.github.teelab.platform.Cpu;
import io.github.teelab.platform.Pcie;
import io.github.teelab.platform.Platform;
import io.github.teelab.units.Frequency;
import io.github.teelab.workload.PlainProgram;
import io.github.teelab.workload.Plan;
import io.github.teelab.workload.Transfer;
import java.util.List;
import java.util.SplittableRandom;

/** Random machines, plans and systems for the laws, all from one seed. */
final class RandomPlans {
    private static final List<String> CPUS = List.of("xeon-gold-6530", "epyc-9634");
    private static final List<String> GPUS = List.of("h100-nvl", "h100-sxm", "h200");
    private static final List<String> SYSTEMS =
            List.of("unprotected", "h100", "fastrack", "travelling", "tensortee", "sgx-mgx");
    private static final List<Transfer> WAYS = List.of(Transfer.values());
    private static final int[] LANES = {4, 8, 16};
    private static final long LARGEST_BYTES = 64L << 20;

    private final SplittableRandom random;

    RandomPlans(long seed) {
        this.random = new SplittableRandom(seed);
    }

    String systemName() {
        return SYSTEMS.get(random.nextInt(SYSTEMS.size()));
    }

    /** A machine with a confidential GPU, at any clock, link and number of cores. */
    Platform machine() {
        Cpu cpu = Catalog.standard().cpu(CPUS.get(random.nextInt(CPUS.size())));
        cpu = cpu.atClock(
                Frequency.ghz(0.8 + random.nextDouble() * (cpu.boostClock().toGhz() - 0.8)));
        return Platform.named("random")
                .cpu(cpu.with("cores", 1 + random.nextInt(8)))
                .gpu(GPUS.get(random.nextInt(GPUS.size())))
                .link(Pcie.generation(3 + random.nextInt(3), LANES[random.nextInt(LANES.length)]))
                .build();
    }

    /** One host thread that waits for each copy. */
    Plan blocking() {
        PlainProgram program = PlainProgram.named("blocking").hostFootprint(footprint());
        steps(program, 1 + random.nextInt(12), true);
        return program.synchronise().plan();
    }

    /** One host thread that waits for everything: no message meets another, nor a stream that is busy. */
    Plan undisturbed() {
        PlainProgram program = PlainProgram.named("undisturbed").hostFootprint(footprint());
        for (int i = 0; i <= random.nextInt(12); i++) {
            steps(program, 1, true);
            program.synchronise();
        }
        return program.plan();
    }

    /** Up to four host threads, each on a stream of its own, some copies in the background. */
    Plan threads() {
        PlainProgram program = PlainProgram.named("threads").hostFootprint(footprint());
        int threads = 1 + random.nextInt(4);
        for (int turn = 0; turn < 3; turn++) {
            for (int thread = 1; thread <= threads; thread++) {
                steps(program.thread(thread), 1 + random.nextInt(3), random.nextBoolean());
            }
        }
        return program.synchronise().plan();
    }

    private long footprint() {
        return random.nextBoolean() ? 0 : Plan.ALWAYS_FRESH;
    }

    private void steps(PlainProgram program, int count, boolean blocking) {
        for (int i = 0; i < count; i++) {
            program.host(random.nextLong(50_000_000));
            Transfer way = WAYS.get(random.nextInt(WAYS.size()));
            long bytes = 1 + (long) Math.pow(LARGEST_BYTES, random.nextDouble());
            switch (random.nextInt(3)) {
                case 0 -> program.launch("kernel", random.nextLong(1_000_000_000), 0);
                case 1 -> program.copy(way, bytes, 0);
                default -> {
                    if (blocking) {
                        program.copy(way, bytes, 0);
                    } else {
                        program.copyAsync(way, bytes, 0);
                    }
                }
            }
        }
    }
}
