package io.github.teelab.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * What the kernel did and what went wrong in it, in a few small files of the state folder. No keys and nothing of what cells
 * say: connection files and messages are never logged.
 */
final class Logs {
    private static final int BYTES = 1 << 20;
    private static final int FILES = 3;
    private static final Logger PACKAGE = Logger.getLogger(Logs.class.getPackageName());

    private Logs() {}

    static void open() {
        PACKAGE.setUseParentHandlers(false);
        PACKAGE.setLevel(Level.FINE);
        try {
            Path folder = Settings.stateFolder().resolve("logs");
            Files.createDirectories(folder);
            FileHandler file =
                    new FileHandler(folder.resolve("kernel-%u-%g.log").toString(), BYTES, FILES, true);
            file.setFormatter(new SimpleFormatter());
            file.setLevel(Level.FINE);
            PACKAGE.addHandler(file);
        } catch (IOException e) {
            System.err.println("no log: " + e.getMessage());
        }
    }
}
