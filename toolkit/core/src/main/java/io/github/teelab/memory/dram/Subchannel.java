package io.github.teelab.memory.dram;

import io.github.teelab.memory.MainMemory;

/**
 * The controller of one subchannel. It plans one step at a time, the next command and its cycle, carries it out when time has
 * come there, and plans again; an arriving request may bring the plan forward. Times are cycles of the command clock.
 */
final class Subchannel {
    private enum Step {
        NOTHING,
        /** The read or write of a request whose row was opened for it. */
        OPENED,
        CLOSE_RANK,
        REFRESH,
        /** A refresh is due: from now on the rank serves no new request. */
        REFRESH_DUE,
        HIT,
        PRECHARGE,
        ACTIVATE
    }

    private final int index;
    private final Controller controller;
    private final Timings timings;
    private final BankTimes times;
    private final RequestPool requests;
    private final CommandListener listener;
    private final Counters counters = new Counters();
    private final DueList data = new DueList();
    private final DueList forwarded = new DueList();
    private final int drainAbove;
    private final int serveBelow;
    /** The request that a bank's row was opened for and that is not served yet. */
    private final int[] openedFor;

    private final long[] refreshDue;
    private long openedMask;
    private long refreshing;
    private int direction = RequestPool.READ;
    private long commandBusAt;

    private Step step = Step.NOTHING;
    private long stepAt = MainMemory.NEVER;
    private int stepSlot;
    private int stepRank;

    Subchannel(int index, Controller controller, Timings timings, CommandListener listener) {
        this.index = index;
        this.controller = controller;
        this.timings = timings;
        this.listener = listener;
        times = new BankTimes(timings);
        requests = new RequestPool(timings.banks, controller.readQueue() + controller.writeQueue() + timings.banks);
        openedFor = new int[timings.banks];
        // Full: more than the watermark. Empty: less than it.
        drainAbove = (int) Math.floor(controller.drainHigh() * controller.writeQueue());
        serveBelow = (int) Math.ceil(controller.drainLow() * controller.writeQueue());
        refreshDue = new long[timings.ranks];
        for (int rank = 0; rank < timings.ranks; rank++) {
            refreshDue[rank] =
                    controller.refreshed() ? timings.refreshInterval * (rank + 1L) / timings.ranks : MainMemory.NEVER;
        }
        plan(0);
    }

    Counters counters() {
        return counters;
    }

    boolean accepts(boolean write, int count) {
        return write
                ? requests.waiting(RequestPool.WRITE) + count <= controller.writeQueue()
                : requests.waiting(RequestPool.READ) + count <= controller.readQueue();
    }

    /** Takes a request in; its next command is issued in {@code cycle} at the earliest. */
    void submit(boolean write, int bank, int row, long line, long token, long cycle) {
        if (!write && requests.mask(RequestPool.WRITE) != 0 && requests.hasWrite(bank, line)) {
            counters.forwarded++;
            forwarded.add(cycle + 1, token);
            counters.latency(1);
            return;
        }
        int way = write ? RequestPool.WRITE : RequestPool.READ;
        int slot = requests.add(way, bank, row, times.openRow(bank), line, token, cycle);
        long now = Math.max(cycle, commandBusAt);
        if (turn()) {
            plan(now);
        } else if (way == direction && (refreshing >>> times.rankOf(bank) & 1) == 0) {
            if (requests.hit(way, bank) == slot) {
                consider(Step.HIT, slot, Math.max(now, columnReady(slot)));
            } else if (requests.other(way, bank) == slot) {
                considerOther(slot, now);
            }
        }
    }

    /** The cycle of the next thing that is of use to anyone waiting; {@link MainMemory#NEVER} if no request is here. */
    long nextCycle() {
        long next = Math.min(data.nextCycle(), forwarded.nextCycle());
        return (requests.mask(0) | requests.mask(1) | openedMask) == 0 ? next : Math.min(next, stepAt);
    }

    /** The cycle of the next thing that happens, be it a refresh of idle memory. */
    long nextStep() {
        return Math.min(stepAt, Math.min(data.nextCycle(), forwarded.nextCycle()));
    }

    /** Does what {@link #nextStep} announced. */
    void step(MainMemory.Completions completions, long periodPs) {
        long readAt = data.nextCycle();
        long forwardAt = forwarded.nextCycle();
        if (Math.min(readAt, forwardAt) <= stepAt) {
            completions.completed(
                    readAt <= forwardAt ? data.take() : forwarded.take(), Math.min(readAt, forwardAt) * periodPs);
        } else {
            issue(completions, periodPs);
        }
    }

    private void issue(MainMemory.Completions completions, long periodPs) {
        long cycle = stepAt;
        switch (step) {
            case OPENED -> {
                openedMask &= ~(1L << requests.bank[stepSlot]);
                serve(cycle, completions, periodPs);
            }
            case HIT -> {
                requests.unlink(stepSlot, requests.row[stepSlot]);
                serve(cycle, completions, periodPs);
            }
            case PRECHARGE -> precharge(cycle);
            case ACTIVATE -> activate(cycle);
            case CLOSE_RANK -> {
                listener.issued(index, cycle, Command.PRECHARGE_ALL, times.firstBank(stepRank), BankTimes.CLOSED);
                times.prechargeAll(stepRank, cycle);
                counters.precharges++;
                for (int bank = times.firstBank(stepRank); bank < times.firstBank(stepRank + 1); bank++) {
                    requests.opened(bank, BankTimes.CLOSED);
                }
            }
            case REFRESH -> {
                listener.issued(index, cycle, Command.REFRESH, times.firstBank(stepRank), BankTimes.CLOSED);
                times.refresh(stepRank, cycle);
                counters.refreshes++;
                refreshing &= ~(1L << stepRank);
                refreshDue[stepRank] += timings.refreshInterval;
            }
            case REFRESH_DUE -> refreshing |= 1L << stepRank;
            default -> throw new IllegalStateException("nothing to issue");
        }
        commandBusAt = step == Step.REFRESH_DUE ? cycle : cycle + 1;
        turn();
        plan(commandBusAt);
    }

    private void serve(long cycle, MainMemory.Completions completions, long periodPs) {
        int slot = stepSlot;
        int bank = requests.bank[slot];
        if (!requests.counted[slot]) {
            counters.hits++;
        }
        boolean write = requests.direction[slot] == RequestPool.WRITE;
        boolean last = controller.pages() == PagePolicy.CLOSED
                && requests.hit(RequestPool.READ, bank) == RequestPool.NONE
                && requests.hit(RequestPool.WRITE, bank) == RequestPool.NONE;
        if (write) {
            listener.issued(index, cycle, last ? Command.WRITE_PRECHARGE : Command.WRITE, bank, times.openRow(bank));
            times.write(bank, cycle);
            counters.writes++;
            counters.lastDataCycle = Math.max(counters.lastDataCycle, cycle + timings.writeToData + timings.burst);
        } else {
            listener.issued(index, cycle, last ? Command.READ_PRECHARGE : Command.READ, bank, times.openRow(bank));
            times.read(bank, cycle);
            counters.reads++;
            long done = cycle + timings.readToData + timings.burst;
            counters.lastDataCycle = Math.max(counters.lastDataCycle, done);
            counters.latency(done - requests.arrived[slot]);
            data.add(done, requests.token[slot]);
        }
        if (last) {
            times.closeBehind(bank);
            requests.opened(bank, BankTimes.CLOSED);
        }
        requests.free(slot);
        if (write) {
            completions.completed(requests.token[slot], cycle * periodPs);
        }
    }

    private void precharge(long cycle) {
        int bank = requests.bank[stepSlot];
        listener.issued(index, cycle, Command.PRECHARGE, bank, times.openRow(bank));
        if (!requests.counted[stepSlot]) {
            counters.conflicts++;
            requests.counted[stepSlot] = true;
        }
        counters.precharges++;
        times.precharge(bank, cycle);
        requests.opened(bank, BankTimes.CLOSED);
    }

    private void activate(long cycle) {
        int bank = requests.bank[stepSlot];
        int row = requests.row[stepSlot];
        listener.issued(index, cycle, Command.ACTIVATE, bank, row);
        if (!requests.counted[stepSlot]) {
            counters.misses++;
            requests.counted[stepSlot] = true;
        }
        counters.activates++;
        times.activate(bank, row, cycle);
        requests.unlink(stepSlot, BankTimes.CLOSED);
        requests.opened(bank, row);
        openedFor[bank] = stepSlot;
        openedMask |= 1L << bank;
    }

    /** Turns from reads to writes or back if the queues ask for it; says whether it did. */
    private boolean turn() {
        int reads = requests.waiting(RequestPool.READ);
        int writes = requests.waiting(RequestPool.WRITE);
        int before = direction;
        if (direction == RequestPool.READ) {
            if (writes > drainAbove || reads == 0) {
                direction = RequestPool.WRITE;
            }
        } else if (writes < serveBelow && reads != 0) {
            direction = RequestPool.READ;
        }
        return direction != before;
    }

    /** Chooses the next step, at {@code now} or later. Earlier wins; of steps in one cycle the kind considered first. */
    private void plan(long now) {
        step = Step.NOTHING;
        stepAt = MainMemory.NEVER;
        for (long left = openedMask; left != 0; left &= left - 1) {
            int slot = openedFor[Long.numberOfTrailingZeros(left)];
            consider(Step.OPENED, slot, Math.max(now, columnReady(slot)));
        }
        if (stepAt == now) {
            return;
        }
        for (int rank = 0; rank < timings.ranks; rank++) {
            planRefresh(rank, now);
        }
        for (long left = requests.mask(direction); left != 0; left &= left - 1) {
            int bank = Long.numberOfTrailingZeros(left);
            if ((refreshing >>> times.rankOf(bank) & 1) != 0) {
                continue;
            }
            int hit = requests.hit(direction, bank);
            if (hit != RequestPool.NONE) {
                consider(Step.HIT, hit, Math.max(now, columnReady(hit)));
            }
            int other = requests.other(direction, bank);
            if (other != RequestPool.NONE) {
                considerOther(other, now);
            }
        }
    }

    private void planRefresh(int rank, long now) {
        if ((refreshing >>> rank & 1) == 0) {
            considerRank(Step.REFRESH_DUE, rank, Math.max(now, refreshDue[rank]));
        } else if (times.anyOpen(rank)) {
            long banks = (-1L >>> (Long.SIZE - times.firstBank(1))) << times.firstBank(rank);
            if ((openedMask & banks) == 0) {
                considerRank(Step.CLOSE_RANK, rank, Math.max(now, times.prechargeAllReady(rank)));
            }
        } else {
            considerRank(Step.REFRESH, rank, Math.max(now, times.refreshReady(rank)));
        }
    }

    private void considerOther(int slot, long now) {
        int bank = requests.bank[slot];
        if (times.openRow(bank) == BankTimes.CLOSED) {
            consider(Step.ACTIVATE, slot, Math.max(now, times.activateReady(bank)));
        } else if ((openedMask >>> bank & 1) == 0) {
            consider(Step.PRECHARGE, slot, Math.max(now, times.prechargeReady(bank)));
        }
    }

    private void consider(Step candidate, int slot, long cycle) {
        boolean better = cycle < stepAt
                || (cycle == stepAt
                        && kind(candidate) == kind(step)
                        && requests.sequence[slot] < requests.sequence[stepSlot]);
        if (better) {
            step = candidate;
            stepAt = cycle;
            stepSlot = slot;
        }
    }

    private void considerRank(Step candidate, int rank, long cycle) {
        if (cycle < stepAt) {
            step = candidate;
            stepAt = cycle;
            stepRank = rank;
        }
    }

    private static int kind(Step step) {
        return switch (step) {
            case OPENED -> 0;
            case HIT, PRECHARGE, ACTIVATE -> 2;
            default -> 1;
        };
    }

    private long columnReady(int slot) {
        int bank = requests.bank[slot];
        return requests.direction[slot] == RequestPool.WRITE ? times.writeReady(bank) : times.readReady(bank);
    }
}
