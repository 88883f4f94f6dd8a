package io.github.teelab.memory.dram;

/** Told of every command that a memory issues, in order of time within a subchannel. */
@FunctionalInterface
interface CommandListener {
    CommandListener NONE = (subchannel, cycle, command, bank, row) -> {};

    /**
     * @param subchannel counted over all channels
     * @param cycle of the command clock
     * @param bank counted over all ranks and groups of the subchannel; for a whole rank, its first bank
     * @param row of an activate; the open row otherwise, or -1 where there is none
     */
    void issued(int subchannel, long cycle, Command command, int bank, int row);
}
