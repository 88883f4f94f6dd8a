package io.github.teelab.npu;

/** What an NPU is given to do: a matrix product, or a pass over values that multiplies no matrices. */
public sealed interface Work permits Product, Streaming {
    /** What it is for, such as {@code qkv.dgrad}. */
    String name();

    /** How often it is done, such as once for each layer. */
    long count();
}
