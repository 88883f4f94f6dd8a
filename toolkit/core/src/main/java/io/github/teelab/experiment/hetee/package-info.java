/**
 * The experiments of HETEE (IEEE S&amp;P 2020), and beyond them the box under load.
 *
 * <p>Parameters are fitted to the paper's runs with batches 4 and 64 ({@link
 * io.github.teelab.experiment.hetee.HeteeFit}); batches 8, 16 and 32 and all of its Table III are predicted.
 */
package io.github.teelab.experiment.hetee;
