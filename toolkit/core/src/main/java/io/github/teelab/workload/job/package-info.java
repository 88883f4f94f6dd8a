/**
 * What people run: inference and training of the models of the zoo, as operation graphs.
 *
 * <p>A {@link io.github.teelab.workload.job.Job} says which model, how many inputs and in which format. For a GPU it becomes
 * a plain graph of copies, launches and waits, as an engine such as vLLM (decoders) or PyTorch (all else) would issue them;
 * kernels last as long as a roofline says. What engines do beside the model's kernels stands in {@code
 * data/calibration/engines.csv}. No job knows of protection.
 */
package io.github.teelab.workload.job;
