package io.github.teelab.tee.unprotected;

import io.github.teelab.platform.DataFiles;
import io.github.teelab.platform.Parameter;
import io.github.teelab.platform.Platform;
import io.github.teelab.tee.HostTimes;
import io.github.teelab.units.UnknownName;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.Row;

/**
 * What calls other than copies cost without protection, for plans that bring no times of their own: as measured on the
 * calibrated node. The host's part goes by the clock of the machine's cores, the GPU's front end by the GPU's clock
 * ({@link HostTimes}).
 */
public final class PlainCosts {
    /** Where they are stored. */
    public static final String FILE = "calibration/plain_calls.csv";

    private final Map<String, Parameter> parameters = new LinkedHashMap<>();
    private final Map<String, Double> microseconds = new HashMap<>();
    private final double hostFactor;
    private final double deviceFactor;

    private PlainCosts(double hostFactor, double deviceFactor) {
        this.hostFactor = hostFactor;
        this.deviceFactor = deviceFactor;
    }

    /** The stored costs on a machine. */
    public static PlainCosts on(Platform machine) {
        PlainCosts costs = new PlainCosts(HostTimes.factor(machine), HostTimes.deviceFactor(machine));
        for (Row row : DataFiles.table(FILE)) {
            Parameter parameter = Parameter.of(row, "fitted_to");
            costs.parameters.put(parameter.name(), parameter);
            costs.microseconds.put(parameter.name(), parameter.number());
        }
        return costs;
    }

    /** A launch call, picoseconds. */
    public long launchPs() {
        return ps("launch", hostFactor);
    }

    /** From the return of a launch to the start of its kernel on an idle stream, picoseconds. */
    public long launchToStartPs() {
        return ps("launch_to_start", deviceFactor);
    }

    /** Between two works queued on one stream, picoseconds. */
    public long queueGapPs() {
        return ps("queue_gap", deviceFactor);
    }

    /** From the end of awaited work to the return of the call that waits, picoseconds. */
    public long synchronisePs() {
        return ps("synchronise", hostFactor);
    }

    /** All of them, with unit, basis and source. */
    public List<Parameter> parameters() {
        return List.copyOf(parameters.values());
    }

    private long ps(String name, double factor) {
        Double us = microseconds.get(name);
        if (us == null) {
            throw new UnknownName("plain cost in " + FILE, name, parameters.keySet());
        }
        return Math.round(us * factor * 1e6);
    }
}
