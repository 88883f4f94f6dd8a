package io.github.teelab.npu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopologyTest {
    private static final String CONVOLUTIONS =
            "Layer name, IFMAP Height, IFMAP Width, Filter Height, Filter Width, Channels, Num Filter, Strides,\n";
    private static final String PRODUCTS = "Layer, M, N, K,\n";
    private static final SystolicArray ARRAY = new SystolicArray(32, 32, Dataflow.OUTPUT_STATIONARY);

    @TempDir
    private Path folder;

    /** 4.09 billion multiply-adds are those of the model zoo's ResNet-50 without its last, linear layer. */
    @Test
    void allConvolutionsOfResnet50() throws URISyntaxException {
        Topology topology = Topology.read(
                Path.of(TopologyTest.class.getResource("resnet50-topology.csv").toURI()));
        long multiplyAdds = topology.layers().stream()
                .mapToLong(layer -> layer.gemm().multiplyAdds())
                .sum();
        assertEquals(53, topology.layers().size());
        assertEquals(4_087_136_256L, multiplyAdds);
        for (Dataflow dataflow : Dataflow.values()) {
            SystolicArray array = ARRAY.with(dataflow);
            System.out.printf(
                    "ResNet-50 on 32 x 32, %s: %,d cycles; as SCALE-Sim counts %,d%n",
                    dataflow.label(), topology.cycles(array), topology.scaleSimCycles(array));
            assertTrue(topology.cycles(array) > multiplyAdds / 1024);
        }
    }

    @Test
    void readsConvolutionsWithAndWithoutTheLastComma() throws IOException {
        String layers = """
                conv1, 230, 230, 7, 7, 3, 64, 2,
                DPconv, 10, 10, 3, 3, 8, 1, 1

                strides, 9, 9, 3, 3, 1, 1, 2, 3,
                sparse, 9, 9, 3, 3, 1, 1, 2, 1:1,
                """;
        List<TopologyLayer> read = read(CONVOLUTIONS + layers).layers();
        assertEquals(new Gemm(112 * 112, 147, 64), read.get(0).gemm());
        assertEquals(new TopologyLayer("DPconv", new Gemm(64, 9, 1), new Gemm(64, 9, 1), 8), read.get(1));
        assertEquals(new Gemm(4 * 3, 9, 1), read.get(2).gemm());
        assertEquals(new Gemm(4 * 4, 9, 1), read.get(3).gemm());
    }

    @Test
    void readsProductsWithTheirOrderOfSizes() throws IOException {
        Topology topology = read("\ufeff" + PRODUCTS + "one, 200, 150, 300,\r\nheads, 200, 150, 300, 16,\r\n");
        assertEquals(new Gemm(200, 300, 150), topology.layers().get(0).gemm());
        assertEquals(17 * 12_669L, topology.scaleSimCycles(ARRAY));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a, 5, 5, 3, 3, 1, 1, 1,;b, 5, x, 3, 3, 1, 1, 1, | line 3 | IFMAP width: got \"x\"",
                "a, 5, 5, 3, 3, 1, 1, 1,;b, 5, 5, 3, 3, 1, 1, 0, | line 3 | stride: got \"0\"",
                "a, 5, 5, 3, 3, 1, | line 2 | got 6 columns",
                "a, 2, 2, 3, 3, 1, 1, 1, | line 2 | no larger than the image",
                "a, 5, 5, 3, 3, 1, 1, 1, 2:4, | line 2 | sparsity \"2:4\"",
                ", 5, 5, 3, 3, 1, 1, 1, | line 2 | layer name",
                ", , , , , | line 2 | layer name",
                "a, 5, 5, 3, 3, 1, 99999999999, 1, | line 2 | number of filters",
                "a, 999999999, 999999999, 1, 1, 999999999, 1, 1, | line 2 | 2^56",
                "'' | line 2 | no layer follows"
            })
    void aFaultNamesFileLineAndRemedy(String layers, String place, String fault) {
        String message = refused(CONVOLUTIONS + layers.replace(';', '\n') + "\n");
        assertTrue(message.contains("topology.csv"), message);
        assertTrue(message.contains(place), message);
        assertTrue(message.contains(fault), message);
    }

    @Test
    void hostileFilesAreRefusedInOneLine() {
        for (String text :
                List.of("", "\n\n", ",,,\n", "\u0000\u0001", "a,b\n", "x".repeat(1_000_000), "<?xml?>\n<a/>")) {
            String message = refused(text);
            assertEquals(1, message.lines().count(), message);
            assertTrue(message.length() < 400, message);
        }
        assertTrue(assertThrows(IllegalArgumentException.class, () -> Topology.read(folder.resolve("none.csv")))
                .getMessage()
                .contains("cannot be read"));
        assertThrows(IllegalArgumentException.class, () -> Topology.read(folder));
    }

    @Test
    void aLastLineWithoutItsEndMayBeCut() {
        String message = refused(PRODUCTS + "proj, 128, 768, 768");
        assertTrue(message.contains("line 2: the last line has no line end"), message);
    }

    @Test
    void moreCyclesThanCanBeCountedAreRefused() throws IOException {
        Topology huge = read(PRODUCTS + "a, 999999999, 9999, 7000, 999999999,\n");
        String message = assertThrows(IllegalArgumentException.class, () -> huge.cycles(ARRAY))
                .getMessage();
        assertTrue(message.contains("more cycles than 64 bits"), message);
    }

    @Test
    void bytesThatAreNoTextAreRefused() throws IOException {
        Path file = Files.write(folder.resolve("topology.csv"), new byte[] {'a', (byte) 0xff, ',', '\n'});
        String message = assertThrows(IllegalArgumentException.class, () -> Topology.read(file))
                .getMessage();
        assertTrue(message.contains("UTF-8"), message);
    }

    private String refused(String text) {
        return assertThrows(IllegalArgumentException.class, () -> read(text)).getMessage();
    }

    private Topology read(String text) throws IOException {
        return Topology.read(Files.writeString(folder.resolve("topology.csv"), text));
    }
}
