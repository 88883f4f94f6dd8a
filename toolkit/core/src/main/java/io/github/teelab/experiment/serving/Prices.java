package io.github.teelab.experiment.serving;

import io.github.teelab.platform.DataFiles;
import io.github.teelab.platform.Platform;
import io.github.teelab.units.UnknownName;
import java.util.LinkedHashMap;
import java.util.Map;
import tech.tablesaw.api.Row;

/**
 * What parts cost by the hour. Prices move: the stored table holds round figures to be replaced by the reader's own, in a copy
 * of {@value #FILE} under the user's data directory, or by {@link #with}.
 */
public final class Prices {
    /** Where they are stored. */
    public static final String FILE = "workload/prices.csv";

    private final Map<String, Double> usdPerHour;

    private Prices(Map<String, Double> usdPerHour) {
        this.usdPerHour = usdPerHour;
    }

    /** The stored prices, or the user's. */
    public static Prices stored() {
        Map<String, Double> prices = new LinkedHashMap<>();
        for (Row row : DataFiles.table(FILE)) {
            prices.put(row.getString("device"), checked(row.getString("device"), row.getNumber("usd_per_hour")));
        }
        return new Prices(prices);
    }

    /**
     * The same with one price of the user's own.
     *
     * @param device a GPU's or processor's name in the catalog
     * @throws IllegalArgumentException if the price is below 0
     */
    public Prices with(String device, double usd) {
        Map<String, Double> changed = new LinkedHashMap<>(usdPerHour);
        changed.put(device, checked(device, usd));
        return new Prices(changed);
    }

    /**
     * A machine by the hour: so many of its GPUs, and its first processor.
     *
     * @throws UnknownName if a part has no price
     */
    public double perHour(Platform machine, int gpus) {
        return gpus * of(machine.gpu().name()) + of(machine.cpu().name());
    }

    private double of(String device) {
        Double price = usdPerHour.get(device);
        if (price == null) {
            throw new UnknownName(
                    "price in " + FILE + " (add a line, or with(device, usd))", device, usdPerHour.keySet());
        }
        return price;
    }

    private static double checked(String device, double usd) {
        if (!(usd >= 0) || Double.isInfinite(usd)) {
            throw new IllegalArgumentException(
                    "price of " + device + ": got " + usd + ", expected 0 or more USD an hour");
        }
        return usd;
    }
}
