package io.github.teelab.tee.travelling.sharing;

import io.github.teelab.tee.Demand;
import io.github.teelab.tee.Lowering;
import io.github.teelab.tee.PricedPlan;
import io.github.teelab.tee.travelling.Travelling;
import io.github.teelab.workload.Operation;
import io.github.teelab.workload.collaboration.CollaborativeTraining;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A whole training shared in one way.
 *
 * @param way the way's name
 * @param gpus confidential GPUs it needs
 * @param seconds from beginning to end
 * @param trainingSeconds GPU time spent on training, over all GPUs
 * @param networkBytes bytes sent between virtual machines
 */
public record SharingRun(String way, int gpus, double seconds, double trainingSeconds, double networkBytes) {
    private static final double S_PER_PS = 1e-12;

    /**
     * Simulates every round on the engine.
     *
     * @throws IllegalArgumentException if a round lasts longer than simulated time reaches
     */
    public static SharingRun of(Sharing sharing, CollaborativeTraining training) {
        double seconds = 0;
        double trained = 0;
        double bytes = 0;
        long parts = sharing.parts(training);
        for (int round = 0; round < training.rounds(); round++) {
            Totals totals = round(sharing, training, round);
            seconds += parts * totals.seconds();
            trained += parts * totals.trained();
            bytes += parts * totals.bytes();
        }
        return new SharingRun(sharing.name(), sharing.gpus(training), seconds, trained, bytes);
    }

    private static Totals round(Sharing sharing, CollaborativeTraining training, int round) {
        try {
            return Totals.of(sharing.system().price(sharing.round(training, round)));
        } catch (ArithmeticException tooLong) {
            throw new IllegalArgumentException(
                    "one round of " + training.holders() + " holders with chunks of " + training.chunk()
                            + " takes longer than 106 days, the longest simulated time; take smaller chunks and more"
                            + " rounds, or fewer holders",
                    tooLong);
        }
    }

    /** Seconds that are not training on the GPU that trains longest: what sharing costs. */
    public double sharingSeconds() {
        return seconds - trainingSeconds / gpus;
    }

    /** Columns of a result row, by name. */
    public Map<String, Double> byName() {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("GPUs", (double) gpus);
        values.put("hours", seconds / 3600);
        values.put("hours of sharing", sharingSeconds() / 3600);
        values.put("GPU use (%)", 100 * trainingSeconds / (gpus * seconds));
        values.put("network (GB)", networkBytes / 1e9);
        return values;
    }

    /** One round's sums. */
    private record Totals(double seconds, double trained, double bytes) {
        static Totals of(PricedPlan priced) {
            double trained = 0;
            double bytes = 0;
            for (int i = 0; i < priced.demands().size(); i++) {
                Operation operation = priced.plan().activities().get(i).operation();
                if (operation instanceof Operation.Kernel) {
                    trained += operation.durationPs() * S_PER_PS;
                } else if (operation instanceof Operation.Message) {
                    bytes += operation.bytes();
                } else if (priced.demands().get(i) instanceof Demand.Steps journey) {
                    bytes += journey.steps().stream()
                            .filter(step -> step.place().equals(Travelling.NETWORK))
                            .mapToLong(Demand.Step::bytes)
                            .sum();
                }
            }
            return new Totals(Lowering.run(priced).timeline().makespan().toSeconds(), trained, bytes);
        }
    }
}
