package io.github.teelab.experiment.calibration;

import io.github.teelab.experiment.hetee.HeteeFit;
import io.github.teelab.platform.DataFiles;
import io.github.teelab.report.Progress;
import io.github.teelab.report.Tables;
import io.github.teelab.tee.CopyCurves;
import io.github.teelab.tee.CopyLaw;
import io.github.teelab.tee.CopyLaws;
import io.github.teelab.tee.CopyPaths;
import io.github.teelab.tee.Staging;
import io.github.teelab.tee.h100.CallCosts;
import io.github.teelab.tee.h100.H100Confidential;
import io.github.teelab.tee.unprotected.PlainPaths;
import io.github.teelab.workload.Transfer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The files of {@code data/calibration}, fitted anew. */
public final class CalibrationFiles {
    private CalibrationFiles() {}

    /** The copy laws behind the fitted curves, as stored in {@link CopyLaws#FILE}. */
    public static Table copies() {
        Table table = Table.create(
                "h100_copies",
                StringColumn.create("copy"),
                StringColumn.create("confidential"),
                LongColumn.create("up_to_bytes"),
                DoubleColumn.create("least_ns"),
                DoubleColumn.create("setup_ns"),
                LongColumn.create("ramp_bytes"),
                DoubleColumn.create("ramp_ns_per_byte"),
                StringColumn.create("limited_by"),
                DoubleColumn.create("efficiency"),
                DoubleColumn.create("cold_ns_per_byte"),
                DoubleColumn.create("fade_octaves"),
                DoubleColumn.create("link_efficiency"),
                StringColumn.create("fitted_to"));
        CopyCalibration calibration = CopyCalibration.stored();
        for (String confidential : List.of("off", "on")) {
            CopyCurves curves = calibration.fit(confidential);
            for (Transfer transfer : Transfer.values()) {
                for (CopyCurves.Piece piece : curves.pieces().get(transfer)) {
                    add(table, transfer, confidential, piece);
                }
            }
        }
        return table;
    }

    private static void add(Table table, Transfer transfer, String confidential, CopyCurves.Piece piece) {
        CopyLaw law = piece.law();
        table.stringColumn("copy").append(transfer.label());
        table.stringColumn("confidential").append(confidential);
        table.longColumn("up_to_bytes").append(law.upToBytes());
        table.longColumn("ramp_bytes").append(law.rampBytes());
        table.stringColumn("limited_by").append(law.limit().words());
        number(table, "least_ns", law.leastNs());
        number(table, "setup_ns", law.setupNs());
        number(table, "ramp_ns_per_byte", law.rampNsPerByte());
        number(table, "efficiency", law.efficiency());
        number(table, "cold_ns_per_byte", law.coldNsPerByte());
        number(table, "fade_octaves", law.fadeOctaves());
        number(table, "link_efficiency", law.linkEfficiency());
        table.stringColumn("fitted_to").append(law.source());
    }

    /** Each measured bandwidth beside the simulated one: of the fit to all rows, and of the fit without that size. */
    public static Table copyResiduals() {
        Table table = Table.create(
                "h100_copy_residuals",
                StringColumn.create("copy"),
                LongColumn.create("bytes"),
                StringColumn.create("confidential"),
                DoubleColumn.create("measured_gb_per_s"),
                DoubleColumn.create("error_pct"),
                DoubleColumn.create("left_out_error_pct"));
        CopyCalibration calibration = CopyCalibration.stored();
        for (String confidential : List.of("off", "on")) {
            CopyPaths all = paths(confidential, calibration.fit(confidential));
            Map<Long, CopyPaths> withoutSize = new HashMap<>();
            for (Row row : DataFiles.table(CopyCalibration.MEASUREMENTS)) {
                long bytes = (long) row.getNumber("bytes");
                Transfer transfer = Transfer.ofLabel(row.getString("copy"));
                double measured = row.getNumber("cc_" + confidential + "_gb_per_s");
                CopyPaths others = withoutSize.computeIfAbsent(
                        bytes,
                        size -> paths(confidential, calibration.without(size).fit(confidential)));
                table.stringColumn("copy").append(transfer.label());
                table.longColumn("bytes").append(bytes);
                table.stringColumn("confidential").append(confidential);
                number(table, "measured_gb_per_s", measured);
                number(table, "error_pct", error(all, transfer, bytes, measured));
                number(table, "left_out_error_pct", error(others, transfer, bytes, measured));
            }
        }
        return table;
    }

    private static CopyPaths paths(String confidential, CopyCurves curves) {
        return confidential.equals("off")
                ? new PlainPaths(curves, Staging.stored())
                : H100Confidential.encryptedPaths(curves);
    }

    private static double error(CopyPaths paths, Transfer transfer, long bytes, double measuredGbPerSecond) {
        double simulated = bytes * 1e3 / paths.times(transfer, bytes, bytes).totalPs();
        return 100 * (simulated / measuredGbPerSecond - 1);
    }

    /** Both sets of call costs, as stored in {@link CallCosts#FILE}. */
    public static Table calls(List<ProgramPair> pairs) {
        Table table = Table.create(
                "h100_calls",
                StringColumn.create("set"),
                StringColumn.create("parameter"),
                DoubleColumn.create("value"),
                StringColumn.create("unit"),
                StringColumn.create("basis"),
                StringColumn.create("fitted_to"));
        for (CallCosts costs : List.of(Calibration.programs(pairs), Calibration.tables())) {
            costs.parameters().forEach(parameter -> {
                table.stringColumn("set").append(costs.set());
                table.stringColumn("parameter").append(parameter.name());
                number(table, "value", parameter.number());
                table.stringColumn("unit").append(parameter.unit());
                table.stringColumn("basis").append(parameter.basis().name());
                table.stringColumn("fitted_to").append(parameter.source());
            });
        }
        return table;
    }

    /**
     * Fits everything and writes it.
     *
     * @param pairs recorded programs
     * @param others tables fitted elsewhere, by the name of their file
     * @param folder where the files go, such as a project's {@code data/calibration}
     * @param progress shows which file is being made
     */
    public static void write(
            List<ProgramPair> pairs, Map<String, Supplier<Table>> others, Path folder, Progress progress) {
        Map<String, Supplier<Table>> files = new LinkedHashMap<>();
        files.put("h100_copies.csv", CalibrationFiles::copies);
        files.put("h100_copy_residuals.csv", CalibrationFiles::copyResiduals);
        files.put("plain_calls.csv", () -> Calibration.plainCalls(pairs));
        files.put("h100_calls.csv", () -> calls(pairs));
        files.put("h100_left_out.csv", () -> LeftOut.table(pairs));
        files.put("engines.csv", EngineCalibration::table);
        files.put("engine_residuals.csv", EngineCalibration::residuals);
        files.put("training_crossed.csv", EngineCalibration::crossed);
        Supplier<Map<String, Table>> serving = once(ServingCalibration::tables);
        for (String name : ServingCalibration.FILES) {
            files.put(name, () -> serving.get().get(name));
        }
        files.put("serving_residuals.csv", ServingResiduals::table);
        files.put("hetee.csv", HeteeFit::table);
        files.put("hetee_residuals.csv", HeteeFit::residuals);
        files.put("npu_protection.csv", () -> NpuCalibration.stored().table());
        files.putAll(others);
        try (Progress.Task task = progress.start("calibrate", files.size())) {
            files.forEach((name, table) -> Tables.csv(task.step(name, table), folder.resolve(name)));
        }
    }

    private static <T> Supplier<T> once(Supplier<T> supplier) {
        List<T> made = new ArrayList<>();
        return () -> {
            if (made.isEmpty()) {
                made.add(supplier.get());
            }
            return made.get(0);
        };
    }

    private static void number(Table table, String column, double value) {
        table.doubleColumn(column).append(CalibrationTable.rounded(value));
    }
}
