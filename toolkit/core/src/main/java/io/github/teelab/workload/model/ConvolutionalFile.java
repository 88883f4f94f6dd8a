package io.github.teelab.workload.model;

import java.util.List;

/** Reads {@code models/convolutional.csv}: the convolutional nets and the input each was published for. */
final class ConvolutionalFile {
    private static final String FILE = "models/convolutional.csv";

    private ConvolutionalFile() {}

    static List<String> names() {
        return FileLine.of(FILE).stream().map(line -> line.text("model")).toList();
    }

    static ConvolutionalNet read(String name) {
        FileLine line = FileLine.of(FILE).stream()
                .filter(each -> each.text("model").equals(name))
                .findFirst()
                .orElseThrow();
        return new ConvolutionalNet(
                name, InputShape.parse(line.text("input")), LayerFile.read("models/" + name + ".csv"));
    }
}
