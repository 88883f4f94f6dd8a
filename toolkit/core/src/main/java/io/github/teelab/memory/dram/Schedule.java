package io.github.teelab.memory.dram;

import io.github.teelab.memory.MainMemory;
import java.util.Arrays;

/**
 * Chooses a subchannel's next step and its cycle: the earliest, and among those of one cycle the first of the package
 * description's order. A choice holds until the step is carried out, unless a request arrives that may go earlier.
 */
final class Schedule {
    private static final long FIRST = Long.MIN_VALUE;

    private final Timings timings;
    private final BankTimes times;
    private final RequestPool requests;
    private final int drainAbove;
    private final int serveBelow;

    /** The request that a bank's row was opened for and that is not served yet. */
    private final int[] openedFor;
    /** The banks of those requests in the order in which they were opened. */
    private final int[] openedBanks;

    private int openedCount;

    private final long[] refreshDue;
    private long nextDue;
    private int nextDueRank;
    private long openedMask;
    /** The banks of ranks whose refresh is due. */
    private long refreshing;

    private int direction = RequestPool.READ;

    private Step step = Step.NOTHING;
    private long cycle;
    private int slot;
    private int rank;
    /** The chosen request's place in the order of arrival; {@link #FIRST} where no age wins against the step. */
    private long age;

    Schedule(Controller controller, Timings timings, BankTimes times, RequestPool requests) {
        this.timings = timings;
        this.times = times;
        this.requests = requests;
        openedFor = new int[timings.banks];
        openedBanks = new int[timings.banks];
        drainAbove = (int) Math.floor(controller.drainHigh() * controller.writeQueue());
        serveBelow = (int) Math.ceil(controller.drainLow() * controller.writeQueue());
        refreshDue = new long[timings.ranks];
        Arrays.fill(refreshDue, controller.refreshed() ? timings.refreshInterval : MainMemory.NEVER);
        findNextDue();
        plan(0);
    }

    Step step() {
        return step;
    }

    /** When the step is to be carried out. */
    long cycle() {
        return cycle;
    }

    /** The request that the step is for. */
    int slot() {
        return slot;
    }

    /** The rank that the step is for, if it is not for a request. */
    int rank() {
        return rank;
    }

    /** Whether any request is here, waiting or with its row being opened. */
    boolean busy() {
        return requests.waiting(RequestPool.READ) + requests.waiting(RequestPool.WRITE) != 0 || openedMask != 0;
    }

    /** Notes that a bank's row was opened for a request, which now waits for nothing but its turn. */
    void opened(int bank, int forSlot) {
        openedFor[bank] = forSlot;
        openedMask |= 1L << bank;
        openedBanks[openedCount++] = bank;
    }

    /** Whether a bank's row was opened for a request that is not served yet. */
    boolean isOpened(int bank) {
        return (openedMask >>> bank & 1) != 0;
    }

    /** Notes that the request a bank's row was opened for is served. */
    void served(int bank) {
        openedMask &= ~(1L << bank);
        int place = 0;
        while (openedBanks[place] != bank) {
            place++;
        }
        openedCount--;
        for (; place < openedCount; place++) {
            openedBanks[place] = openedBanks[place + 1];
        }
    }

    void refreshIsDue(int ofRank) {
        refreshing |= times.mask(ofRank);
    }

    void refreshed(int ofRank) {
        refreshing &= ~times.mask(ofRank);
        refreshDue[ofRank] += timings.refreshInterval;
        findNextDue();
    }

    private void findNextDue() {
        nextDueRank = 0;
        for (int each = 1; each < timings.ranks; each++) {
            nextDueRank = refreshDue[each] < refreshDue[nextDueRank] ? each : nextDueRank;
        }
        nextDue = refreshDue[nextDueRank];
    }

    /** Takes a new request into account; {@code now} is the first cycle with a free command bus. */
    void arrived(int newSlot, long now) {
        int bank = requests.bank[newSlot];
        int way = requests.direction[newSlot];
        if (turns()) {
            plan(now);
        } else if (way == direction && (refreshing >>> bank & 1) == 0) {
            if (requests.hit(way, bank) == newSlot) {
                consider(Step.HIT, newSlot, Math.max(now, columnReady(newSlot)));
            } else if (requests.other(way, bank) == newSlot) {
                considerOther(newSlot, bank, now);
            }
        }
    }

    private void considerOther(int newSlot, int bank, long now) {
        if ((times.openMask() >>> bank & 1) == 0) {
            consider(Step.ACTIVATE, newSlot, Math.max(now, times.activateReady(bank)));
        } else if (!isOpened(bank)) {
            consider(Step.PRECHARGE, newSlot, Math.max(now, times.prechargeReady(bank)));
        }
    }

    /** Turns from reads to writes or back if the queues ask for it; says whether it did. */
    private boolean turns() {
        int reads = requests.waiting(RequestPool.READ);
        int writes = requests.waiting(RequestPool.WRITE);
        boolean turn =
                direction == RequestPool.READ ? writes > drainAbove || reads == 0 : writes < serveBelow && reads != 0;
        direction ^= turn ? 1 : 0;
        return turn;
    }

    /** Chooses anew after a step; {@code now} is the first cycle with a free command bus. */
    void replan(long now) {
        turns();
        plan(now);
    }

    private void plan(long now) {
        step = Step.NOTHING;
        cycle = MainMemory.NEVER;
        age = Long.MAX_VALUE;
        planOpened(now);
        if (cycle == now) {
            return;
        }
        age = FIRST;
        if (refreshing != 0) {
            for (int each = 0; each < timings.ranks; each++) {
                planRefresh(each, now);
            }
        } else {
            considerRank(Step.REFRESH_DUE, nextDueRank, Math.max(now, nextDue));
        }
        planHits(now);
        long others = requests.otherMask(direction) & ~refreshing;
        long open = times.openMask();
        planPrecharges(others & open & ~openedMask, now);
        for (int each = 0; each < timings.ranks; each++) {
            if (times.activateReadyOfRank(each) <= cycle) {
                planActivates(others & ~open & times.mask(each), now);
            }
        }
    }

    private void planOpened(long now) {
        for (int i = 0; i < openedCount; i++) {
            // Rows opened later are ready later still.
            if (times.columnReadyOfBank(openedBanks[i]) > cycle) {
                return;
            }
            int opened = openedFor[openedBanks[i]];
            consider(Step.OPENED, opened, Math.max(now, columnReady(opened)));
        }
    }

    private void planRefresh(int each, long now) {
        long banks = times.mask(each);
        if ((refreshing & banks) == 0) {
            considerRank(Step.REFRESH_DUE, each, Math.max(now, refreshDue[each]));
        } else if ((times.openMask() & banks) == 0) {
            considerRank(Step.REFRESH, each, Math.max(now, times.refreshReady(each)));
        } else if ((openedMask & banks) == 0) {
            considerRank(Step.CLOSE_RANK, each, Math.max(now, times.prechargeAllReady(each)));
        }
    }

    private void planHits(long now) {
        for (long left = requests.hitMask(direction) & ~refreshing; left != 0; left &= left - 1) {
            int bank = Long.numberOfTrailingZeros(left);
            long ready = direction == RequestPool.WRITE ? times.writeReady(bank) : times.readReady(bank);
            if (ready <= cycle) {
                consider(Step.HIT, requests.hit(direction, bank), Math.max(now, ready));
            }
        }
    }

    private void planPrecharges(long banks, long now) {
        for (long left = banks; left != 0; left &= left - 1) {
            int bank = Long.numberOfTrailingZeros(left);
            long ready = times.prechargeReady(bank);
            if (ready <= cycle) {
                consider(Step.PRECHARGE, requests.other(direction, bank), Math.max(now, ready));
            }
        }
    }

    private void planActivates(long banks, long now) {
        for (long left = banks; left != 0; left &= left - 1) {
            int bank = Long.numberOfTrailingZeros(left);
            long ready = times.activateReady(bank);
            if (ready <= cycle) {
                consider(Step.ACTIVATE, requests.other(direction, bank), Math.max(now, ready));
            }
        }
    }

    /** Takes a step for a request if it is earlier than the one chosen so far, or as early and the request older. */
    private void consider(Step candidate, int newSlot, long at) {
        if (at < cycle || (at == cycle && requests.sequence[newSlot] < age)) {
            step = candidate;
            cycle = at;
            slot = newSlot;
            age = requests.sequence[newSlot];
        }
    }

    private void considerRank(Step candidate, int ofRank, long at) {
        if (at < cycle) {
            step = candidate;
            cycle = at;
            rank = ofRank;
            age = FIRST;
        }
    }

    void record(Snapshot snapshot) {
        snapshot.add(direction);
        snapshot.add(openedMask);
        snapshot.add(refreshing);
        for (int i = 0; i < openedCount; i++) {
            int opened = openedFor[openedBanks[i]];
            snapshot.add(requests.direction[opened]);
            requests.record(snapshot, opened);
        }
        // A refresh to come is no part of what repeats: see undisturbed().
        if (!waits()) {
            snapshot.addCycle(cycle);
        }
    }

    /** Whether there is nothing to do but to wait for a refresh to be due. */
    private boolean waits() {
        return step == Step.REFRESH_DUE || step == Step.NOTHING;
    }

    /** How many times {@code cycles} may pass from {@code now} on before a refresh is due. */
    long undisturbed(long cycles, long now) {
        if (waits() && busy()) {
            return 0;
        }
        return (nextDue - 1 - (waits() ? now : cycle)) / cycles;
    }

    /** Makes the next step later, but for a refresh. */
    void shift(long by) {
        cycle += waits() ? 0 : by;
    }

    private long columnReady(int ofSlot) {
        int bank = requests.bank[ofSlot];
        return requests.direction[ofSlot] == RequestPool.WRITE ? times.writeReady(bank) : times.readReady(bank);
    }
}
