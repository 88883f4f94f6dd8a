/**
 * TenAnalyzer: finding tensors in the requests of the cores, and one version number for each.
 *
 * <p>Misses collect in the {@code TensorFilter}; four of one stride and version become an entry of the {@code MetaTable},
 * which grows at its boundary and merges with its neighbours. Entries follow the updates of their tensors line by line and
 * are given up when an update is not what they expect. After "TensorTEE: Unifying Heterogeneous TEE Granularity for
 * Efficient Secure Collaborative Tensor Computing", ASPLOS 2024, sections 4.2 and 6.5.
 */
package io.github.teelab.memory.tensor;
