package io.github.teelab.workload.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.teelab.platform.DataFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayerFileTest {
    private static final String HEADER =
            "layer,op,inputs,out_channels,kernel_h,kernel_w,stride,pad_h,pad_w,groups,bias,ceil\n";
    private static final String CONV = "c,conv,input,4,3,3,1,1,1,1,1,\n";

    private final String before = System.getProperty(DataFiles.DIRECTORY_PROPERTY, "");

    @TempDir
    private Path directory;

    @BeforeEach
    void useOwnData() throws IOException {
        System.setProperty(DataFiles.DIRECTORY_PROPERTY, directory.toString());
        write("models/convolutional.csv", "model,input,source\nmine,8x8x2,test\n");
    }

    @AfterEach
    void useTheDataFromBefore() {
        System.setProperty(DataFiles.DIRECTORY_PROPERTY, before);
    }

    @Test
    void aUsersOwnNetIsReadByName() throws IOException {
        write("models/mine.csv", HEADER + CONV + "p,maxpool,c,,2,2,2,0,0,,,1\nj,concat,p+p,,,,,,,,,\n");
        ConvolutionalNet net = Models.convolutional("mine");
        assertEquals(4 * 2 * 9 + 4, net.parameters());
        assertEquals(
                new FeatureMap(4, 4, 8), net.featureMaps(net.defaultInput()).get("j"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "c,convolve,c,,,,,,,,,           | field op: got \"convolve\", allowed conv, batchnorm",
                "d,relu,b,,,,,,,,,               | field inputs: got \"b\", allowed \"input\" or an earlier layer",
                "d,relu,c+c,,,,,,,,,             | field inputs: got \"c+c\", allowed one layer",
                "d,add,c,,,,,,,,,                | field inputs: got \"c\", allowed two layers or more",
                "c,relu,c,,,,,,,,,               | field layer: got \"c\", allowed a name that no earlier layer has",
                "d,conv,c,4,0,3,1,1,1,1,1,       | field kernel_h: got \"0\", allowed a whole number of at least 1",
                "d,conv,c,4,3,3,,1,1,1,1,        | field stride: got \"\", allowed a whole number of at least 1",
                "d,conv,c,4,3,3,1,1,1,1,2,       | field bias: got \"2\", allowed 1 (yes) or 0 (no)",
                "d,,c,,,,,,,,,                   | field op: got \"\", allowed text",
            })
    void aWrongCellIsNamedByFileLineAndField(String line, String problem) throws IOException {
        write("models/mine.csv", HEADER + CONV + line + "\n");
        String message = assertThrows(IllegalArgumentException.class, () -> Models.named("mine"))
                .getMessage();
        assertTrue(message.startsWith("models/mine.csv, line of \"" + line.charAt(0) + "\", " + problem), message);
    }

    @Test
    void layersThatDoNotFitAreNamed() throws IOException {
        write("models/mine.csv", HEADER + CONV + "d,add,c+input,,,,,,,,,\n");
        ConvolutionalNet net = Models.convolutional("mine");
        String message =
                assertThrows(IllegalArgumentException.class, net::parameters).getMessage();
        assertTrue(message.contains("layer d adds maps of different shapes: got [8x8x4, 8x8x2]"), message);
    }

    @Test
    void missingColumnsAndNetsWithoutWeightsAreRefused() throws IOException {
        write("models/mine.csv", "layer,op\nc,relu\n");
        assertTrue(assertThrows(IllegalArgumentException.class, () -> Models.named("mine"))
                .getMessage()
                .contains("there is no column inputs"));
        write("models/mine.csv", HEADER + "d,relu,input,,,,,,,,,\n");
        assertTrue(assertThrows(IllegalArgumentException.class, () -> Models.named("mine"))
                .getMessage()
                .contains("no layer has weights"));
    }

    private void write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
