package io.github.teelab.memory.dram;

import java.util.Arrays;
import java.util.List;

/**
 * One subchannel's banks: which row is open in each, and the earliest cycle for each command as the commands issued so far
 * leave it. Knows nothing of requests. Whoever issues a command has asked before that it is ready.
 *
 * <p>A command waits for its bank, for its bank group (the {@code _L} constraints) and for its rank; a rank's times hold
 * the data bus, too.
 */
final class BankTimes {
    static final int CLOSED = -1;
    private static final int WINDOW = 4;

    private final Timings timings;
    private final int banksPerRank;
    private final int[] groupOf;
    private final int[] rankOf;
    private final long[] masks;
    private final int[] openRow;
    private final long[] activateAt;
    private final long[] columnAt;
    private final long[] prechargeAt;
    private final long[] groupActivateAt;
    private final long[] groupReadAt;
    private final long[] groupWriteAt;
    private final long[] rankActivateAt;
    private final long[] rankReadAt;
    private final long[] rankWriteAt;
    private final long[] lastActivates;
    private final int[] oldestActivate;
    private long openMask;

    BankTimes(Timings timings) {
        this.timings = timings;
        banksPerRank = timings.banks / timings.ranks;
        groupOf = new int[timings.banks];
        Arrays.setAll(groupOf, bank -> bank / timings.banksPerGroup);
        rankOf = new int[timings.banks];
        Arrays.setAll(rankOf, bank -> bank / banksPerRank);
        masks = new long[timings.ranks];
        Arrays.setAll(masks, rank -> (-1L >>> (Long.SIZE - banksPerRank)) << firstBank(rank));
        openRow = new int[timings.banks];
        Arrays.fill(openRow, CLOSED);
        activateAt = new long[timings.banks];
        columnAt = new long[timings.banks];
        prechargeAt = new long[timings.banks];
        groupActivateAt = new long[timings.groups];
        groupReadAt = new long[timings.groups];
        groupWriteAt = new long[timings.groups];
        rankActivateAt = new long[timings.ranks];
        rankReadAt = new long[timings.ranks];
        rankWriteAt = new long[timings.ranks];
        lastActivates = new long[timings.ranks * WINDOW];
        Arrays.fill(lastActivates, -timings.fourActivates);
        oldestActivate = new int[timings.ranks];
    }

    /** The open row of a bank, or {@link #CLOSED}. */
    int openRow(int bank) {
        return openRow[bank];
    }

    /** A bit for each bank that has a row open. */
    long openMask() {
        return openMask;
    }

    int firstBank(int rank) {
        return rank * banksPerRank;
    }

    /** A bit for each bank of a rank. */
    long mask(int rank) {
        return masks[rank];
    }

    long activateReady(int bank) {
        return Math.max(activateAt[bank], Math.max(groupActivateAt[groupOf[bank]], rankActivateAt[rankOf[bank]]));
    }

    /** Before this no bank of a rank can be activated. */
    long activateReadyOfRank(int rank) {
        return rankActivateAt[rank];
    }

    /** When the open row of a bank can be read or written, as far as that bank goes. */
    long columnReadyOfBank(int bank) {
        return columnAt[bank];
    }

    /** When a read of the open row may be issued. */
    long readReady(int bank) {
        return Math.max(columnAt[bank], Math.max(groupReadAt[groupOf[bank]], rankReadAt[rankOf[bank]]));
    }

    /** When a write to the open row may be issued. */
    long writeReady(int bank) {
        return Math.max(columnAt[bank], Math.max(groupWriteAt[groupOf[bank]], rankWriteAt[rankOf[bank]]));
    }

    long prechargeReady(int bank) {
        return prechargeAt[bank];
    }

    /** When all open rows of a rank may be closed, and those that close by themselves are. */
    long prechargeAllReady(int rank) {
        long ready = 0;
        for (int bank = firstBank(rank); bank < firstBank(rank + 1); bank++) {
            ready = Math.max(ready, prechargeAt[bank]);
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

    void activate(int bank, int row, long cycle) {
        openRow[bank] = row;
        openMask |= 1L << bank;
        columnAt[bank] = cycle + timings.activateToColumn;
        prechargeAt[bank] = cycle + timings.activateToPrecharge;
        activateAt[bank] = cycle + timings.activateToActivate;
        groupActivateAt[groupOf[bank]] = cycle + timings.activateToActivateSame;
        int rank = rankOf[bank];
        lastActivates[rank * WINDOW + oldestActivate[rank]] = cycle;
        oldestActivate[rank] = (oldestActivate[rank] + 1) & (WINDOW - 1);
        long fifth = lastActivates[rank * WINDOW + oldestActivate[rank]] + timings.fourActivates;
        rankActivateAt[rank] = Math.max(cycle + timings.activateToActivateOther, fifth);
    }

    void precharge(int bank, long cycle) {
        openRow[bank] = CLOSED;
        openMask &= ~(1L << bank);
        activateAt[bank] = Math.max(activateAt[bank], cycle + timings.prechargeToActivate);
    }

    void prechargeAll(int rank, long cycle) {
        for (long left = openMask & mask(rank); left != 0; left &= left - 1) {
            precharge(Long.numberOfTrailingZeros(left), cycle);
        }
    }

    void refresh(int rank, long cycle) {
        for (int bank = firstBank(rank); bank < firstBank(rank + 1); bank++) {
            activateAt[bank] = Math.max(activateAt[bank], cycle + timings.refreshToActivate);
        }
    }

    void read(int bank, long cycle) {
        prechargeAt[bank] = Math.max(prechargeAt[bank], cycle + timings.readToPrecharge);
        int group = groupOf[bank];
        groupReadAt[group] = Math.max(groupReadAt[group], cycle + timings.columnToColumnSame);
        int own = rankOf[bank];
        for (int rank = 0; rank < timings.ranks; rank++) {
            later(
                    rankReadAt,
                    rank,
                    cycle + (rank == own ? timings.columnToColumnOther : timings.burstToBurstOtherRank));
            later(rankWriteAt, rank, cycle + (rank == own ? timings.readToWrite : timings.readToWriteOtherRank));
        }
    }

    void write(int bank, long cycle) {
        prechargeAt[bank] = Math.max(prechargeAt[bank], cycle + timings.writeToPrecharge);
        int group = groupOf[bank];
        later(groupWriteAt, group, cycle + timings.columnToColumnSame);
        later(groupReadAt, group, cycle + timings.writeToReadSame);
        int own = rankOf[bank];
        for (int rank = 0; rank < timings.ranks; rank++) {
            later(
                    rankWriteAt,
                    rank,
                    cycle + (rank == own ? timings.columnToColumnOther : timings.burstToBurstOtherRank));
            later(rankReadAt, rank, cycle + (rank == own ? timings.writeToReadOther : timings.writeToReadOtherRank));
        }
    }

    /** Closes a row with its last read or write: the precharge follows by itself as soon as it may. */
    void closeBehind(int bank) {
        precharge(bank, prechargeAt[bank]);
    }

    void record(Snapshot snapshot) {
        for (int row : openRow) {
            snapshot.add(row);
        }
        for (long[] cycles : List.of(activateAt, columnAt, prechargeAt)) {
            recordEarliest(snapshot, cycles, 0);
        }
        for (long[] cycles : List.of(groupActivateAt, groupReadAt, groupWriteAt)) {
            recordEarliest(snapshot, cycles, 0);
        }
        for (long[] cycles : List.of(rankActivateAt, rankReadAt, rankWriteAt)) {
            recordEarliest(snapshot, cycles, 0);
        }
        recordEarliest(snapshot, lastActivates, timings.fourActivates);
        for (int oldest : oldestActivate) {
            snapshot.add(oldest);
        }
    }

    private static void recordEarliest(Snapshot snapshot, long[] cycles, int until) {
        for (long cycle : cycles) {
            snapshot.addEarliest(cycle + until);
        }
    }

    /** Moves all times on. */
    void shift(long by) {
        for (long[] cycles : List.of(
                activateAt,
                columnAt,
                prechargeAt,
                groupActivateAt,
                groupReadAt,
                groupWriteAt,
                rankActivateAt,
                rankReadAt,
                rankWriteAt,
                lastActivates)) {
            for (int i = 0; i < cycles.length; i++) {
                cycles[i] += by;
            }
        }
    }

    private static void later(long[] times, int index, long cycle) {
        times[index] = Math.max(times[index], cycle);
    }
}
