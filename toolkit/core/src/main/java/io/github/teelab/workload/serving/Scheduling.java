package io.github.teelab.workload.serving;

/** Which work goes into a step. */
public enum Scheduling {
    /** As vLLM since V1: first a token of every running sequence, then parts of prompts up to the token budget. */
    MIXED,
    /** As vLLM before V1: whole prompts alone in a step while any can be admitted, else a token of every sequence. */
    PROMPTS_FIRST
}
