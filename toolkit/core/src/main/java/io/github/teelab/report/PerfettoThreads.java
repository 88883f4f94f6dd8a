package io.github.teelab.report;

import io.github.teelab.engine.Program;
import io.github.teelab.engine.Timeline;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/**
 * Which thread of a trace shows which task. Slices of one thread must not overlap, so a resource with several servers
 * has as many threads as were ever busy at once; so have the tasks that need no resource.
 *
 * @param names the threads' names; thread n is at n - 1
 * @param threads each task's thread
 * @param byStart the tasks by start, then by number
 */
record PerfettoThreads(List<String> names, List<Integer> threads, List<Integer> byStart) {
    private record Server(long freePs, int index) {}

    static PerfettoThreads of(Timeline timeline) {
        List<Integer> starts = IntStream.range(0, timeline.taskCount())
                .boxed()
                .sorted(Comparator.comparingLong((Integer task) -> timeline.startPs(task))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        int resources = timeline.resourceNames().size();
        int[] server = new int[timeline.taskCount()];
        int[] servers = new int[resources + 1];
        List<PriorityQueue<Server>> free = new ArrayList<>();
        for (int i = 0; i <= resources; i++) {
            free.add(
                    new PriorityQueue<>(Comparator.comparingLong(Server::freePs).thenComparingInt(Server::index)));
        }
        for (int task : starts) {
            int resource = slot(timeline, task);
            PriorityQueue<Server> idle = free.get(resource);
            boolean reuse = !idle.isEmpty() && idle.peek().freePs() <= timeline.startPs(task);
            server[task] = reuse ? idle.remove().index() : servers[resource]++;
            idle.add(new Server(timeline.endPs(task), server[task]));
        }
        List<String> names = new ArrayList<>();
        int[] first = new int[resources + 1];
        for (int resource = 0; resource <= resources; resource++) {
            first[resource] = names.size() + 1;
            String name = resource < resources ? timeline.resourceNames().get(resource) : "no resource";
            for (int i = 0; i < servers[resource]; i++) {
                names.add(servers[resource] == 1 ? name : name + " " + i);
            }
        }
        List<Integer> threads = IntStream.range(0, timeline.taskCount())
                .mapToObj(task -> first[slot(timeline, task)] + server[task])
                .toList();
        return new PerfettoThreads(List.copyOf(names), threads, starts);
    }

    int thread(int task) {
        return threads.get(task);
    }

    private static int slot(Timeline timeline, int task) {
        int resource = timeline.resource(task);
        return resource == Program.NO_RESOURCE ? timeline.resourceNames().size() : resource;
    }
}
