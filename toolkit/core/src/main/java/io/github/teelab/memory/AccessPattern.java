package io.github.teelab.memory;

/** Addresses that one instruction of a loop goes through, given by rule: never a list in memory. */
public sealed interface AccessPattern permits AccessRun, RandomRun {
    /** How many accesses. */
    long count();

    /** Whether they are stores. */
    boolean write();

    /**
     * The address of one access, in bytes.
     *
     * @param index from 0 to {@link #count()} - 1
     */
    long address(long index);
}
