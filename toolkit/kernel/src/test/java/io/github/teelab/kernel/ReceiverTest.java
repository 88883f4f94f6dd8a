package io.github.teelab.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceiverTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x = Lab | Lab",
                "f(a).g(b, c) | f(a).g(b, c)",
                "y + list.get(0) | list.get(0)",
                "rows[3] | rows[3]",
                "print(\"a)\".trim() | \"a)\".trim()",
                "z = new Foo(1) | new Foo(1)",
            })
    void theExpressionBeforeADotBegins(String text, String receiver) {
        assertEquals(receiver, Receiver.endingAt(text));
    }
}
