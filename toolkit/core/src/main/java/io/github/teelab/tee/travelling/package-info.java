/**
 * GPU Travelling (ACM CCS 2025): the GPU goes to the data.
 *
 * <p>Data holders that do not trust each other train one model. One confidential GPU is routed from virtual machine to
 * virtual machine; each holder copies its data into a buffer in the GPU's memory, then the GPU returns and trains. The
 * protocol is one list of {@link io.github.teelab.tee.travelling.JourneyStep steps}, read for time or taken on a
 * {@link io.github.teelab.tee.travelling.Deployment} with real keys and bytes, which refuses what a rule forbids. The order
 * of steps within a phase is an assumption; stage names are those of notes on the authors' code.
 */
package io.github.teelab.tee.travelling;
