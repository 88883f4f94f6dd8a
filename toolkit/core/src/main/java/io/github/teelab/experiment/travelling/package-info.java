/**
 * GPU Travelling's table rebuilt, its slides' claims checked, and the questions beyond it.
 *
 * <p>Row Uncapped is the only one that anything was fitted to. What the table's rows mean is not printed; it is a visible
 * choice, {@link io.github.teelab.experiment.travelling.RowMeaning}, with rate caps as the default.
 */
package io.github.teelab.experiment.travelling;
