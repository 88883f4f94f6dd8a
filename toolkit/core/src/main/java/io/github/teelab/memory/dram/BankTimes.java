package io.github.teelab.memory.dram;

import java.util.Arrays;

/**
 * One subchannel's banks: which row is open in each, and the earliest cycle for each command as the commands issued so far
 * leave it. Knows nothing of requests. Whoever issues a command has asked before that it is ready.
 */
final class BankTimes {
    static final int CLOSED = -1;
    private static final int WINDOW = 4;

    private final Timings timings;
    private final int[] groupOf;
    private final int[] openRow;
    private final long[] activateAt;
    private final long[] columnAt;
    private final long[] prechargeAt;
    private final long[] groupActivateAt;
    private final long[] groupReadAt;
    private final long[] groupWriteAt;
    private final long[] rankActivateAt;
    private final long[] lastActivates;
    private final int[] oldestActivate;

    BankTimes(Timings timings) {
        this.timings = timings;
        groupOf = new int[timings.banks];
        Arrays.setAll(groupOf, bank -> bank / timings.banksPerGroup);
        openRow = new int[timings.banks];
        Arrays.fill(openRow, CLOSED);
        activateAt = new long[timings.banks];
        columnAt = new long[timings.banks];
        prechargeAt = new long[timings.banks];
        groupActivateAt = new long[timings.groups];
        groupReadAt = new long[timings.groups];
        groupWriteAt = new long[timings.groups];
        rankActivateAt = new long[timings.ranks];
        lastActivates = new long[timings.ranks * WINDOW];
        Arrays.fill(lastActivates, -timings.fourActivates);
        oldestActivate = new int[timings.ranks];
    }

    /** The open row of a bank, or {@link #CLOSED}. */
    int openRow(int bank) {
        return openRow[bank];
    }

    int rankOf(int bank) {
        return bank / (timings.banks / timings.ranks);
    }

    long activateReady(int bank) {
        int group = groupOf[bank];
        return Math.max(activateAt[bank], Math.max(groupActivateAt[group], rankActivateAt[rankOf(bank)]));
    }

    /** When a read of the open row may be issued. */
    long readReady(int bank) {
        return Math.max(columnAt[bank], groupReadAt[groupOf[bank]]);
    }

    /** When a write to the open row may be issued. */
    long writeReady(int bank) {
        return Math.max(columnAt[bank], groupWriteAt[groupOf[bank]]);
    }

    long prechargeReady(int bank) {
        return prechargeAt[bank];
    }

    /** When all open rows of a rank may be closed; 0 if none is open. */
    long prechargeAllReady(int rank) {
        long ready = 0;
        for (int bank = firstBank(rank); bank < firstBank(rank + 1); bank++) {
            if (openRow[bank] != CLOSED) {
                ready = Math.max(ready, prechargeAt[bank]);
            }
        }
        return ready;
    }

    /** When a rank whose rows are all closed may be refreshed. */
    long refreshReady(int rank) {
        long ready = 0;
        for (int bank = firstBank(rank); bank < firstBank(rank + 1); bank++) {
            ready = Math.max(ready, activateAt[bank]);
        }
        return ready;
    }

    boolean anyOpen(int rank) {
        for (int bank = firstBank(rank); bank < firstBank(rank + 1); bank++) {
            if (openRow[bank] != CLOSED) {
                return true;
            }
        }
        return false;
    }

    int firstBank(int rank) {
        return rank * (timings.banks / timings.ranks);
    }

    void activate(int bank, int row, long cycle) {
        openRow[bank] = row;
        columnAt[bank] = cycle + timings.activateToColumn;
        prechargeAt[bank] = cycle + timings.activateToPrecharge;
        activateAt[bank] = cycle + timings.activateToActivate;
        groupActivateAt[groupOf[bank]] = cycle + timings.activateToActivateSame;
        int rank = rankOf(bank);
        int slot = rank * WINDOW + oldestActivate[rank];
        lastActivates[slot] = cycle;
        oldestActivate[rank] = (oldestActivate[rank] + 1) % WINDOW;
        long fifth = lastActivates[rank * WINDOW + oldestActivate[rank]] + timings.fourActivates;
        rankActivateAt[rank] = Math.max(cycle + timings.activateToActivateOther, fifth);
    }

    void precharge(int bank, long cycle) {
        openRow[bank] = CLOSED;
        activateAt[bank] = Math.max(activateAt[bank], cycle + timings.prechargeToActivate);
    }

    void prechargeAll(int rank, long cycle) {
        for (int bank = firstBank(rank); bank < firstBank(rank + 1); bank++) {
            precharge(bank, cycle);
        }
    }

    void refresh(int rank, long cycle) {
        for (int bank = firstBank(rank); bank < firstBank(rank + 1); bank++) {
            activateAt[bank] = Math.max(activateAt[bank], cycle + timings.refreshToActivate);
        }
    }

    void read(int bank, long cycle) {
        prechargeAt[bank] = Math.max(prechargeAt[bank], cycle + timings.readToPrecharge);
        int own = groupOf[bank];
        int firstOfRank = own - own % groupsPerRank();
        for (int group = 0; group < timings.groups; group++) {
            boolean sameRank = group >= firstOfRank && group < firstOfRank + groupsPerRank();
            int toRead = group == own
                    ? timings.readToReadSame
                    : sameRank ? timings.readToReadOther : timings.burstToBurstOtherRank;
            groupReadAt[group] = Math.max(groupReadAt[group], cycle + toRead);
            groupWriteAt[group] = Math.max(
                    groupWriteAt[group], cycle + (sameRank ? timings.readToWrite : timings.readToWriteOtherRank));
        }
    }

    void write(int bank, long cycle) {
        prechargeAt[bank] = Math.max(prechargeAt[bank], cycle + timings.writeToPrecharge);
        int own = groupOf[bank];
        int firstOfRank = own - own % groupsPerRank();
        for (int group = 0; group < timings.groups; group++) {
            boolean sameRank = group >= firstOfRank && group < firstOfRank + groupsPerRank();
            int toWrite = group == own
                    ? timings.readToReadSame
                    : sameRank ? timings.readToReadOther : timings.burstToBurstOtherRank;
            int toRead = group == own
                    ? timings.writeToReadSame
                    : sameRank ? timings.writeToReadOther : timings.writeToReadOtherRank;
            groupWriteAt[group] = Math.max(groupWriteAt[group], cycle + toWrite);
            groupReadAt[group] = Math.max(groupReadAt[group], cycle + toRead);
        }
    }

    /** Closes a row with its last read or write: the precharge follows by itself as soon as it may. */
    void closeBehind(int bank) {
        openRow[bank] = CLOSED;
        activateAt[bank] = Math.max(activateAt[bank], prechargeAt[bank] + timings.prechargeToActivate);
    }

    private int groupsPerRank() {
        return timings.groups / timings.ranks;
    }
}
