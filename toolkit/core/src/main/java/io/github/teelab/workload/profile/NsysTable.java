package io.github.teelab.workload.profile;

import io.github.teelab.files.CsvRows;
import io.github.teelab.files.Printable;
import io.github.teelab.workload.profile.CopyBytes.Printed;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One report of {@code nsys stats}: rows whose columns are found by name, with the unit the header states. */
final class NsysTable {
    private static final Pattern TITLE = Pattern.compile("([^(]*)(?:\\(([^)]*)\\)\\s*)?");
    private static final int MAX_PREAMBLE = 200;

    /** A column: where it stands, how its header reads, and its unit as printed. */
    private record Column(int index, String title, String unit) {}

    private final CsvRows rows;
    private final NsysReport report;
    private final Map<String, Column> columns = new HashMap<>();
    private final int width;
    private final long preamble;
    private List<String> row = List.of();

    /**
     * Opens a report and reads up to its header, past what {@code nsys stats} prints before it.
     *
     * @throws BadProfile if there is no such header, or it is the other report's
     */
    NsysTable(CsvRows rows, NsysReport report) {
        this.rows = rows;
        this.report = report;
        int before = 0;
        List<String> header = nextOfPreamble();
        while (!isHeader(header)) {
            before++;
            if (before == MAX_PREAMBLE) {
                throw noHeader();
            }
            header = nextOfPreamble();
        }
        this.preamble = before;
        this.width = header.size();
        for (int i = 0; i < header.size(); i++) {
            addColumn(i, header.get(i));
        }
        if (report.isSwapped(columns.keySet())) {
            throw rows.fault(
                    "looks like a " + report.other().title() + " where a " + report.title() + " is needed",
                    "swap the two files");
        }
        List<String> missing = report.needed().stream()
                .filter(name -> !columns.containsKey(key(name)))
                .toList();
        if (!missing.isEmpty()) {
            throw rows.fault(
                    "column " + String.join(", ", missing) + " is missing; found "
                            + Printable.brief(String.join(", ", header)),
                    "export with nsys stats --report " + report.title() + " --format csv");
        }
    }

    /** Goes to the next row; false at the end of the report. */
    boolean next() {
        Optional<List<String>> next = rows.next();
        next.ifPresent(cells -> row = cells);
        if (next.isPresent() && row.size() != width) {
            throw rows.fault(
                    "row has " + row.size() + " columns where the header has " + width,
                    row.size() < width
                            ? "the file is cut or damaged: export it again"
                            : "quote cells that contain a comma");
        }
        if (next.isEmpty() && !rows.endsWithLineEnd() && report.isRead(lastColumn())) {
            throw rows.fault(
                    "the last line has no line end, so " + lastColumn() + " may be cut",
                    "copy or export the file again, or end its last line");
        }
        return next.isPresent();
    }

    /** How many lines came before the header. */
    long preamble() {
        return preamble;
    }

    /** How many lines were blank. */
    long blankLines() {
        return rows.passedOver();
    }

    private String lastColumn() {
        return columns.entrySet().stream()
                .filter(column -> column.getValue().index() == width - 1)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    /** The cell's text; empty if the report has no such column. */
    String text(String name) {
        Column column = columns.get(key(name));
        return column == null ? "" : row.get(column.index()).strip();
    }

    /** The cell as a whole number. */
    long integer(String name) {
        String text = text(name);
        return Numbers.integer(text).orElseThrow(() -> fault(name, text, "is not a whole number of at most 19 digits"));
    }

    /** The cell as a whole number; 0 if it is blank or the report has no such column. */
    long optional(String name) {
        return text(name).isEmpty() ? 0 : integer(name);
    }

    /** The cell in nanoseconds. */
    long timeNs(String name) {
        BigDecimal unit = unit(name);
        OptionalLong few = Numbers.scaled(text(name), unit.longValueExact());
        return few.isPresent()
                ? few.getAsLong()
                : whole(name, number(name, text(name)).multiply(unit));
    }

    /** The cell in bytes, made exact by the throughput column where that can be. */
    long bytes(long durationNs) {
        Printed bytes = Printed.of(number("Bytes", text("Bytes")), unit("Bytes"));
        String throughput = text("Throughput");
        Column column = columns.get(key("Throughput"));
        Optional<BigDecimal> perSecond = column == null ? Optional.empty() : ColumnUnit.perSecond(column.unit());
        BigDecimal best = perSecond.isEmpty() || throughput.isEmpty()
                ? bytes.value()
                : CopyBytes.recover(bytes, Printed.of(number("Throughput", throughput), perSecond.get()), durationNs);
        return whole("Bytes", best);
    }

    /** A fault in one cell of the row. */
    IllegalArgumentException fault(String name, String text, String fault) {
        return fault(name + " " + BadProfile.quote(text) + " " + fault);
    }

    /** A fault in the row as a whole. */
    IllegalArgumentException fault(String fault) {
        return rows.fault(fault, "the file is damaged: export it again");
    }

    private List<String> nextOfPreamble() {
        return rows.next().orElseThrow(this::noHeader);
    }

    private IllegalArgumentException noHeader() {
        return rows.fault(
                "no header row with the columns Start, Duration and Name",
                "export with nsys stats --report " + report.title() + " --format csv");
    }

    private static boolean isHeader(List<String> cells) {
        List<String> names = new ArrayList<>();
        for (String cell : cells) {
            Matcher title = TITLE.matcher(cell);
            names.add(title.matches() ? key(title.group(1)) : "");
        }
        return names.contains(key("Name")) && (names.contains(key("Start")) || names.contains(key("Duration")));
    }

    private void addColumn(int index, String cell) {
        Matcher title = TITLE.matcher(cell);
        if (!title.matches()) {
            return;
        }
        String unit = title.group(2) == null ? "" : title.group(2).strip();
        String name = key(title.group(1));
        if (columns.put(name, new Column(index, cell.strip(), unit)) != null && !name.isEmpty()) {
            throw rows.fault("column " + BadProfile.quote(cell.strip()) + " appears twice", "keep one of them");
        }
    }

    private BigDecimal number(String name, String text) {
        return Numbers.decimal(text).orElseThrow(() -> fault(name, text, "is not a number"));
    }

    private long whole(String name, BigDecimal number) {
        return Numbers.whole(number).orElseThrow(() -> fault(name, text(name), "is too large"));
    }

    private BigDecimal unit(String name) {
        Column column = columns.get(key(name));
        ColumnUnit units = name.equals("Bytes") ? ColumnUnit.MEMORY : ColumnUnit.TIME;
        return units.factor(column.unit())
                .orElseThrow(() -> rows.fault(
                        "column " + BadProfile.quote(column.title()) + " has an unknown unit",
                        "allowed units: " + units.known()));
    }

    private static String key(String name) {
        return Names.lower(name.strip());
    }
}
