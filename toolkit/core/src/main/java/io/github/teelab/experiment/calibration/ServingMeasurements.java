package io.github.teelab.experiment.calibration;

import io.github.teelab.platform.DataFiles;
import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.Row;

/** The measured serving runs, each with its twin under confidential computing. */
final class ServingMeasurements {
    static final String UNDER_LOAD = "measurements/serving_under_load_h200.csv";
    static final String LATENCY = "measurements/serving_latency_h200.csv";
    static final String SERVED = "measurements/llm_serving_overhead.csv";

    private ServingMeasurements() {}

    /**
     * One model at one rate on so many cores.
     *
     * @param model its name in the zoo
     * @param rate requests per second as the file has it; {@code inf} for all at once
     * @param cores cores of the server
     * @param off without confidential computing
     * @param on with it
     */
    record UnderLoad(String model, String rate, int cores, Measured off, Measured on) {
        boolean isSaturated() {
            return rate.equals("16") || rate.equals("inf");
        }
    }

    /** What was measured in one run; times in milliseconds. */
    record Measured(double completedPerSecond, double ttftMedian, double itlMean, double itlMedian) {
        private static Measured of(Row row) {
            return new Measured(
                    row.getNumber("completed_per_s"),
                    row.getNumber("ttft_median_ms"),
                    row.getNumber("itl_mean_ms"),
                    row.getNumber("itl_median_ms"));
        }
    }

    /** A fixed batch: the median latency without and with confidential computing, milliseconds. */
    record Latency(String model, int cores, int batch, int tokensIn, int tokensOut, double offMs, double onMs) {}

    /** All pairs under load but those of the 70B model, whose weights travel in a way that the file does not tell. */
    static List<UnderLoad> underLoad() {
        List<UnderLoad> pairs = new ArrayList<>();
        for (Row off : DataFiles.table(UNDER_LOAD)) {
            for (Row on : DataFiles.table(UNDER_LOAD)) {
                if (isPair(off, on)
                        && off.getObject("requests_per_s")
                                .toString()
                                .equals(on.getObject("requests_per_s").toString())
                        && !off.getString("model").equals("llama-3-70b")) {
                    pairs.add(new UnderLoad(
                            off.getString("model"),
                            off.getObject("requests_per_s").toString(),
                            off.getInt("host_cores"),
                            Measured.of(off),
                            Measured.of(on)));
                }
            }
        }
        return pairs;
    }

    /** All pairs of fixed batches. */
    static List<Latency> latencies() {
        List<Latency> pairs = new ArrayList<>();
        for (Row off : DataFiles.table(LATENCY)) {
            for (Row on : DataFiles.table(LATENCY)) {
                if (isPair(off, on)) {
                    pairs.add(new Latency(
                            off.getString("model"),
                            off.getInt("host_cores"),
                            off.getInt("batch"),
                            off.getInt("tokens_in"),
                            off.getInt("tokens_out"),
                            off.getNumber("latency_median_ms"),
                            on.getNumber("latency_median_ms")));
                }
            }
        }
        return pairs;
    }

    private static boolean isPair(Row off, Row on) {
        return off.getString("confidential").equals("off")
                && on.getString("confidential").equals("on")
                && off.getString("model").equals(on.getString("model"))
                && off.getInt("host_cores") == on.getInt("host_cores");
    }
}
