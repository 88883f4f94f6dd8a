package io.github.teelab.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder that results go to. It is made before the work starts, so that a bad one costs no waiting. */
final class OutFolder {
    private OutFolder() {}

    /**
     * Makes the folder if it is not there yet.
     *
     * @throws IllegalArgumentException if it cannot be made or written to
     */
    static Path made(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "--out: " + folder + " cannot be made a folder; name one that exists or can be made", e);
        }
        if (!Files.isWritable(folder)) {
            throw new IllegalArgumentException(
                    "--out: " + folder + " cannot be written to; name another folder or change its permissions");
        }
        return folder;
    }
}
