package io.github.teelab.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.dflib.jjava.jupyter.channels.StdinChannel;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.MessageContext;
import org.dflib.jjava.jupyter.messages.reply.InputReply;
import org.dflib.jjava.jupyter.messages.request.InputRequest;
import org.zeromq.ZMQ;

/** {@code System.in} of cells: asks the front end for a line. The asking is done by a thread that nobody interrupts. */
final class CellInput extends InputStream {
    private static final long ROUND_MS = 20;

    private final StdinChannel channel;
    private final ExecutorService asker = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "input");
        thread.setDaemon(true);
        return thread;
    });
    private volatile MessageContext request;
    private volatile boolean allowed;
    private byte[] line = {};
    private int next;

    CellInput(StdinChannel channel) {
        this.channel = channel;
    }

    /** What is read from now on is read for this request. */
    void belongsTo(MessageContext execution, boolean isAllowed) {
        request = execution;
        allowed = isAllowed;
    }

    @Override
    public synchronized int read() throws IOException {
        if (next == line.length) {
            line = ask().getBytes(StandardCharsets.UTF_8);
            next = 0;
        }
        return line[next++] & 0xff;
    }

    /** At most the rest of one line, so that a reader gets each line as soon as it is typed. */
    @Override
    public synchronized int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        target[offset] = (byte) read();
        int more = Math.min(length - 1, line.length - next);
        System.arraycopy(line, next, target, offset + 1, more);
        next += more;
        return 1 + more;
    }

    @Override
    public synchronized int available() {
        return line.length - next;
    }

    private String ask() throws IOException {
        if (!allowed) {
            throw new IOException("System.in: this front end does not let cells ask for input");
        }
        AtomicBoolean cancelled = new AtomicBoolean();
        Future<String> answer = asker.submit(() -> ask(cancelled));
        try {
            return answer.get() + "\n";
        } catch (InterruptedException e) {
            cancelled.set(true);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("System.in: interrupted");
        } catch (ExecutionException e) {
            throw new IOException("System.in: " + e.getCause().getMessage(), e.getCause());
        }
    }

    private String ask(AtomicBoolean cancelled) throws InterruptedException {
        while (hasAnswer()) {
            channel.readMessage();
        }
        channel.sendMessage(new Message<>(request, InputRequest.MESSAGE_TYPE, new InputRequest("", false)));
        while (!hasAnswer()) {
            if (cancelled.get()) {
                return "";
            }
            Thread.sleep(ROUND_MS);
        }
        Message<InputReply> reply = channel.readMessage(InputReply.MESSAGE_TYPE);
        return reply.getContent().getValue();
    }

    private boolean hasAnswer() {
        return (channel.getEvents() & ZMQ.Poller.POLLIN) != 0;
    }
}
