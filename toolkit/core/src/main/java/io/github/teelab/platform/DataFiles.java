package io.github.teelab.platform;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import tech.tablesaw.api.Table;

/**
 * Opens the project's data files by relative name, such as {@code measurements/h100_copy_bandwidth.csv}.
 *
 * <p>A file in the directory that the system property {@code teelab.data} names comes first; else the copy packed with
 * the toolkit is read. So a user's directory needs to hold only the files that differ.
 */
public final class DataFiles {
    /** The system property that names a user's own data directory. */
    public static final String DIRECTORY_PROPERTY = "teelab.data";

    private static final String RESOURCES = "/io/github/teelab/data/";

    private DataFiles() {}

    /**
     * Reads a CSV file as a table: a header line, '#' lines skipped, blank cells missing, numbers as integer, long or
     * double columns, all else as text. A user's file that stands in for one of the toolkit's must have its columns, with
     * the same types, blank only where the toolkit's has blanks, and no number over a thousand times as large.
     *
     * @throws IllegalArgumentException if there is no such file, or its lines do not make such a table; the message names
     *     file, line and remedy
     */
    public static Table table(String name) {
        Optional<Table> packed = ownFile(name).isPresent() ? packedTable(name) : Optional.empty();
        return DataTable.read(name, where(name), open(name), packed);
    }

    private static Optional<Table> packedTable(String name) {
        return Optional.ofNullable(DataFiles.class.getResourceAsStream(RESOURCES + name))
                .map(in -> DataTable.read(name, name, in, Optional.empty()));
    }

    /**
     * Opens a file as UTF-8 text; the caller closes it.
     *
     * @throws IllegalArgumentException if there is no such file
     */
    public static Reader reader(String name) {
        return new BufferedReader(new InputStreamReader(open(name), StandardCharsets.UTF_8));
    }

    /**
     * Opens a file as bytes; the caller closes it.
     *
     * @throws IllegalArgumentException if there is no such file; the message says where it was looked for
     */
    public static InputStream open(String name) {
        Optional<Path> own = ownFile(name);
        try {
            if (own.isPresent()) {
                return Files.newInputStream(own.get());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "data file " + own.get() + " cannot be read ("
                            + e.getClass().getSimpleName() + "); check its permissions",
                    e);
        }
        InputStream packed = DataFiles.class.getResourceAsStream(RESOURCES + name);
        if (packed == null) {
            throw new IllegalArgumentException("data file \"" + name + "\" is not there; looked in "
                    + directory()
                            .map(dir -> dir + " (system property " + DIRECTORY_PROPERTY + ") and ")
                            .orElse("")
                    + "the toolkit's own data; put it into a directory of yours and pass -D" + DIRECTORY_PROPERTY
                    + "=DIRECTORY, or correct the name");
        }
        return packed;
    }

    /** Whether a directory of the user's own is named. */
    static boolean hasOwnDirectory() {
        return directory().isPresent();
    }

    /** Whether {@link #open} would find the file. */
    public static boolean exists(String name) {
        return ownFile(name).isPresent() || DataFiles.class.getResource(RESOURCES + name) != null;
    }

    /**
     * The names of all files directly in a folder such as {@code papers}, the user's and the toolkit's together, sorted;
     * each may be passed to {@link #open}. Empty if neither has such a folder.
     */
    public static List<String> list(String folder) {
        check(folder);
        SortedSet<String> names = new TreeSet<>();
        try {
            Optional<Path> own = directory().map(dir -> dir.resolve(folder)).filter(Files::isDirectory);
            if (own.isPresent()) {
                addFiles(own.get(), folder, names);
            }
            URL packed = DataFiles.class.getResource(RESOURCES + folder);
            if (packed != null) {
                addPacked(packed.toURI(), folder, names);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        return List.copyOf(names);
    }

    private static void addPacked(URI folderUri, String folder, SortedSet<String> names) throws IOException {
        if (!folderUri.getScheme().equals("jar")) {
            addFiles(Path.of(folderUri), folder, names);
            return;
        }
        String jar = folderUri.getRawSchemeSpecificPart();
        Path jarFile = Path.of(URI.create(jar.substring(0, jar.indexOf("!/"))));
        try (FileSystem zip = FileSystems.newFileSystem(jarFile, Map.of())) {
            addFiles(zip.getPath(RESOURCES + folder), folder, names);
        }
    }

    private static void addFiles(Path directory, String folder, SortedSet<String> names) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            files.filter(Files::isRegularFile).forEach(file -> names.add(folder + "/" + file.getFileName()));
        }
    }

    /** Where a file is read from, for messages: the user's path, or the name within the toolkit's data. */
    static String where(String name) {
        return ownFile(name).map(Path::toString).orElse(name);
    }

    private static Optional<Path> ownFile(String name) {
        check(name);
        return directory().map(dir -> dir.resolve(name)).filter(Files::isRegularFile);
    }

    private static Optional<Path> directory() {
        return Optional.ofNullable(System.getProperty(DIRECTORY_PROPERTY))
                .filter(directory -> !directory.isBlank())
                .map(Path::of);
    }

    private static void check(String name) {
        if (name.isBlank()
                || name.startsWith("/")
                || name.contains("\\")
                || List.of(name.split("/")).contains("..")) {
            throw new IllegalArgumentException("data file \"" + name
                    + "\": allowed a relative name with forward slashes and no \"..\", such as catalog/gpus.csv");
        }
    }
}
