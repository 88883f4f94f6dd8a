package io.github.teelab.workload.profile;

import io.github.teelab.files.Printable;
import io.github.teelab.files.Unpacked;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/** A file a user handed over: looked at before it is believed, and unpacked if it is gzip. */
final class ProfileFile {
    /** What a file is, judged by its first bytes and not by its name. */
    enum Form {
        TEXT("text"),
        JSON("JSON; read it with Profiles.kineto (--kineto)"),
        SQLITE("a SQLite database; read it with Profiles.nsysSqlite (--nsys-sqlite)"),
        UTF16("UTF-16 text; save it as UTF-8"),
        BINARY(
                "a binary file; export it from Nsight Systems with nsys stats --format csv or nsys export --type sqlite");

        private final String advice;

        Form(String advice) {
            this.advice = advice;
        }
    }

    private static final int SNIFFED = 512;
    private static final byte[] SQLITE_MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final String ENDINGS = "(?i)(?:\\.gz|\\.csv|\\.json|\\.sqlite|\\.pt\\.trace|[._]cuda_api_trace)+$";

    private final Path path;

    private ProfileFile(Path path) {
        this.path = path;
    }

    /**
     * A file that exists and has the wanted form.
     *
     * @throws BadProfile if it is missing, a directory, empty, unreadable, a cut gzip, or of another form
     */
    static ProfileFile of(Path path, Form wanted, String what) {
        if (!Files.exists(path)) {
            throw new BadProfile(path, "", "no such file", "give the path of " + what);
        }
        if (!Files.isRegularFile(path)) {
            throw new BadProfile(path, "", "is not a file but a directory or device", "give the path of " + what);
        }
        ProfileFile file = new ProfileFile(path);
        Form found = file.sniff(what);
        if (found != wanted) {
            throw new BadProfile(
                    path, "", "expected " + what, "this is " + (found == Form.TEXT ? "other text" : found.advice));
        }
        return file;
    }

    /** A fault in this file. */
    BadProfile fault(String place, String fault, String remedy) {
        return new BadProfile(path, place, fault, remedy);
    }

    Path path() {
        return path;
    }

    /** The file's name without the endings that exporters add. */
    String profileName() {
        String fileName = Printable.escaped(
                path.toAbsolutePath().normalize().getFileName().toString());
        String name = fileName.replaceFirst(ENDINGS, "");
        return name.isBlank() ? fileName : name;
    }

    /** The contents, unpacked if the file is gzip. */
    InputStream open() throws IOException {
        return Unpacked.of(new BufferedInputStream(Files.newInputStream(path), 1 << 16));
    }

    /** What a failed read means to the user. */
    BadProfile unreadable(String place, IOException cause) {
        String reason = cause.getMessage() == null
                ? cause.getClass().getSimpleName()
                : cause.getMessage().toLowerCase(Locale.ROOT);
        return new BadProfile(
                path, place, "cannot be read (" + reason + ")", "the file is cut or damaged: copy or export it again");
    }

    /** Whether the file is gzip. */
    boolean isGzip() {
        try (InputStream raw = Files.newInputStream(path)) {
            return Unpacked.isGzip(raw.readNBytes(2));
        } catch (IOException e) {
            throw unreadable("", e);
        }
    }

    private Form sniff(String what) {
        byte[] head;
        try (InputStream in = open()) {
            head = in.readNBytes(SNIFFED);
        } catch (IOException e) {
            throw unreadable("", e);
        }
        if (head.length == 0) {
            throw new BadProfile(path, "", "the file is empty", "export it again and give the path of " + what);
        }
        return form(head);
    }

    private static Form form(byte[] head) {
        if (startsWith(head, SQLITE_MAGIC)) {
            return Form.SQLITE;
        }
        if (startsWith(head, new byte[] {(byte) 0xff, (byte) 0xfe})
                || startsWith(head, new byte[] {(byte) 0xfe, (byte) 0xff})) {
            return Form.UTF16;
        }
        String text = new String(head, StandardCharsets.ISO_8859_1);
        if (text.chars().anyMatch(c -> c < ' ' && c != '\t' && c != '\n' && c != '\r')) {
            return Form.BINARY;
        }
        String first = text.replaceFirst("^\u00ef\u00bb\u00bf", "").stripLeading();
        return first.startsWith("{") || first.startsWith("[") ? Form.JSON : Form.TEXT;
    }

    private static boolean startsWith(byte[] head, byte[] magic) {
        return head.length >= magic.length && Arrays.equals(head, 0, magic.length, magic, 0, magic.length);
    }
}
