package io.github.teelab.workload.serving;

/**
 * One request of a user.
 *
 * @param index its place in the load, from 0
 * @param arrivalPs when it arrives, picoseconds from the start; in a closed loop, no earlier than this
 * @param tokens its length
 */
public record Request(int index, long arrivalPs, Tokens tokens) {}
