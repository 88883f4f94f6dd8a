/**
 * TensorTEE's figures on CPU memory: Adam's slowdown by threads (Fig. 3), hit rates and latency as TenAnalyzer learns (Figs.
 * 18 and 19), its budget of bits. One parameter is fitted, to one published figure.
 */
package io.github.teelab.experiment.tensortee;
