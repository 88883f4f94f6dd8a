package io.github.teelab.kernel;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.dflib.jjava.jupyter.messages.publish.PublishStream.StreamType;

/** Bytes that a cell writes, decoded as UTF-8 however they are cut, and put into the outbox. */
final class CellOutput extends OutputStream {
    private static final int CHUNK = 8192;

    private final Outbox outbox;
    private final StreamType stream;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private final ByteBuffer bytes = ByteBuffer.allocate(CHUNK);
    private final CharBuffer characters = CharBuffer.allocate(CHUNK);

    private CellOutput(Outbox outbox, StreamType stream) {
        this.outbox = outbox;
        this.stream = stream;
    }

    static PrintStream printStream(Outbox outbox, StreamType stream) {
        return new PrintStream(new CellOutput(outbox, stream), true, StandardCharsets.UTF_8);
    }

    /** A progress bar draws its line again and again, each time after a carriage return. */
    private void put(String text) {
        String line = text.replace("\r\n", "\n");
        int start = line.lastIndexOf('\r') + 1;
        if (start == 0) {
            outbox.write(stream, line);
        } else {
            outbox.redraw(line.substring(start).strip());
        }
    }

    @Override
    public void write(int one) {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] source, int offset, int length) {
        for (int done = 0; done < length; ) {
            int part = Math.min(length - done, bytes.remaining());
            bytes.put(source, offset + done, part);
            done += part;
            bytes.flip();
            decoder.decode(bytes, characters, false);
            bytes.compact();
            characters.flip();
            if (characters.hasRemaining()) {
                put(characters.toString());
            }
            characters.clear();
        }
    }
}
