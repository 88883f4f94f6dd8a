/**
 * TensorTEE's figures. On CPU memory: Adam's slowdown by threads (Fig. 3), hit rates and latency as TenAnalyzer learns (Figs.
 * 18 and 19), its budget of bits; one parameter is fitted, to one published figure. On the NPU: the granularity of MACs (Fig.
 * 20). Together: training steps (Figs. 5, 16, 17, 21), two parameters fitted to GPT2-M without protection.
 */
package io.github.teelab.experiment.tensortee;
