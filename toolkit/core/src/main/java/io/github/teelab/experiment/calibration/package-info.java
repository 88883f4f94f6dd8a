/**
 * Where the calibrated numbers come from: reproducible fits over measurement tables and pairs of recorded programs.
 *
 * <p>{@link io.github.teelab.experiment.calibration.Calibration} fits everything under {@code data/calibration} anew and
 * writes it with its residuals; a test refits and compares. Errors of predicted programs are always those of a fit in
 * which the program took no part.
 */
package io.github.teelab.experiment.calibration;
