package io.github.teelab.kernel;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.dflib.jjava.jupyter.channels.JupyterSocket;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.messages.ContentType;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.MessageContext;
import org.dflib.jjava.jupyter.messages.publish.PublishDisplayData;
import org.dflib.jjava.jupyter.messages.publish.PublishStream;
import org.dflib.jjava.jupyter.messages.publish.PublishStream.StreamType;
import org.dflib.jjava.jupyter.messages.publish.PublishUpdateDisplayData;

/**
 * What cells print and display, in order, on its way to the notebook. Threads of cells only put things in; a thread that
 * nobody interrupts sends them, because an interrupt during a send would close the socket. Text of one stream that
 * follows on text of the same stream travels in one message.
 */
final class Outbox {
    private static final Logger LOG = Logger.getLogger(Outbox.class.getName());

    /** How long text may lie here: short enough to look immediate, long enough to gather a loop's lines. */
    static final long DELAY_MS = 40;

    /** A writer that is this far ahead waits, so that an endless loop of prints does not fill the heap. */
    private static final int MOST_CHARACTERS = 1 << 20;

    private interface Item {}

    private record Text(MessageContext parent, StreamType stream, StringBuilder characters) implements Item {}

    private record Content(Message<?> message) implements Item {}

    private final Consumer<Message<?>> wire;
    private final Deque<Item> items = new ArrayDeque<>();
    private final Object sending = new Object();
    private int characters;
    private MessageContext parent;
    private Optional<String> place = Optional.empty();

    Outbox(Consumer<Message<?>> wire) {
        this.wire = wire;
    }

    static Outbox to(JupyterSocket socket) {
        return new Outbox(socket::sendMessage);
    }

    /** Starts the thread that sends. */
    void start() {
        Thread thread = new Thread(this::sendForever, "outbox");
        thread.setDaemon(true);
        thread.start();
    }

    /** What is put in from now on belongs to this request. */
    synchronized void belongsTo(MessageContext request) {
        parent = request;
        place = Optional.empty();
    }

    synchronized void write(StreamType stream, CharSequence text) {
        while (characters > MOST_CHARACTERS) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        if (items.peekLast() instanceof Text last && last.stream == stream && last.parent == parent) {
            last.characters.append(text);
        } else {
            items.add(new Text(parent, stream, new StringBuilder(text)));
        }
        characters += text.length();
        notifyAll();
    }

    synchronized <T extends ContentType<T>> void publish(T content) {
        items.add(new Content(new Message<>(parent, content.getType(), content)));
        notifyAll();
    }

    /**
     * Shows a line in the place of the line that was shown so before: what a terminal does with text after a carriage
     * return. The lines of one cell share one place.
     */
    synchronized void redraw(String line) {
        DisplayData data = new DisplayData(line);
        boolean isFirst = place.isEmpty();
        place = Optional.of(place.orElseGet(() -> UUID.randomUUID().toString()));
        data.setDisplayId(place.orElseThrow());
        if (isFirst) {
            publish(new PublishDisplayData(data));
        } else {
            publish(new PublishUpdateDisplayData(data));
        }
    }

    /** Sends everything that is here now. */
    void flush() {
        synchronized (sending) {
            for (Optional<Message<?>> next = take(); next.isPresent(); next = take()) {
                wire.accept(next.get());
            }
        }
    }

    private synchronized Optional<Message<?>> take() {
        Item item = items.poll();
        if (item instanceof Text text) {
            characters -= text.characters.length();
            notifyAll();
            PublishStream content = new PublishStream(text.stream, text.characters.toString());
            return Optional.of(new Message<>(text.parent, PublishStream.MESSAGE_TYPE, content));
        }
        return item instanceof Content content ? Optional.of(content.message) : Optional.empty();
    }

    private void sendForever() {
        while (true) {
            try {
                awaitItem();
                Thread.sleep(DELAY_MS);
                flush();
            } catch (InterruptedException | OutOfMemoryError e) {
                // A cell's doing; the output of the next one must still get out.
                LOG.log(Level.WARNING, "outbox", e);
            }
        }
    }

    private synchronized void awaitItem() throws InterruptedException {
        while (items.isEmpty()) {
            wait();
        }
    }
}
