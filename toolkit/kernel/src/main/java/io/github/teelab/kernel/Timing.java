package io.github.teelab.kernel;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.SubKind;

/** How long code takes: once, or many times over. For real benchmarks there is JMH. */
final class Timing {
    private static final int REPEATS = 7;
    private static final double ENOUGH_SECONDS = 0.2;
    private static final double MOST_RUNS = 1e7;

    private final Interpreter interpreter;

    Timing(Interpreter interpreter) {
        this.interpreter = interpreter;
    }

    /** Runs code, prints the time by the clock and the time of all processors, and gives the code's value. */
    Object time(CellSource code) throws CellFailure {
        long start = System.nanoTime();
        long processors = processorNanos();
        try {
            return interpreter.run(code);
        } finally {
            double wall = (System.nanoTime() - start) / 1e9;
            System.out.println(
                    "Wall time: " + seconds(wall) + ", CPU time: " + seconds((processorNanos() - processors) / 1e9));
        }
    }

    private static long processorNanos() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : 0;
    }

    /** Runs code until a repeat takes long enough to be measured, then prints the mean of several repeats. */
    Object timeMany(CellSource code) throws CellFailure {
        String method = "timeit$" + Long.toHexString(System.nanoTime());
        interpreter.run(CellSource.whole(
                code.cell(),
                "long " + method + "(long runs) throws Throwable {\n"
                        + "long start = System.nanoTime();\nfor (long run = 0; run < runs; run++) {\n"
                        + statements(code)
                        + "\n}\nreturn System.nanoTime() - start;\n}"));
        try {
            long runs = 1;
            while (run(method, runs) < ENOUGH_SECONDS && runs < MOST_RUNS) {
                runs *= 10;
            }
            double[] perRun = new double[REPEATS];
            for (int repeat = 0; repeat < REPEATS; repeat++) {
                perRun[repeat] = run(method, runs) / runs;
            }
            double mean = Arrays.stream(perRun).average().orElseThrow();
            double deviation = Math.sqrt(Arrays.stream(perRun)
                    .map(time -> (time - mean) * (time - mean))
                    .average()
                    .orElseThrow());
            System.out.println(seconds(mean) + " ± " + seconds(deviation) + " per run (mean and standard deviation of "
                    + REPEATS + " repeats, " + String.format(Locale.ROOT, "%,d", runs) + " runs each)");
            return null;
        } finally {
            interpreter.drop(method);
        }
    }

    /** A bare expression such as {@code a + b} is no statement. */
    private String statements(CellSource code) {
        String text = code.rest().strip();
        boolean isExpression = interpreter.shell().sourceCodeAnalysis().sourceToSnippets(text).stream()
                .map(Snippet::subKind)
                .allMatch(kind -> kind == SubKind.TEMP_VAR_EXPRESSION_SUBKIND || kind == SubKind.VAR_VALUE_SUBKIND);
        return isExpression && !text.endsWith(";") ? "Object value = " + text + ";" : text + ";";
    }

    private double run(String method, long runs) throws CellFailure {
        return ((Long) interpreter.run(CellSource.whole(0, method + "(" + runs + "L)"))) / 1e9;
    }

    /** A time in the unit that reads best. */
    static String seconds(double time) {
        String[] units = {"s", "ms", "µs", "ns"};
        double scaled = time;
        int unit = 0;
        while (scaled < 1 && unit < units.length - 1) {
            scaled *= 1_000;
            unit++;
        }
        return String.format(Locale.ROOT, "%.3g %s", scaled, units[unit]);
    }
}
