package io.github.teelab.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.publish.PublishDisplayData;
import org.dflib.jjava.jupyter.messages.publish.PublishStream;
import org.dflib.jjava.jupyter.messages.publish.PublishStream.StreamType;
import org.junit.jupiter.api.Test;

class OutboxTest {
    private final List<Message<?>> sent = new ArrayList<>();
    private final Outbox outbox = new Outbox(sent::add);
    private final PrintStream out = CellOutput.printStream(outbox, StreamType.OUT);
    private final PrintStream err = CellOutput.printStream(outbox, StreamType.ERR);

    @Test
    void textsOfOneStreamTravelTogetherAndNothingOvertakes() {
        out.print("a");
        out.println("b");
        err.print("c");
        outbox.publish(new PublishDisplayData(new DisplayData("picture")));
        out.print("d");
        outbox.flush();
        assertEquals(List.of("ab" + System.lineSeparator(), "c", "display_data", "d"), described());
    }

    @Test
    void aCharacterMayComeInPieces() {
        for (byte one : "€𝄞".getBytes(StandardCharsets.UTF_8)) {
            out.write(one);
        }
        outbox.flush();
        assertEquals("€𝄞", String.join("", described()));
    }

    @Test
    void aLineDrawnAgainIsShownInOnePlace() {
        err.print("\r 10 %");
        err.print("\r 20 %");
        err.print("\r      \r");
        outbox.flush();
        assertEquals(List.of("display_data", "update_display_data", "update_display_data"), described());
    }

    private List<String> described() {
        return sent.stream()
                .map(message -> message.getContent() instanceof PublishStream stream
                        ? stream.getText()
                        : message.getHeader().getType().getName())
                .toList();
    }
}
