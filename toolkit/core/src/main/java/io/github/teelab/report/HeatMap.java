package io.github.teelab.report;

import java.util.Arrays;
import java.util.List;

/**
 * A grid of cells coloured by value, with the value written into each cell where there is room.
 *
 * @param title heading
 * @param subtitle smaller second line; may be empty
 * @param columnTitle title of the horizontal axis
 * @param columns labels from left to right
 * @param rowTitle title of the vertical axis
 * @param rows labels from bottom to top
 * @param value what the colour means and its unit
 * @param cells values, {@code cells.get(row).get(column)}; NaN leaves a cell blank
 */
public record HeatMap(
        String title,
        String subtitle,
        String columnTitle,
        List<String> columns,
        String rowTitle,
        List<String> rows,
        Axis value,
        List<List<Double>> cells)
        implements Chart {
    public HeatMap {
        Check.text("title", title);
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        cells = cells.stream().map(List::copyOf).toList();
        if (!cells.isEmpty()) {
            Check.notEmpty("columns", columns.size());
            Check.sameLength("cells", cells.size(), "rows", rows.size());
            for (List<Double> row : cells) {
                Check.sameLength("cells of a row", row.size(), "columns", columns.size());
                if (row.stream().anyMatch(cell -> Double.isInfinite(cell))) {
                    throw new IllegalArgumentException(
                            "cells: got an infinite value, allowed finite numbers, or NaN for a blank cell");
                }
            }
            if (cells.stream().flatMap(List::stream).allMatch(cell -> Double.isNaN(cell))) {
                throw new IllegalArgumentException("cells: got NaN in every cell, allowed at least one number");
            }
        }
    }

    static HeatMap titled(String title) {
        return new HeatMap(title, "", "", List.of(), "", List.of(), Axis.linear("", ""), List.of());
    }

    public HeatMap subtitle(String text) {
        return new HeatMap(title, text, columnTitle, columns, rowTitle, rows, value, cells);
    }

    /** Names the horizontal axis and its labels from left to right. */
    public HeatMap columns(String axisTitle, List<String> labels) {
        return new HeatMap(title, subtitle, axisTitle, labels, rowTitle, rows, value, cells);
    }

    /** Names the vertical axis and its labels from bottom to top. */
    public HeatMap rows(String axisTitle, List<String> labels) {
        return new HeatMap(title, subtitle, columnTitle, columns, axisTitle, labels, value, cells);
    }

    /**
     * Gives the cells; call it after {@link #columns} and {@link #rows}.
     *
     * @param name what the colour shows
     * @param unit its unit; may be empty
     * @param values {@code values[row][column]}; NaN leaves a cell blank
     * @throws IllegalArgumentException if the shape is not rows x columns, or no cell has a number
     */
    public HeatMap values(String name, String unit, double[][] values) {
        Check.notEmpty("cells", values.length);
        List<List<Double>> given = Arrays.stream(values).map(Check::numbers).toList();
        return new HeatMap(title, subtitle, columnTitle, columns, rowTitle, rows, Axis.linear(name, unit), given);
    }

    double lowest() {
        return cells.stream()
                .flatMap(List::stream)
                .filter(cell -> !Double.isNaN(cell))
                .mapToDouble(Double::doubleValue)
                .min()
                .orElseThrow();
    }

    double highest() {
        return cells.stream()
                .flatMap(List::stream)
                .filter(cell -> !Double.isNaN(cell))
                .mapToDouble(Double::doubleValue)
                .max()
                .orElseThrow();
    }

    @Override
    public boolean isEmpty() {
        return cells.isEmpty();
    }
}
