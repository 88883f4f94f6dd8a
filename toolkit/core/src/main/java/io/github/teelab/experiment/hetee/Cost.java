package io.github.teelab.experiment.hetee;

import io.github.teelab.experiment.Comparison;
import io.github.teelab.experiment.Experiment;
import io.github.teelab.experiment.Papers;
import io.github.teelab.platform.DataFiles;
import io.github.teelab.report.Chart;
import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.Row;

/** What of a box's price is for security, the paper's Fig. 9. */
final class Cost {
    private static final int SMALL = 16;
    private static final int LARGE = 32;
    private static final int GPUS_PER_PROXY = 4;

    private Cost() {}

    static Experiment run() {
        List<Comparison> comparisons = new ArrayList<>();
        for (Row row : DataFiles.table("papers/hetee_cost_shares.csv")) {
            String gpu = row.getString("gpu");
            BillOfMaterials bill = BillOfMaterials.of(gpu, SMALL, SMALL / GPUS_PER_PROXY);
            comparisons.add(comparison(gpu, SMALL, "security", row.getNumber("security_pct"), bill.securityPercent()));
            comparisons.add(
                    comparison(gpu, SMALL, "controller", row.getNumber("controller_pct"), bill.percent("controller")));
            comparisons.add(comparison(gpu, SMALL, "proxies", row.getNumber("proxies_pct"), bill.percent("proxies")));
            comparisons.add(comparison(
                    gpu, SMALL, "self-destruct", row.getNumber("self_destruct_pct"), bill.percent("self-destruct")));
            comparisons.add(
                    comparison(gpu, SMALL, "backplane", row.getNumber("backplane_pct"), bill.percent("backplane")));
            comparisons.add(comparison(gpu, SMALL, "GPUs", row.getNumber("gpus_pct"), bill.percent(gpu)));
        }
        for (Row row : DataFiles.table("papers/hetee_cost32.csv")) {
            String gpu = row.getString("gpu");
            double simulated =
                    BillOfMaterials.of(gpu, LARGE, LARGE / GPUS_PER_PROXY).securityPercent();
            comparisons.add(comparison(gpu, LARGE, "security", row.getNumber("security_pct"), simulated));
        }
        return new Experiment(
                "cost",
                "Fig. 9: shares of the price, from a bill of materials that you may edit (tee/hetee_bill.csv). The printed"
                        + " 2.9 % for the V100 is the sum of the paper's own rounded labels 0.5 + 2.1 + 0.3; the bill gives"
                        + " 2.97 %.",
                comparisons,
                List.of(chart()));
    }

    private static Comparison comparison(String gpu, int gpus, String group, double published, double simulated) {
        return new Comparison(
                Papers.HETEE,
                "cost",
                gpus + " x " + gpu + ": share of " + group,
                "%",
                published,
                simulated,
                Comparison.Role.PREDICT);
    }

    private static Chart chart() {
        List<String> gpus = BillOfMaterials.types();
        double[] small = gpus.stream()
                .mapToDouble(gpu ->
                        BillOfMaterials.of(gpu, SMALL, SMALL / GPUS_PER_PROXY).securityPercent())
                .toArray();
        double[] large = gpus.stream()
                .mapToDouble(gpu ->
                        BillOfMaterials.of(gpu, LARGE, LARGE / GPUS_PER_PROXY).securityPercent())
                .toArray();
        return Chart.bars("What of a box's price is for security")
                .subtitle("controller, proxies and self-destruction; one proxy for four GPUs")
                .categories(gpus)
                .y("Share of the price", "%")
                .series(SMALL + " GPUs", small)
                .series(LARGE + " GPUs", large);
    }
}
