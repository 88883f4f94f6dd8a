package io.github.teelab.workload.model;

import io.github.teelab.platform.Basis;
import io.github.teelab.platform.Catalog;
import io.github.teelab.platform.DataFiles;
import io.github.teelab.platform.Explanation;
import io.github.teelab.platform.Gpu;
import io.github.teelab.platform.Npu;
import io.github.teelab.platform.Parameter;
import io.github.teelab.platform.Precision;
import io.github.teelab.units.Bandwidth;
import io.github.teelab.units.Flops;
import io.github.teelab.units.Frequency;
import io.github.teelab.units.UnknownName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import tech.tablesaw.api.Row;

/**
 * How long a GPU or an NPU takes for a {@link LayerCost}: the longest of its arithmetic at a share of the peak rate, its bytes at a
 * share of the memory's peak, and the least time of a kernel (Williams, Waterman and Patterson, "Roofline", CACM 2009,
 * with a term for launches). Immutable.
 *
 * <p>The least time is counted in cycles of the GPU, so a slower clock makes it longer.
 *
 * <p>Arithmetic of few results is slower in proportion: SMs without a tile of results have nothing to do. Bytes are not:
 * a kernel of few results still reads through all SMs once it splits its inner dimension. Not modelled: data that stays
 * in the L2 cache between kernels, and algorithms that multiply less (Winograd); both make a GPU faster than this.
 *
 * <p>The shares are parameters from {@code models/roofline.csv}; {@link #explain()} prints them.
 */
public final class Roofline {
    private static final Frequency CALIBRATED_CLOCK =
            Catalog.standard().gpu("h100-nvl").boostClock();
    private static final String FILE = "models/roofline.csv";
    private static final double PS_PER_SECOND = 1e12;
    private static final double PS_PER_US = 1e6;

    private final Target target;
    private final Precision precision;
    private final Precision computePrecision;
    private final Map<String, Parameter> parameters;
    private final double arithmeticShare;
    private final double bandwidthShare;
    private final double leastKernelPs;
    private final double fullOutputs;

    private Roofline(
            Target target, Precision precision, Precision computePrecision, Map<String, Parameter> parameters) {
        this.target = target;
        this.precision = precision;
        this.computePrecision = computePrecision;
        this.parameters = parameters;
        this.arithmeticShare = value(computePrecision == Precision.FP32 ? "fp32_efficiency" : "tensor_efficiency");
        this.bandwidthShare = value("bandwidth_efficiency");
        this.leastKernelPs = value("least_kernel_time") * target.slower() * PS_PER_US;
        this.fullOutputs = target.units() * target.outputsPerUnit().orElse(value("outputs_per_sm"));
    }

    /**
     * What the roofline needs to know of a device.
     *
     * @param slower by how much its fixed kernel time exceeds that of the calibrated GPU
     * @param memory peak rate of its own memory
     * @param units that hold results side by side
     * @param outputsPerUnit results that keep a unit busy, where the device says so and no parameter need
     */
    private record Target(
            String name, double slower, Flops peak, Bandwidth memory, double units, OptionalDouble outputsPerUnit) {}

    /**
     * The roofline of a GPU for values of a format.
     *
     * @throws IllegalArgumentException for INT8 on a GPU that has no rate for it; a 16-bit format or TF32 that it lacks is
     *     computed in FP32, and INT4 weights, and FP8 and MXFP4 weights where the GPU has no rate for them, are widened to
     *     16 bits (see {@link #computePrecision})
     */
    public static Roofline of(Gpu gpu, Precision precision) {
        Precision compute = computedIn(gpu, precision);
        Optional<Flops> rate = gpu.peak(compute);
        if (rate.isEmpty() && compute == Precision.INT8) {
            throw new IllegalArgumentException(
                    "gpu \"" + gpu.name()
                            + "\": got int8, allowed a format it has a peak rate for; add peak_int8 to its parameters or take fp16");
        }
        if (rate.isEmpty()) {
            compute = Precision.FP32;
        }
        Flops peak = gpu.peak(compute).orElseThrow();
        Target target = new Target(
                gpu.name(),
                CALIBRATED_CLOCK.hertz() / gpu.boostClock().hertz(),
                peak,
                gpu.memoryBandwidth(),
                gpu.smCount(),
                OptionalDouble.empty());
        return new Roofline(target, precision, compute, stored());
    }

    /**
     * The roofline of an NPU: each element of the array holds one result, and every format is multiplied at the array's one
     * rate. For tiles, dataflow and memory protection layer by layer there is {@link io.github.teelab.npu.NpuTiming}.
     */
    public static Roofline of(Npu npu, Precision precision) {
        int elements = npu.arrayRows() * npu.arrayColumns();
        Target target = new Target(npu.name(), 1, npu.peak(), npu.memoryBandwidth(), elements, OptionalDouble.of(1));
        return new Roofline(target, precision, Precision.FP16, stored());
    }

    private static Precision computedIn(Gpu gpu, Precision precision) {
        return switch (precision) {
            case INT4 -> Precision.FP16;
            case FP8 -> gpu.peak(precision).isPresent() ? precision : Precision.FP16;
            case MXFP4 -> gpu.peak(precision).isPresent() ? precision : Precision.BF16;
            default -> precision;
        };
    }

    private static Map<String, Parameter> stored() {
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        for (Row row : DataFiles.table(FILE)) {
            Parameter parameter = Parameter.of(
                    row.getString("parameter"),
                    row.getNumber("value"),
                    row.getString("unit"),
                    Basis.named(row.getString("basis")),
                    row.getString("source"));
            parameters.put(parameter.name(), parameter);
        }
        return parameters;
    }

    /**
     * The same with one parameter set by the user.
     *
     * @param parameter its name, as {@link #explain()} prints it
     * @param value above 0, in the parameter's unit
     * @throws UnknownName if there is none of that name
     * @throws IllegalArgumentException if the value is not above 0
     */
    public Roofline with(String parameter, double value) {
        Parameter old = parameter(parameter);
        if (!(value > 0)) {
            throw new IllegalArgumentException("roofline parameter " + parameter + ": got " + value
                    + ", allowed a number above 0 in " + old.unit());
        }
        Map<String, Parameter> changed = new LinkedHashMap<>(parameters);
        changed.put(parameter, Parameter.of(parameter, value, old.unit(), Basis.ASSUMED, "set by the user"));
        return new Roofline(target, precision, computePrecision, changed);
    }

    /**
     * The same device at a lower share of both its peaks.
     *
     * @param times by how much kernels take longer, above 0; the least time of a kernel stays
     */
    public Roofline slower(double times) {
        String share = computePrecision == Precision.FP32 ? "fp32_efficiency" : "tensor_efficiency";
        return with(share, value(share) / times).with("bandwidth_efficiency", bandwidthShare / times);
    }

    /** The format in which the device multiplies. */
    public Precision computePrecision() {
        return computePrecision;
    }

    /** Time that the kernels of a cost keep the device busy, picoseconds, without the host's part of launching them. */
    public long kernelPs(LayerCost cost) {
        double arithmetic = cost.flops() == 0
                ? 0
                : cost.flops() * PS_PER_SECOND / (target.peak().perSecond() * share(cost));
        double memory = cost.bytes() * PS_PER_SECOND / (target.memory().bytesPerSecond() * bandwidthShare);
        double least = cost.kernels() * leastKernelPs;
        return Math.round(Math.max(least, Math.max(arithmetic, memory)));
    }

    /** Time of kernels that follow each other without gaps, picoseconds. */
    public long totalPs(List<LayerCost> costs) {
        return costs.stream().mapToLong(this::kernelPs).sum();
    }

    /** Its own parameters; those of the device are the device's. */
    public List<Parameter> parameters() {
        return List.copyOf(parameters.values());
    }

    /** Its own parameters with value, unit, basis and source. */
    public Explanation explain() {
        return Explanation.ofOne("roofline of " + target.name() + " in " + precision.label(), parameters());
    }

    private double share(LayerCost cost) {
        return arithmeticShare * Math.min(1, cost.workItems() / fullOutputs);
    }

    private double value(String name) {
        return parameter(name).number();
    }

    private Parameter parameter(String name) {
        Parameter parameter = parameters.get(name);
        if (parameter == null) {
            throw new UnknownName("roofline parameter in " + FILE, name, parameters.keySet());
        }
        return parameter;
    }
}
