package io.github.teelab.workload.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InputShapeTest {
    @Test
    void heightComesFirstAndChannelsLast() {
        InputShape shape = InputShape.parse(" 32x48x3 ");
        assertEquals(new InputShape(32, 48, 3), shape);
        assertEquals(shape, InputShape.parse(shape.toString()));
        assertEquals(InputShape.parse("224x224x3"), InputShape.square(224));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "32",
                "32x32",
                "32x32x",
                "32x32x3x1",
                "0x32x3",
                "32x32x0",
                "-1x32x3",
                "32X32X3",
                "10001x2x3",
                "32x32x65",
                "1e2x32x3",
                "999999999x32x3",
                "99999999999x32x3"
            })
    void anythingElseIsRefusedWithWhatIsAllowed(String text) {
        String message = assertThrows(IllegalArgumentException.class, () -> InputShape.parse(text))
                .getMessage();
        assertTrue(message.contains("got \"" + text + "\""), message);
        assertTrue(message.contains("HEIGHTxWIDTHxCHANNELS"), message);
    }

    @Test
    void channelsFirstIsToldApart() {
        String message = assertThrows(IllegalArgumentException.class, () -> InputShape.parse("3x224x224"))
                .getMessage();
        assertTrue(message.contains("did you mean 224x224x3?"), message);
    }
}
