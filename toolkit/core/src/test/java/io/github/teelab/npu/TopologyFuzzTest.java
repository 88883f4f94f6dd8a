package io.github.teelab.npu;

import io.github.teelab.fuzz.Fuzz;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to a valid topology, reading it and counting its cycles ends in a number or in one line. */
class TopologyFuzzTest {
    @TempDir
    private Path folder;

    @Test
    void topology() {
        String convolutions =
                "Layer name, IFMAP Height, IFMAP Width, Filter Height, Filter Width, Channels, Num Filter,"
                        + " Strides,\na, 5, 5, 3, 3, 1, 1, 1,\nDPb, 9, 9, 3, 3, 4, 7, 2, 1,\nc, 9, 9, 3, 3, 4, 7, 2, 1:1,\n";
        String products = "Layer, M, N, K,\nqkv, 128, 2304, 768,\nheads, 200, 150, 300, 16,\n";
        SystolicArray array = new SystolicArray(32, 32, Dataflow.WEIGHT_STATIONARY);
        Fuzz.run("topology", List.of(bytes(convolutions), bytes(products)), folder, file -> {
            Topology topology = Topology.read(file);
            topology.cycles(array);
            topology.scaleSimCycles(array);
        });
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
