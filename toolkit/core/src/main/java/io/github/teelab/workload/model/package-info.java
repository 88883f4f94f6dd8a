/**
 * The model zoo: neural networks as data, and what each of their layers costs a GPU.
 *
 * <p>A {@link io.github.teelab.workload.model.Model} is a {@link io.github.teelab.workload.model.ConvolutionalNet} (a graph
 * of layers, whose shapes follow from the input) or a {@link io.github.teelab.workload.model.Transformer} (a handful of
 * sizes); {@link io.github.teelab.workload.model.Models} finds one by name in {@code data/models}. Asked for a pass over
 * a batch, it answers with one {@link io.github.teelab.workload.model.LayerCost} for each kernel: operations, bytes of
 * weights and activations, launches. Nothing there knows a device. A {@link io.github.teelab.workload.model.Roofline}
 * turns a cost into a time on a given GPU. Counts of parameters and multiply-adds are checked against what others
 * publish; the shares of peak that the roofline assumes are parameters with a source, like all else.
 */
package io.github.teelab.workload.model;
