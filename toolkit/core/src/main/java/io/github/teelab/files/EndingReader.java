package io.github.teelab.files;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Passes CSV text on, without a byte order mark, and knows how it ended, since a parser takes a file cut inside a
 * quoted cell for whole.
 */
final class EndingReader extends FilterReader {
    private static final int MARK = '\ufeff';

    private final boolean comments;
    private boolean begun;
    private boolean insideQuotes;
    private boolean insideComment;
    private char last = '\n';

    EndingReader(Reader in, boolean comments) {
        super(in);
        this.comments = comments;
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        if (!begun) {
            begun = true;
            int first = super.read();
            if (first < 0) {
                return -1;
            }
            if (first != MARK) {
                buffer[offset] = (char) first;
                pass((char) first);
                return 1;
            }
        }
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

    /** Whether the text passed so far is empty or ends with a line end. */
    boolean endsWithLineEnd() {
        return isLineEnd(last);
    }

    private void pass(char c) {
        if (comments && !insideQuotes) {
            insideComment = insideComment ? !isLineEnd(c) : c == '#' && isLineEnd(last);
        }
        insideQuotes ^= c == '"' && !insideComment;
        last = c;
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }
}
