package io.github.teelab.workload.job;

import io.github.teelab.platform.Parameters;
import io.github.teelab.workload.PlainProgram;
import io.github.teelab.workload.model.LayerCost;
import io.github.teelab.workload.model.Roofline;
import java.util.List;

/** Kernels one by one, as an eager framework launches them: the host spends time of its own before each. */
final class Launches {
    private static final double PS_PER_US = 1e6;

    private Launches() {}

    /**
     * Every kernel of the layers, and as many more small ones as the framework adds (casts, fills, copies of views).
     *
     * @param perKernel launches in all for each kernel, at least 1
     */
    static void eager(
            PlainProgram program,
            List<LayerCost> layers,
            double perKernel,
            Roofline roofline,
            Parameters engine,
            long stream) {
        double owed = 0;
        for (LayerCost layer : layers) {
            long kernelPs = roofline.kernelPs(layer) / layer.kernels();
            for (long kernel = 0; kernel < layer.kernels(); kernel++) {
                launch(program, layer.name(), kernelPs, engine, stream);
                owed += perKernel - 1;
                for (; owed >= 1; owed--) {
                    small(program, 1, roofline, engine, stream);
                }
            }
        }
    }

    /** So many kernels that do next to nothing. */
    static void small(PlainProgram program, long count, Roofline roofline, Parameters engine, long stream) {
        long leastPs = roofline.kernelPs(LayerCost.kernel("small", "elementwise"));
        for (long i = 0; i < count; i++) {
            launch(program, "small", leastPs, engine, stream);
        }
    }

    private static void launch(PlainProgram program, String name, long kernelPs, Parameters engine, long stream) {
        program.host(Math.round(engine.number("eager_dispatch") * PS_PER_US)).launch(name, kernelPs, stream);
    }
}
