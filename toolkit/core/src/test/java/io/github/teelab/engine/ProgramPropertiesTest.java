package io.github.teelab.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What holds for any program, tried on random graphs with many equal times. */
class ProgramPropertiesTest {
    private record Edge(int task, int predecessor, long lagPs, boolean fromStart) {}

    @Property
    void theOrderOfDependenciesLeavesNoTrace(@ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int tasks) {
        assertEquals(
                spans(program(seed, tasks, false).run()),
                spans(program(seed, tasks, true).run()));
    }

    @Property
    void theSameRunTwiceGivesTheSameSpans(@ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int tasks) {
        Program program = program(seed, tasks, false);
        assertEquals(spans(program.run()), spans(program.run()));
    }

    @Property
    void noRunBeatsTheCriticalPath(@ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int tasks) {
        Program program = program(seed, tasks, false);
        assertTrue(program.run().makespan().picoseconds() >= program.criticalPathPs());
    }

    @Property
    void noTaskStartsBeforeItIsAllowedAndNoServerWorksForTwo(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int tasks) {
        Timeline timeline = program(seed, tasks, false).run();
        for (Edge edge : edges(new Random(seed), tasks)) {
            long fromPs = edge.fromStart() ? timeline.startPs(edge.predecessor()) : timeline.endPs(edge.predecessor());
            assertTrue(timeline.startPs(edge.task()) >= fromPs + edge.lagPs());
        }
        for (int task = 0; task < tasks; task++) {
            int atOnce = 0;
            for (int other = 0; other < tasks; other++) {
                if (timeline.resource(other) == timeline.resource(task)
                        && timeline.startPs(other) <= timeline.startPs(task)
                        && timeline.startPs(task) < timeline.endPs(other)) {
                    atOnce++;
                }
            }
            int resource = timeline.resource(task);
            assertTrue(resource == Program.NO_RESOURCE
                    || atOnce <= timeline.program().capacity(resource));
        }
    }

    /** Each step starts the moment its cause allows, so the chain reaches from a release to the makespan without a gap. */
    @Property
    void theCriticalPathExplainsTheWholeMakespan(@ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int tasks) {
        Timeline timeline = program(seed, tasks, false).run();
        List<CriticalStep> path = timeline.criticalPath();
        List<Edge> edges = edges(new Random(seed), tasks);
        assertEquals(
                timeline.makespan().picoseconds(),
                timeline.endPs(path.get(path.size() - 1).task()));
        for (int i = 0; i < path.size(); i++) {
            CriticalStep step = path.get(i);
            long startPs = timeline.startPs(step.task());
            int cause = step.cause();
            assertEquals(i == 0 ? -1 : path.get(i - 1).task(), cause);
            boolean explained = switch (step.reason()) {
                case NONE -> startPs == 0;
                case RELEASE_TIME -> startPs == timeline.program().notBeforePs(step.task());
                case RESOURCE ->
                    startPs == timeline.endPs(cause) && timeline.resource(cause) == timeline.resource(step.task());
                case PREDECESSOR_END ->
                    edges.stream()
                            .anyMatch(edge -> edge.task() == step.task()
                                    && edge.predecessor() == cause
                                    && !edge.fromStart()
                                    && startPs == timeline.endPs(cause) + edge.lagPs());
                case PREDECESSOR_START ->
                    edges.stream()
                            .anyMatch(edge -> edge.task() == step.task()
                                    && edge.predecessor() == cause
                                    && edge.fromStart()
                                    && startPs == timeline.startPs(cause) + edge.lagPs());
            };
            assertTrue(explained, step.toString());
        }
    }

    /** Short durations and lags, so that many moments coincide; some tasks depend on tasks with higher numbers. */
    private static Program program(long seed, int tasks, boolean shuffled) {
        ProgramBuilder builder = Program.builder();
        builder.resource("one", 1);
        builder.resource("two", 2);
        List<Edge> edges = new ArrayList<>(edges(new Random(seed), tasks));
        if (shuffled) {
            Collections.shuffle(edges, new Random(seed + 1));
        }
        Random random = new Random(seed + 2);
        for (int task = 0; task < tasks; task++) {
            builder.task(random.nextInt(3) - 1, "t" + random.nextInt(3), "c", random.nextInt(4), 0);
            builder.notBefore(task, Math.max(0, random.nextInt(12) - 6));
        }
        for (Edge edge : edges) {
            if (edge.fromStart()) {
                builder.afterStart(edge.task(), edge.predecessor(), edge.lagPs());
            } else {
                builder.after(edge.task(), edge.predecessor(), edge.lagPs());
            }
        }
        return builder.build();
    }

    private static List<Edge> edges(Random random, int tasks) {
        List<Edge> edges = new ArrayList<>();
        List<Integer> order = new ArrayList<>();
        for (int task = 0; task < tasks; task++) {
            order.add(task);
        }
        Collections.shuffle(order, random);
        for (int i = 0; tasks > 1 && i < 2 * tasks; i++) {
            int later = 1 + random.nextInt(tasks - 1);
            edges.add(new Edge(
                    order.get(later), order.get(random.nextInt(later)), random.nextInt(3), random.nextInt(3) == 0));
        }
        return edges;
    }

    private static String spans(Timeline timeline) {
        StringBuilder text = new StringBuilder();
        for (int task = 0; task < timeline.taskCount(); task++) {
            text.append(timeline.startPs(task)).append('-').append(timeline.endPs(task));
            text.append(timeline.waitOf(task)).append(' ');
        }
        return text.append(timeline.criticalPath()).toString();
    }
}
