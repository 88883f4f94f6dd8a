package io.github.teelab.workload.model;

import java.util.List;
import java.util.function.ToLongFunction;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Totals and a table of a pass. */
public final class LayerCosts {
    private LayerCosts() {}

    /** Operations of all of them. */
    public static long flops(List<LayerCost> costs) {
        return sum(costs, LayerCost::flops);
    }

    /** Bytes that all of them move. */
    public static long bytes(List<LayerCost> costs) {
        return sum(costs, LayerCost::bytes);
    }

    /** Kernels launched by all of them. */
    public static long kernels(List<LayerCost> costs) {
        return sum(costs, LayerCost::kernels);
    }

    /** Columns layer, op, flops, weight_bytes, read_bytes, written_bytes, kernels; one row for each cost. */
    public static Table table(List<LayerCost> costs) {
        return Table.create(
                "layers",
                StringColumn.create("layer", costs.stream().map(LayerCost::name)),
                StringColumn.create("op", costs.stream().map(LayerCost::op)),
                column("flops", costs, LayerCost::flops),
                column("weight_bytes", costs, LayerCost::weightBytes),
                column("read_bytes", costs, LayerCost::readBytes),
                column("written_bytes", costs, LayerCost::writtenBytes),
                column("kernels", costs, LayerCost::kernels));
    }

    private static LongColumn column(String name, List<LayerCost> costs, ToLongFunction<LayerCost> value) {
        return LongColumn.create(name, costs.stream().mapToLong(value).toArray());
    }

    private static long sum(List<LayerCost> costs, ToLongFunction<LayerCost> value) {
        return costs.stream().mapToLong(value).sum();
    }
}
