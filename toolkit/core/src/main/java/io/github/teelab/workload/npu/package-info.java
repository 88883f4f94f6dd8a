/**
 * Work of the model zoo as an NPU does it: matrix products with where their matrices lie, and passes over values.
 */
package io.github.teelab.workload.npu;
