package io.github.teelab.cli;

/** How a command prints its result. */
enum Format {
    TABLE,
    JSON
}
