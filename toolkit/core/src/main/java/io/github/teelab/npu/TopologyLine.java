package io.github.teelab.npu;

import io.github.teelab.files.Printable;
import java.util.List;

/**
 * One layer's line of a topology file.
 *
 * @param cells what is between its commas, without blanks around it
 */
record TopologyLine(List<String> cells) {
    private static final List<String> CONVOLUTION = List.of(
            "layer name",
            "IFMAP height",
            "IFMAP width",
            "filter height",
            "filter width",
            "channels",
            "number of filters",
            "stride",
            "stride across");
    private static final List<String> PRODUCT = List.of("layer", "M", "N", "K", "count");
    private static final String DENSE = "1:1";
    private static final String DEPTHWISE = "DP";

    /** What is wrong with a cell. */
    static final class Fault extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Fault(String message) {
            super(message);
        }
    }

    TopologyLayer product() {
        String name = name();
        int columns = columns(PRODUCT, 4);
        return TopologyLayer.of(
                name,
                new Gemm(whole(PRODUCT, 1), whole(PRODUCT, 3), whole(PRODUCT, 2)),
                columns > 4 ? whole(PRODUCT, 4) : 1);
    }

    TopologyLayer convolution() {
        String name = name();
        int columns = columns(CONVOLUTION, 8);
        boolean depthwise = name.contains(DEPTHWISE);
        int channels = whole(CONVOLUTION, 5);
        Convolution convolution = new Convolution(
                whole(CONVOLUTION, 1),
                whole(CONVOLUTION, 2),
                whole(CONVOLUTION, 3),
                whole(CONVOLUTION, 4),
                depthwise ? 1 : channels,
                whole(CONVOLUTION, 6),
                whole(CONVOLUTION, 7),
                whole(CONVOLUTION, columns > 8 ? 8 : 7));
        return TopologyLayer.of(name, convolution, depthwise ? channels : 1);
    }

    private String name() {
        if (cells.isEmpty() || cells.get(0).isEmpty()) {
            throw new Fault("got no layer name, allowed any text without a comma");
        }
        return Printable.escaped(cells.get(0));
    }

    /** Numbers and the name that the line holds, without a ratio of sparsity at its end. */
    private int columns(List<String> names, int least) {
        int count = cells.size();
        if (count > 0 && cells.get(count - 1).indexOf(':') >= 0) {
            count--;
            if (!cells.get(count).equals(DENSE)) {
                throw new Fault("got sparsity " + Printable.quoted(cells.get(count)) + ", allowed " + DENSE
                        + " or none: products are dense here");
            }
        }
        if (count < least || count > names.size()) {
            throw new Fault("got " + count + " columns, allowed " + least + " to " + names.size() + ": "
                    + String.join(", ", names));
        }
        return count;
    }

    private int whole(List<String> names, int column) {
        String cell = cells.get(column);
        int number = cell.matches("[0-9]{1,9}") ? Integer.parseInt(cell) : 0;
        if (number < 1) {
            throw new Fault(names.get(column) + ": got " + Printable.quoted(cell)
                    + ", allowed a whole number from 1 to 999999999");
        }
        return number;
    }
}
