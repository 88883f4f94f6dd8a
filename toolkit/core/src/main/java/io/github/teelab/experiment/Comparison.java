package io.github.teelab.experiment;

import io.github.teelab.units.UnknownName;
import java.util.Arrays;
import java.util.Locale;

/**
 * A published or measured figure beside the simulated one.
 *
 * @param paper the set it belongs to, such as {@code h100}
 * @param experiment the experiment within the set
 * @param quantity what was measured
 * @param unit its unit
 * @param published the published or measured value
 * @param simulated what came out of the model
 * @param role whether a parameter was fitted to it
 */
public record Comparison(
        String paper, String experiment, String quantity, String unit, double published, double simulated, Role role) {
    /** How a published figure may be used. */
    public enum Role {
        /** Parameters were fitted to it: agreement shows that the model can, not that it is right. */
        CALIBRATE,
        /** Nothing was fitted to it. */
        PREDICT;

        /**
         * The role of a name as data files write it, such as {@code predict}.
         *
         * @throws UnknownName if there is none of that name
         */
        public static Role named(String name) {
            return Arrays.stream(values())
                    .filter(role -> role.label().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new UnknownName(
                            "role",
                            name,
                            Arrays.stream(values()).map(Role::label).toList()));
        }

        private String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * By how much the simulated value is above the published one, percent of the published one; NaN where that is 0 and
     * the simulated one is not, because no percentage of 0 says how far off that is.
     */
    public double errorPercent() {
        if (published == 0) {
            return simulated == 0 ? 0 : Double.NaN;
        }
        return 100 * (simulated / published - 1);
    }

    /** Whether the figure is a percentage itself, so that its error can be told in percentage points too. */
    public boolean isPercentage() {
        return unit.equals("%") || unit.equals("percent");
    }
}
