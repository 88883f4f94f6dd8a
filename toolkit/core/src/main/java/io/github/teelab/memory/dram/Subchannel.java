package io.github.teelab.memory.dram;

import io.github.teelab.memory.MainMemory;

/**
 * The controller of one subchannel. It carries out the step that its {@link Schedule} has chosen when time has come there,
 * and has the next one chosen. Times are cycles of the command clock.
 */
final class Subchannel {
    private final int index;
    private final Controller controller;
    private final Timings timings;
    private final BankTimes times;
    private final RequestPool requests;
    private final Schedule schedule;
    private final CommandListener listener;
    private final Counters counters = new Counters();
    private final DueList data = new DueList();
    private final DueList forwarded = new DueList();
    private long commandBusAt;

    Subchannel(int index, Controller controller, Timings timings, CommandListener listener) {
        this.index = index;
        this.controller = controller;
        this.timings = timings;
        this.listener = listener;
        times = new BankTimes(timings);
        requests = new RequestPool(timings.banks, controller.readQueue() + controller.writeQueue() + timings.banks);
        schedule = new Schedule(controller, timings, times, requests);
    }

    Counters counters() {
        return counters;
    }

    /** Whether {@code count} requests of a direction find room. */
    boolean accepts(boolean write, int count) {
        return write
                ? requests.waiting(RequestPool.WRITE) + count <= controller.writeQueue()
                : requests.waiting(RequestPool.READ) + count <= controller.readQueue();
    }

    /** Takes a request in; its next command is issued in {@code cycle} at the earliest. */
    void submit(boolean write, int bank, int row, long line, long token, long cycle) {
        if (!write && requests.waiting(RequestPool.WRITE) != 0 && requests.hasWrite(bank, line)) {
            counters.forwarded++;
            forwarded.add(cycle + 1, token);
            counters.latency(1);
            return;
        }
        int way = write ? RequestPool.WRITE : RequestPool.READ;
        int slot = requests.add(way, bank, row, times.openRow(bank), line, token, cycle);
        schedule.arrived(slot, Math.max(cycle, commandBusAt));
    }

    /** The cycle of the next thing that is of use to anyone waiting; {@link MainMemory#NEVER} if no request is here. */
    long nextCycle() {
        long next = Math.min(data.nextCycle(), forwarded.nextCycle());
        return schedule.busy() ? Math.min(next, schedule.cycle()) : next;
    }

    /** The cycle of the next thing that happens, be it a refresh of idle memory. */
    long nextStep() {
        return Math.min(schedule.cycle(), Math.min(data.nextCycle(), forwarded.nextCycle()));
    }

    /** Does what {@link #nextStep} announced. */
    void step(MainMemory.Completions completions, long periodPs) {
        long readAt = data.nextCycle();
        long forwardAt = forwarded.nextCycle();
        if (Math.min(readAt, forwardAt) <= schedule.cycle()) {
            completions.completed(
                    readAt <= forwardAt ? data.take() : forwarded.take(), Math.min(readAt, forwardAt) * periodPs);
        } else {
            issue(schedule.cycle(), completions, periodPs);
        }
    }

    void record(Snapshot snapshot) {
        times.record(snapshot);
        requests.record(snapshot);
        schedule.record(snapshot);
        data.record(snapshot);
        forwarded.record(snapshot);
        snapshot.addEarliest(commandBusAt);
    }

    /**
     * How many times the last {@code cycles} may be repeated from {@code now} on: until a refresh is due, and not at all if
     * there was one among them, as a short queue may look the same after a refresh as before it. {@code before} is what had
     * been counted when they began.
     */
    long undisturbed(long cycles, long now, Counters before) {
        return counters.refreshes == before.refreshes ? schedule.undisturbed(cycles, now) : 0;
    }

    /** Repeats the last {@code cycles} some more times; {@code before} is what had been counted when they began. */
    void leap(long times, long cycles, long lines, Counters before) {
        this.times.shift(times * cycles);
        requests.shift(times * cycles, lines);
        schedule.shift(times * cycles);
        data.shift(times * cycles);
        forwarded.shift(times * cycles);
        commandBusAt += times * cycles;
        counters.repeat(times, before);
    }

    private void issue(long cycle, MainMemory.Completions completions, long periodPs) {
        Step step = schedule.step();
        commandBusAt = step == Step.REFRESH_DUE ? cycle : cycle + 1;
        int slot = schedule.slot();
        int rank = schedule.rank();
        switch (step) {
            case OPENED -> {
                schedule.served(requests.bank[slot]);
                column(slot, cycle);
            }
            case HIT -> {
                requests.unlink(slot, requests.row[slot]);
                column(slot, cycle);
            }
            case PRECHARGE -> precharge(slot, cycle);
            case ACTIVATE -> activate(slot, cycle);
            case CLOSE_RANK -> closeRank(rank, cycle);
            case REFRESH -> {
                listener.issued(index, cycle, Command.REFRESH, times.firstBank(rank), BankTimes.CLOSED);
                times.refresh(rank, cycle);
                counters.refreshes++;
                schedule.refreshed(rank);
            }
            case REFRESH_DUE -> schedule.refreshIsDue(rank);
            case NOTHING -> throw new IllegalStateException("nothing to issue");
        }
        schedule.replan(commandBusAt);
        boolean wrote = (step == Step.HIT || step == Step.OPENED) && requests.direction[slot] == RequestPool.WRITE;
        if (wrote) {
            completions.completed(requests.token[slot], cycle * periodPs);
        }
    }

    private void column(int slot, long cycle) {
        int bank = requests.bank[slot];
        boolean write = requests.direction[slot] == RequestPool.WRITE;
        long done = cycle + timings.burst + (write ? timings.writeToData : timings.readToData);
        counters.hits += requests.counted[slot] ? 0 : 1;
        counters.lastDataCycle = Math.max(counters.lastDataCycle, done);
        boolean last = controller.pages() == PagePolicy.CLOSED && !requests.anyHit(bank) && !schedule.isOpened(bank);
        if (write) {
            listener.issued(index, cycle, last ? Command.WRITE_PRECHARGE : Command.WRITE, bank, times.openRow(bank));
            times.write(bank, cycle);
            counters.writes++;
        } else {
            listener.issued(index, cycle, last ? Command.READ_PRECHARGE : Command.READ, bank, times.openRow(bank));
            times.read(bank, cycle);
            counters.reads++;
            counters.latency(done - requests.arrived[slot]);
            data.add(done, requests.token[slot]);
        }
        if (last) {
            times.closeBehind(bank);
            requests.opened(bank, BankTimes.CLOSED);
        }
        requests.free(slot);
    }

    private void precharge(int slot, long cycle) {
        int bank = requests.bank[slot];
        listener.issued(index, cycle, Command.PRECHARGE, bank, times.openRow(bank));
        counters.conflicts += requests.counted[slot] ? 0 : 1;
        requests.counted[slot] = true;
        counters.precharges++;
        times.precharge(bank, cycle);
        requests.opened(bank, BankTimes.CLOSED);
    }

    private void activate(int slot, long cycle) {
        int bank = requests.bank[slot];
        int row = requests.row[slot];
        listener.issued(index, cycle, Command.ACTIVATE, bank, row);
        counters.misses += requests.counted[slot] ? 0 : 1;
        requests.counted[slot] = true;
        counters.activates++;
        times.activate(bank, row, cycle);
        requests.unlink(slot, BankTimes.CLOSED);
        requests.opened(bank, row);
        schedule.opened(bank, slot);
    }

    private void closeRank(int rank, long cycle) {
        listener.issued(index, cycle, Command.PRECHARGE_ALL, times.firstBank(rank), BankTimes.CLOSED);
        times.prechargeAll(rank, cycle);
        counters.precharges++;
        for (int bank = times.firstBank(rank); bank < times.firstBank(rank + 1); bank++) {
            requests.opened(bank, BankTimes.CLOSED);
        }
    }
}
