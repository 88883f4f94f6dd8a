package io.github.teelab.workload.profile;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Passes text on and knows how it ended, since a CSV parser takes a file cut inside a quoted cell for whole. */
final class EndingReader extends FilterReader {
    private boolean insideQuotes;

    EndingReader(Reader in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        int c = super.read();
        if (c >= 0) {
            pass((char) c);
        }
        return c;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        for (int i = offset; i < offset + count; i++) {
            pass(buffer[i]);
        }
        return count;
    }

    /** Whether the text passed so far leaves a quoted cell open; a quote within one is doubled, so parity tells. */
    boolean isInsideQuotes() {
        return insideQuotes;
    }

    private void pass(char c) {
        insideQuotes ^= c == '"';
    }
}
