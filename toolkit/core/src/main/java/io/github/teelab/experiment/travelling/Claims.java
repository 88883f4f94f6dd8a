package io.github.teelab.experiment.travelling;

import io.github.teelab.units.Bytes;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The slides' claims against the arithmetic of their own table. */
public final class Claims {
    private static final double SECONDS_PER_DAY = 86_400;
    private static final double CLAIMED_SECONDS = 7;
    private static final double CLAIMED_RATIO = 4;
    private static final Bytes BUFFER = Bytes.mib(256);
    private static final double FINEWEB_TIB = 44;

    private Claims() {}

    /**
     * A claim and what becomes of it.
     *
     * @param claim as the slides or the abstract put it
     * @param computed what the table's own figures give
     * @param holds whether it holds as it was put
     */
    public record Claim(String claim, String computed, boolean holds) {}

    /** All of them. */
    public static List<Claim> all() {
        double buffersTib = FINEWEB_TIB * (1L << 40) / BUFFER.value();
        double buffersTb = FINEWEB_TIB * 1e12 / BUFFER.value();
        PublishedRow least = leastSaving();
        double saving = saving(least);
        PublishedRow smallestRatio = PublishedRow.all().stream()
                .min(Comparator.comparingDouble(Claims::ratio))
                .orElseThrow();
        double claimed = buffersTib * CLAIMED_SECONDS;
        return List.of(
                new Claim(
                        "44 TiB in buffers of 256 MiB, 7 s each, are 14 days an epoch",
                        text(
                                "%,.0f buffers x 7 s = %,.0f s = %.1f days: the arithmetic holds",
                                buffersTib, claimed, claimed / SECONDS_PER_DAY),
                        claimed / SECONDS_PER_DAY >= 14),
                new Claim(
                        "at least 7 s saved for each buffer of 256 MiB",
                        text(
                                "the smallest saving is %.2f - %.2f = %.2f s (row %s); with it an epoch saves %,.0f s = %.1f"
                                        + " days",
                                least.baseline().transferSeconds(),
                                least.travelling().transferSeconds(),
                                saving,
                                least.name(),
                                buffersTib * saving,
                                buffersTib * saving / SECONDS_PER_DAY),
                        saving >= CLAIMED_SECONDS),
                new Claim(
                        "FineWeb is 44 TiB",
                        text(
                                "its authors say 44 TB: %,.0f buffers x 7 s = %.1f days",
                                buffersTb, buffersTb * CLAIMED_SECONDS / SECONDS_PER_DAY),
                        false),
                new Claim(
                        "at least 4x faster for a chunk of 512 MiB",
                        text(
                                "the table's smallest ratio is %.2fx (row %s)",
                                ratio(smallestRatio), smallestRatio.name()),
                        ratio(smallestRatio) >= CLAIMED_RATIO),
                percentages());
    }

    /** What travelling saves in an epoch over 44 TiB, in days, at so many seconds saved for each 256 MiB. */
    public static double epochDays(double secondsSaved) {
        return FINEWEB_TIB * (1L << 40) / BUFFER.value() * secondsSaved / SECONDS_PER_DAY;
    }

    /** The row in which travelling saves least. */
    public static PublishedRow leastSaving() {
        return PublishedRow.all().stream()
                .min(Comparator.comparingDouble(Claims::saving))
                .orElseThrow();
    }

    private static Claim percentages() {
        List<PublishedRow> rows = PublishedRow.all();
        long agreeing = rows.stream()
                .mapToLong(row ->
                        (row.baseline().agrees() ? 1 : 0) + (row.travelling().agrees() ? 1 : 0))
                .sum();
        StringBuilder text = new StringBuilder(text("%d of %d cells agree", agreeing, 2 * rows.size()));
        for (PublishedRow row : rows) {
            note(text, "dataset sharing", row, row.baseline());
            note(text, "GPU travelling", row, row.travelling());
        }
        return new Claim("Tx percentages are Tx / (Tx + training)", text.toString(), agreeing == 2L * rows.size());
    }

    private static void note(StringBuilder text, String system, PublishedRow row, PublishedRow.Cells cells) {
        if (!cells.agrees()) {
            text.append(text(
                    "; %s, %s: printed %.3f, from the printed times %.4f",
                    system, row.name(), cells.transferPercent(), cells.recomputedPercent()));
        }
    }

    /** Seconds that travelling saves on one chunk. */
    public static double saving(PublishedRow row) {
        return row.baseline().transferSeconds() - row.travelling().transferSeconds();
    }

    private static double ratio(PublishedRow row) {
        return row.baseline().transferSeconds() / row.travelling().transferSeconds();
    }

    /** Columns claim, computed, holds. */
    public static Table table() {
        return Table.create(
                "claims",
                StringColumn.create("claim", all().stream().map(Claim::claim)),
                StringColumn.create("from the table's figures", all().stream().map(Claim::computed)),
                StringColumn.create("holds", all().stream().map(claim -> claim.holds() ? "yes" : "no")));
    }

    /** Columns row, system, printed, recomputed, agrees: the ten percentage cells. */
    public static Table percentageTable() {
        Table table = Table.create(
                "Tx percentage",
                StringColumn.create("row"),
                StringColumn.create("system"),
                StringColumn.create("printed"),
                StringColumn.create("from the printed times"),
                StringColumn.create("agrees"));
        for (PublishedRow row : PublishedRow.all()) {
            addCells(table, row.name(), "dataset sharing", row.baseline());
            addCells(table, row.name(), "GPU travelling", row.travelling());
        }
        return table;
    }

    private static void addCells(Table table, String row, String system, PublishedRow.Cells cells) {
        table.stringColumn("row").append(row);
        table.stringColumn("system").append(system);
        table.stringColumn("printed").append(text("%.3f", cells.transferPercent()));
        table.stringColumn("from the printed times").append(text("%.4f", cells.recomputedPercent()));
        table.stringColumn("agrees").append(cells.agrees() ? "yes" : "no");
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
