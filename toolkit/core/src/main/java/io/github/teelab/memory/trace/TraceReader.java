package io.github.teelab.memory.trace;

import io.github.teelab.files.Printable;
import io.github.teelab.files.Unpacked;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/**
 * A cursor over the requests of a trace: {@link #next} moves it, {@link #address} and {@link #write} tell of the request it
 * stands on. It knows gzip by its first bytes, whatever the file's name. Blank lines are passed over. Every line has its
 * line end, the last one too: without it an address could have been cut.
 */
public final class TraceReader implements Closeable {
    private static final int BUFFER = 1 << 16;
    private static final int SHOWN = 40;
    private static final int TOP_DIGIT = 60;
    private static final int END = -1;
    private static final String FORM = "write one request a line, LD 0x1a2b40 or ST 0x1a2b40";
    private static final byte[] DIGIT = digits();

    private final Path file;
    private final InputStream stream;
    private final byte[] buffer = new byte[BUFFER];
    private int position;
    private int end;
    private long line;
    private long address;
    private boolean write;

    private TraceReader(Path file, InputStream stream) {
        this.file = file;
        this.stream = stream;
    }

    /**
     * Opens a trace.
     *
     * @throws BadTrace if there is no such file or it cannot be read
     */
    public static TraceReader open(Path file) {
        return open(file, raw -> raw);
    }

    /**
     * Opens a trace whose reading is watched.
     *
     * @param watched given the file's bytes, as they lie on the disk, returns the stream to read in their place
     * @throws BadTrace if there is no such file or it cannot be read
     */
    public static TraceReader open(Path file, UnaryOperator<InputStream> watched) {
        if (Files.isDirectory(file)) {
            throw new BadTrace(file, 0, "is a folder", "give a trace file");
        }
        try {
            return new TraceReader(file, Unpacked.of(watched.apply(Files.newInputStream(file))));
        } catch (NoSuchFileException e) {
            throw new BadTrace(file, 0, "no such file", "give the path of a trace file");
        } catch (IOException e) {
            throw new BadTrace(
                    file,
                    0,
                    "cannot be opened (" + Printable.brief(String.valueOf(e.getMessage())) + ")",
                    "check the file and its permissions");
        }
    }

    /**
     * Moves on to the next request; says whether there is one.
     *
     * @throws BadTrace if the next line is no request, or the file cannot be read further
     */
    public boolean next() {
        int letter = read();
        line++;
        while (letter == '\n' || letter == '\r' || letter == ' ' || letter == '\t') {
            line += letter == '\n' ? 1 : 0;
            letter = read();
        }
        if (letter == END) {
            return false;
        }
        int second = read();
        if (!(letter == 'L' && second == 'D') && !(letter == 'S' && second == 'T')) {
            throw bad("expected LD or ST, got " + rest("", letter, second));
        }
        write = letter == 'S';
        String operation = write ? "ST" : "LD";
        int space = read();
        int zero = space;
        while (zero == ' ' || zero == '\t') {
            zero = read();
        }
        int x = zero == '0' ? read() : END;
        if ((space != ' ' && space != '\t') || (x != 'x' && x != 'X')) {
            throw bad("expected an address such as 0x1a2b40 after " + operation + ", got "
                    + (zero == '0' ? rest("0", x) : rest("", zero)));
        }
        readAddress();
        return true;
    }

    private void readAddress() {
        long value = 0;
        int letter = read();
        boolean none = digit(letter) < 0;
        for (int digit = digit(letter); digit >= 0; digit = digit(letter)) {
            if (value >>> TOP_DIGIT != 0) {
                throw bad("the address has more than 64 bits");
            }
            value = (value << 4) | digit;
            letter = read();
        }
        while (letter == ' ' || letter == '\t' || letter == '\r') {
            letter = read();
        }
        if (none || (letter != '\n' && letter != END)) {
            throw bad("expected hexadecimal digits and the end of the line, got " + rest("", letter));
        }
        if (letter == END) {
            throw new BadTrace(
                    file,
                    line,
                    "the last line has no line end, so its address may be cut",
                    "copy the file again, or end its last line");
        }
        address = value;
    }

    private static int digit(int letter) {
        return letter < 0 ? -1 : DIGIT[letter];
    }

    private static byte[] digits() {
        byte[] digits = new byte[1 << Byte.SIZE];
        for (int letter = 0; letter < digits.length; letter++) {
            digits[letter] = (byte) (letter < 128 ? Character.digit(letter, 16) : -1);
        }
        return digits;
    }

    /** The next byte, 0 to 255, or {@link #END}. */
    private int read() {
        if (position == end && !fill()) {
            return END;
        }
        return buffer[position++] & 0xff;
    }

    private boolean fill() {
        try {
            position = 0;
            end = Math.max(0, stream.read(buffer));
            return end > 0;
        } catch (EOFException e) {
            throw new BadTrace(file, line, "the gzip data end early", "make or copy the file again");
        } catch (IOException e) {
            String reason = Printable.brief(String.valueOf(e.getMessage()));
            throw new BadTrace(file, line, "cannot be read further (" + reason + ")", "make or copy the file again");
        }
    }

    private BadTrace bad(String fault) {
        return new BadTrace(file, line, fault, FORM);
    }

    /** What stands in the line from the given bytes on, fit to be shown. */
    private String rest(String before, int... letters) {
        StringBuilder text = new StringBuilder(before);
        for (int letter : letters) {
            if (letter == END || letter == '\n') {
                return text.isEmpty() ? "the end of the line" : "\"" + text + "\"";
            }
            text.append(shown(letter));
        }
        for (int letter = read(); letter != END && letter != '\n'; letter = read()) {
            if (text.length() == SHOWN) {
                return "\"" + text + "...\"";
            }
            text.append(shown(letter));
        }
        return "\"" + text.toString().strip() + "\"";
    }

    private static String shown(int letter) {
        return letter < ' ' || letter > '~' ? "?" : new String(new byte[] {(byte) letter}, StandardCharsets.US_ASCII);
    }

    /** The address of the request the cursor stands on. */
    public long address() {
        return address;
    }

    /** Whether it is a write. */
    public boolean write() {
        return write;
    }

    /** The line it stands in, counted from 1. */
    public long line() {
        return line;
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
