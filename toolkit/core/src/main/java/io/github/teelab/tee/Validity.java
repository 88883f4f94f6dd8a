package io.github.teelab.tee;

import io.github.teelab.platform.Basis;
import io.github.teelab.platform.Cpu;
import io.github.teelab.platform.Parameter;
import io.github.teelab.platform.Part;
import io.github.teelab.platform.Platform;
import io.github.teelab.platform.Platforms;
import io.github.teelab.units.Frequency;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Which inputs of an answer lie inside what was measured, and how far the others lie outside.
 *
 * @param extrapolations one for each input outside; empty if all lie inside
 */
public record Validity(List<Extrapolation> extrapolations) {
    /**
     * An input outside what was measured.
     *
     * @param input which part or quantity
     * @param measured what was measured
     * @param asked what the answer is for
     * @param law how the figure carries over
     */
    public record Extrapolation(String input, String measured, String asked, String law) {
        @Override
        public String toString() {
            return input + " " + asked + " (measured: " + measured + "; " + law + ")";
        }
    }

    private static final Platform CALIBRATED = Platforms.h100Node();
    /** The slowest clock of {@code measurements/cpu_cipher_rates.csv}. */
    private static final Frequency SLOWEST = Frequency.ghz(0.8);

    public Validity {
        extrapolations = List.copyOf(extrapolations);
    }

    /** What a machine asks beyond the one that copies and calls were measured on. */
    public static Validity of(Platform machine) {
        List<Extrapolation> outside = new ArrayList<>();
        host(machine.cpu(), outside);
        if (!machine.gpus().isEmpty()) {
            if (differs(machine.gpu(), CALIBRATED.gpu())) {
                String bandwidth = times(
                        machine.gpu().memoryBandwidth().bytesPerSecond(),
                        CALIBRATED.gpu().memoryBandwidth().bytesPerSecond(),
                        "the memory bandwidth");
                outside.add(new Extrapolation(
                        "gpu",
                        CALIBRATED.gpu().name(),
                        described(machine.gpu(), CALIBRATED.gpu()) + bandwidth,
                        "kernels by roofline or memory bandwidth, front end by clock"));
            }
        } else if (!machine.npus().isEmpty()) {
            outside.add(new Extrapolation(
                    "accelerator", CALIBRATED.gpu().name(), machine.npu().name(), "driver and framework as for a GPU"));
        }
        if (differs(machine.link(), CALIBRATED.link())) {
            String rate = times(
                    machine.link().effectiveBandwidth().bytesPerSecond(),
                    CALIBRATED.link().effectiveBandwidth().bytesPerSecond(),
                    "the payload rate");
            outside.add(new Extrapolation(
                    "link",
                    CALIBRATED.link().name(),
                    described(machine.link(), CALIBRATED.link()) + rate,
                    "the measured share of its payload rate"));
        }
        return new Validity(outside);
    }

    private static void host(Cpu cpu, List<Extrapolation> outside) {
        Cpu measured = CALIBRATED.cpu();
        if (differs(cpu, measured)) {
            outside.add(new Extrapolation(
                    "cpu",
                    measured.name(),
                    described(cpu, measured)
                            + times(cpu.clock().hertz(), measured.clock().hertz(), "the clock"),
                    "host times by clock, cipher by its rate per GHz"));
        } else if (cpu.clock().compareTo(measured.clock()) != 0) {
            boolean cipherInside =
                    cpu.clock().compareTo(SLOWEST) >= 0 && cpu.clock().compareTo(measured.clock()) <= 0;
            outside.add(new Extrapolation(
                    "host clock",
                    cipherInside ? "cipher 0.8 to 2.1 GHz, all else at 2.1 GHz" : "up to 2.1 GHz",
                    cpu.clock().toString(),
                    "host times by clock"));
        }
    }

    private static boolean differs(Part part, Part measured) {
        return !part.name().equals(measured.name()) || !changed(part, measured).isEmpty();
    }

    /** Its name, and where it is the measured part with other numbers, those. */
    private static String described(Part part, Part measured) {
        return part.name().equals(measured.name())
                ? part.name() + " with " + String.join(", ", changed(part, measured))
                : part.name();
    }

    /** Numbers that a user set; the clock that a CPU runs at is an input of its own. */
    private static List<String> changed(Part part, Part measured) {
        return part.parameters().stream()
                .filter(parameter -> !parameter.name().equals("clock"))
                .filter(parameter -> measured.find(parameter.name())
                        .filter(known -> known.value().equals(parameter.value()))
                        .isEmpty())
                .map(parameter -> parameter.name() + " " + parameter.value())
                .toList();
    }

    private static String times(double now, double then, String what) {
        return String.format(Locale.ROOT, ", %.3g times %s", now / then, what);
    }

    /** The same with further extrapolations. */
    public Validity and(Extrapolation... more) {
        List<Extrapolation> all = new ArrayList<>(extrapolations);
        all.addAll(List.of(more));
        return new Validity(all);
    }

    /** One parameter for each extrapolation, for {@code explain()}. */
    public List<Parameter> parameters() {
        return extrapolations.stream()
                .map(each -> new Parameter(
                        "extrapolated " + each.input(),
                        each.asked(),
                        Parameter.WORD,
                        Basis.DERIVED,
                        "measured: " + each.measured() + "; " + each.law()))
                .toList();
    }

    /** Whether every input lies inside what was measured. */
    public boolean isMeasured() {
        return extrapolations.isEmpty();
    }

    /** In a word or two for a table: {@code measured}, or which inputs are extrapolated. */
    public String summary() {
        return isMeasured()
                ? "measured"
                : "extrapolated: "
                        + String.join(
                                ", ",
                                extrapolations.stream()
                                        .map(Extrapolation::input)
                                        .toList());
    }

    /** In full, one line for each extrapolation. */
    @Override
    public String toString() {
        return isMeasured()
                ? "every input lies inside what was measured"
                : String.join(
                        "\n",
                        extrapolations.stream().map(Extrapolation::toString).toList());
    }
}
