/**
 * What a user holds after a run: comparisons with published figures, what-ifs, reproductions.
 *
 * <p>Results are tables first: each offers {@code table()} and charts, and writes a file only when asked. A paper adds its
 * experiments by implementing {@link io.github.teelab.experiment.Paper} and naming the class in its service file.
 */
package io.github.teelab.experiment;
