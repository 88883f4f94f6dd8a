package io.github.teelab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** A command that must end with exit code 2 and one line that says what is wrong. */
final class Refusal {
    private Refusal() {}

    static DynamicTest of(String name, String command, Object... options) {
        String[] arguments = Stream.concat(
                        Stream.of(command), Stream.of(options).map(Object::toString))
                .toArray(String[]::new);
        return DynamicTest.dynamicTest(name, () -> {
            StringWriter out = new StringWriter();
            StringWriter err = new StringWriter();
            int code = Main.run(new PrintWriter(out), new PrintWriter(err), arguments);
            System.out.print(name + ": " + err);
            assertEquals(2, code, err.toString());
            assertEquals(1, err.toString().lines().count(), err.toString());
            assertTrue(err.toString().startsWith("teelab: ") && err.toString().length() > 30, err.toString());
            assertEquals("", out.toString());
        });
    }
}
