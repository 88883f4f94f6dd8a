package io.github.teelab.experiment;

import io.github.teelab.report.Progress;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;

/** Runs experiments, as many at once as there are processors, the longest first. */
final class Schedule {
    private Schedule() {}

    /** The experiments in the order given, whatever the order in which they ran. */
    static List<Experiment> run(List<Planned> planned, Progress progress) {
        // A pool of its own: what an experiment does in parallel then stays within it.
        ForkJoinPool pool = new ForkJoinPool(Runtime.getRuntime().availableProcessors());
        try (Progress.Task task = progress.start("reproduce", planned.size())) {
            Map<Integer, CompletableFuture<Experiment>> results = new ConcurrentHashMap<>();
            order(planned).forEach(index -> {
                Planned one = planned.get(index);
                results.put(index, CompletableFuture.supplyAsync(() -> task.step(one.name(), one), pool));
            });
            return IntStream.range(0, planned.size())
                    .mapToObj(index -> results.get(index).join())
                    .toList();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        } finally {
            pool.shutdownNow();
        }
    }

    /** Indices, the longest first; of equal ones the earlier. */
    static List<Integer> order(List<Planned> planned) {
        return IntStream.range(0, planned.size())
                .boxed()
                .sorted(Comparator.comparingDouble(
                        (Integer index) -> -planned.get(index).seconds()))
                .toList();
    }
}
