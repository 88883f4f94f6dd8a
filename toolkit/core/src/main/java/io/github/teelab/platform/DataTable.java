package io.github.teelab.platform;

import io.github.teelab.files.CsvRows;
import io.github.teelab.files.FileFault;
import io.github.teelab.files.Printable;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Reads one data file as a table. A user's own file that stands in for one of the toolkit's must look like it: the same
 * columns, numbers where it has numbers, no blanks where it has none, nothing negative where it has nothing negative.
 * Else a cell lost by an editor would change results without a word.
 */
final class DataTable {
    private static final String REMEDY = "allowed comma-separated lines of equal length after one header line";
    private static final int MOST_ROWS = 100_000;

    private final String name;
    private final FileFault fault;
    private final CsvRows rows;
    private final List<String> header;
    private final List<List<String>> cells = new ArrayList<>();
    private final List<Long> lines = new ArrayList<>();

    private DataTable(String name, CsvRows rows, FileFault fault) {
        this.name = name;
        this.rows = rows;
        this.fault = fault;
        this.header = rows.next().orElseThrow(() -> fault.of("", "no header line", REMEDY)).stream()
                .map(String::strip)
                .toList();
        header.forEach(column -> cells.add(new ArrayList<>()));
    }

    /**
     * @param name the table's name
     * @param where the file, for messages
     * @param in its bytes; closed
     * @param packed the toolkit's file that it stands in for
     */
    static Table read(String name, String where, InputStream in, Optional<Table> packed) {
        FileFault fault = (place, what, remedy) -> new IllegalArgumentException(Printable.oneLine(
                "data file " + where + (place.isEmpty() ? "" : ", " + place) + ": " + what + "; " + remedy));
        try (CsvRows rows = CsvRows.open(in, true, REMEDY, fault)) {
            DataTable file = new DataTable(name, rows, fault);
            file.checkHeader(packed);
            file.readRows();
            return file.table(packed);
        }
    }

    private void checkHeader(Optional<Table> packed) {
        if (new HashSet<>(header).size() < header.size() || header.contains("")) {
            throw rows.fault("a column has no name, or two have the same", REMEDY);
        }
        List<String> missing = packed.map(Table::columnNames).orElse(List.of()).stream()
                .filter(column -> !header.contains(column))
                .toList();
        if (!missing.isEmpty()) {
            throw rows.fault(
                    "column " + String.join(", ", missing) + " is missing",
                    "add it: a file of your own needs the columns of the toolkit's");
        }
    }

    private void readRows() {
        for (Optional<List<String>> row = rows.next(); row.isPresent(); row = rows.next()) {
            if (row.get().size() != header.size() || lines.size() == MOST_ROWS) {
                throw rows.fault(
                        lines.size() == MOST_ROWS
                                ? "over " + MOST_ROWS + " rows"
                                : "got " + row.get().size() + " cells under " + header.size() + " columns",
                        REMEDY);
            }
            lines.add(rows.line());
            for (int i = 0; i < header.size(); i++) {
                cells.get(i).add(row.get().get(i).strip());
            }
        }
        if (!rows.endsWithLineEnd()) {
            throw rows.fault(
                    "the last line has no line end, so it may be cut", "copy the file again, or end its last line");
        }
        if (lines.isEmpty()) {
            throw rows.fault("no row follows the header", "add one");
        }
    }

    private Table table(Optional<Table> packed) {
        Table table = Table.create(name);
        for (int i = 0; i < header.size(); i++) {
            String title = header.get(i);
            Optional<Column<?>> model =
                    packed.filter(known -> known.containsColumn(title)).map(known -> known.column(title));
            List<String> column = cells.get(i);
            DataColumn kind = model.map(DataColumn::like).orElseGet(() -> DataColumn.of(column));
            for (int row = 0; row < column.size(); row++) {
                long line = lines.get(row);
                kind.problem(column.get(row)).ifPresent(problem -> {
                    throw fault.of("line " + line, title + " " + problem, "correct that line");
                });
            }
            table.addColumns(kind.column(title, column));
        }
        return table;
    }
}
