package io.github.teelab.workload.serving;

import io.github.teelab.platform.Gpu;
import io.github.teelab.workload.model.LayerCost;
import io.github.teelab.workload.model.Roofline;
import java.util.List;
import java.util.Set;

/**
 * How long the GPUs compute in a step: every kernel by the roofline with the step's real mix of prompt and decoding tokens,
 * and a gap between one kernel and the next.
 *
 * <p>Under tensor parallelism products, attention and activations are dealt out evenly; norms and the embedding are computed
 * on every GPU. What GPUs tell each other is priced by the system, not here.
 */
public final class DecoderTimes {
    private static final Set<String> ON_EVERY_GPU = Set.of("norm", "embedding", "sample");
    private static final double PS_PER_US = 1e6;

    private final Serving serving;
    private final Roofline roofline;
    private final double gapPs;
    private final double widenPs;

    private DecoderTimes(Serving serving, Roofline roofline) {
        this.serving = serving;
        this.roofline = roofline;
        this.gapPs = serving.engine().number("kernel_gap") * PS_PER_US;
        this.widenPs = serving.precision().isQuantised()
                ? serving.engine().number("widening") * serving.model().parameters() / 1e9 / serving.gpus() * PS_PER_US
                : 0;
    }

    /** Times on a GPU. */
    public static DecoderTimes of(Serving serving, Gpu gpu) {
        return new DecoderTimes(serving, Roofline.of(gpu, serving.precision()));
    }

    /** Time of a step's kernels, picoseconds. */
    public long gpuPs(StepShape shape) {
        double sum = widenPs;
        for (LayerCost cost : costs(shape)) {
            if (cost.op().equals("rotary") && serving.model().longRope()) {
                sum += moreRotaryPs(cost);
            }
            boolean everywhere = ON_EVERY_GPU.contains(cost.op());
            sum += roofline.kernelPs(everywhere ? cost : cost.share(serving.gpus())) + gapPs * cost.kernels();
        }
        return Math.round(sum);
    }

    /** Kernels that a step launches where it is not captured. */
    public long kernels(StepShape shape) {
        return costs(shape).stream().mapToLong(LayerCost::kernels).sum();
    }

    /** Bytes that each GPU adds up with its peers after each half of a layer. */
    public long reducedBytes(StepShape shape) {
        return 2 * shape.tokens() * serving.model().hidden();
    }

    /** How often in a step. */
    public int reductions() {
        return serving.gpus() == 1 ? 0 : 2 * serving.model().layers();
    }

    /** The time of a kernel that does next to nothing, picoseconds. */
    public long leastKernelPs() {
        return roofline.kernelPs(LayerCost.kernel("small", "elementwise"));
    }

    /** Kernels that rotate positions beside the one that is counted; each reads and writes what that one does. */
    private double moreRotaryPs(LayerCost rotary) {
        double more = serving.engine().number("longrope_kernels") - 1;
        return more * (roofline.kernelPs(rotary.share(serving.gpus())) + gapPs * rotary.kernels());
    }

    private List<LayerCost> costs(StepShape shape) {
        return serving.model().serve(shape.served(), serving.precision());
    }
}
