package io.github.teelab.tee.hetee;

import io.github.teelab.platform.Parameter;
import io.github.teelab.platform.Parameters;
import io.github.teelab.workload.job.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What HETEE's parts cost: what is assumed or published, and what was fitted to the paper's runs with batches 4 and 64.
 *
 * @param design {@code data/tee/hetee.csv}
 * @param fitted {@code data/calibration/hetee.csv}
 */
public record BoxCosts(Parameters design, Parameters fitted) {
    /** What is assumed or published. */
    public static final String FILE = "tee/hetee.csv";

    /** What was fitted. */
    public static final String FITTED = "calibration/hetee.csv";

    /** The paper's five nets, as its tables write them. */
    public static final List<String> NETS = List.of("VGG16", "GoogLeNet", "ResNet50", "ResNet101", "ResNet152");

    /** The stored costs. */
    public static BoxCosts stored() {
        return new BoxCosts(Parameters.read(FILE), Parameters.read(FITTED));
    }

    /** What the GPU works on a batch of a net: a GTX TITAN X under TensorFlow 1.11, as measured. */
    public BatchLine compute(Mode mode, String net) {
        return line(mode, computeName(net));
    }

    /** What one core of the proxy works on a batch before the GPU can. */
    public BatchLine preprocess(Mode mode) {
        return line(mode, "preprocess");
    }

    /** A batch from the server's memory through the controller into the proxy's, without the cipher. */
    public BatchLine transfer(Mode mode) {
        return line(mode, "transfer");
    }

    /** What the controller's cipher works on a batch. */
    public BatchLine crypto(Mode mode) {
        return line(mode, "crypto");
    }

    /** What the hand-over of a batch from the plaintext queue takes at the proxy's port beyond its bytes, milliseconds. */
    public double handoverMs() {
        return fitted.number("handover");
    }

    /** Bytes of one image as it reaches a GPU. */
    public long tensorBytes() {
        return (long) design.number("image_tensor");
    }

    /** The same with one value changed, of either file. */
    public BoxCosts with(String parameter, double value) {
        return design.names().contains(parameter)
                ? new BoxCosts(design.with(parameter, value), fitted)
                : new BoxCosts(design, fitted.with(parameter, value));
    }

    /** All parameters with unit, basis and source. */
    public List<Parameter> parameters() {
        List<Parameter> all = new ArrayList<>(design.list());
        all.addAll(fitted.list());
        return all;
    }

    /** The name under which a step's line is stored, without {@code _fixed} or {@code _per_image}. */
    public static String lineName(Mode mode, String step) {
        return mode.label() + "_" + step;
    }

    /** The step's name of a net's computing. */
    public static String computeName(String net) {
        return "compute_" + net.toLowerCase(Locale.ROOT);
    }

    private BatchLine line(Mode mode, String step) {
        String name = lineName(mode, step);
        return new BatchLine(fitted.number(name + "_fixed"), fitted.number(name + "_per_image"));
    }
}
