package io.github.teelab.report;

/**
 * One axis of a chart.
 *
 * @param title what is shown along it, without the unit; may be empty
 * @param unit unit of the values, such as {@code "B"}, {@code "ms"} or {@code "GB/s"}; empty for plain numbers
 * @param scale how values become positions
 */
public record Axis(String title, String unit, Scale scale) {
    /** How values become positions along an axis. */
    public enum Scale {
        LINEAR,
        LOG
    }

    public Axis {
        if (title == null || unit == null || scale == null) {
            throw new IllegalArgumentException(
                    "axis: got title " + title + ", unit " + unit + ", scale " + scale + ", allowed \"\" but not null");
        }
    }

    /** A linear axis. */
    public static Axis linear(String title, String unit) {
        return new Axis(title, unit, Scale.LINEAR);
    }

    /** A logarithmic axis: all values must be above 0. */
    public static Axis log(String title, String unit) {
        return new Axis(title, unit, Scale.LOG);
    }

    /** The same axis, logarithmic. */
    public Axis log() {
        return new Axis(title, unit, Scale.LOG);
    }

    public boolean isLog() {
        return scale == Scale.LOG;
    }

    /** The title with the unit in brackets, as a person reads it. */
    String label() {
        return UnitFamily.label(title, unit);
    }
}
