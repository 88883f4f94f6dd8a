package io.github.teelab.memory.simulation;

import io.github.teelab.memory.AccessPattern;
import io.github.teelab.memory.Counters;
import io.github.teelab.memory.LineRequests;
import io.github.teelab.memory.MainMemory;
import io.github.teelab.memory.Phase;
import io.github.teelab.memory.scheme.NoProtection;
import io.github.teelab.memory.scheme.Scheme;
import java.util.Optional;

/**
 * Runs a workload in time: cores issue accesses as fast as their computation and their miss registers allow, the main
 * memory completes requests in its own order.
 *
 * <p>A core goes on past a miss until all its registers are taken, as an out-of-order core does in a loop without
 * dependences; it waits for nothing else but a full memory controller. Cache hits cost no time beside the computation.
 */
public final class TimedRun {
    /** Requests that wait before the main memory's own queues, from which on cores issue nothing. */
    private static final int MOST_PENDING = 32;

    private static final long UNTOLD = -1;

    private final Machine machine;
    private final MainMemory memory;
    private final Fidelity fidelity;
    private final MemoryPath path;
    private final PhaseCosts costs;
    private final Core[] cores;
    private final PendingRequests reads = new PendingRequests(false);
    private final PendingRequests writes = new PendingRequests(true);
    private final Misses misses = new Misses();
    private final EngineUse engine;
    private final boolean isProtected;
    private final MainMemory.Completions completions = this::completed;
    private long nowPs;
    private long leftOutPs;
    private long stepsIssued;

    /**
     * A machine at rest.
     *
     * @param memory used by this run alone
     */
    public TimedRun(Machine machine, Scheme scheme, MainMemory memory, Fidelity fidelity) {
        this.machine = machine;
        this.memory = memory;
        this.fidelity = fidelity;
        this.costs = new PhaseCosts(fidelity.reusedAfter());
        this.path = new MemoryPath(machine, scheme, true);
        this.engine = new EngineUse(machine.protection().engine());
        this.isProtected = !(scheme instanceof NoProtection);
        this.cores = new Core[machine.cores()];
        for (int i = 0; i < cores.length; i++) {
            cores[i] = new Core(machine.missesInFlight());
        }
    }

    /** Runs phases one after another. */
    public TimedRun run(Iterable<Phase> phases) {
        for (Phase phase : phases) {
            run(phase);
        }
        return this;
    }

    /**
     * Runs one phase, to the arrival of its last line; writes may still be on their way.
     *
     * @throws IllegalArgumentException if it has more threads than the machine has cores
     */
    public TimedRun run(Phase phase) {
        int threads = phase.threads().size();
        if (threads > cores.length) {
            throw new IllegalArgumentException("phase \"" + phase.label() + "\": got " + threads
                    + " threads, allowed at most the machine's " + cores.length + " cores");
        }
        Optional<PhaseCosts.Cost> known = costs.known(phase);
        if (known.isPresent()) {
            path.addLeftOut(known.get().counters(), 1, 1);
            leftOutPs += known.get().timePs();
            return this;
        }
        long startPs = timePs();
        Counters before = counters();
        simulate(phase, threads);
        costs.add(phase, timePs() - startPs, counters().since(before));
        return this;
    }

    private void simulate(Phase phase, int threads) {
        for (int i = 0; i < threads; i++) {
            cores[i].start(phase.threads().get(i), nowPs);
        }
        stepsIssued = 0;
        Gap gap = Gap.of(phase, fidelity, machine);
        if (gap.steps() > 0) {
            leaveOut(phase, gap);
        }
        proceed(threads, Long.MAX_VALUE);
    }

    /** Time from the start, picoseconds. */
    public long timePs() {
        return nowPs + leftOutPs;
    }

    /** What was counted so far. */
    public Counters counters() {
        return path.counters().copy();
    }

    private void leaveOut(Phase phase, Gap gap) {
        int threads = phase.threads().size();
        proceed(threads, fidelity.headSteps() * threads);
        GapCaches.pass(path, phase, (thread, pattern) -> cores[thread].stepOf(pattern), gap);
        for (int i = 0; i < threads; i++) {
            cores[i].leaveOut(gap.steps());
        }
        proceed(threads, stepsIssued + fidelity.settleSteps() * threads);
        Counters counted = counters();
        long startPs = nowPs;
        long issued = stepsIssued;
        proceed(threads, issued + fidelity.windowSteps() * threads);
        long windowSteps = stepsIssued - issued;
        path.addLeftOut(counters().since(counted), gap.steps() * threads, windowSteps);
        leftOutPs += Math.round((double) (nowPs - startPs) * gap.steps() * threads / windowSteps);
    }

    /** Goes on until so many steps were issued, or until all lines have arrived. */
    private void proceed(int threads, long untilSteps) {
        while (stepsIssued < untilSteps) {
            long next = memory.nextEventPs();
            for (int i = 0; i < threads; i++) {
                next = Math.min(next, cores[i].wakePs());
            }
            if (next == MainMemory.NEVER) {
                return;
            }
            if (isDone(threads)) {
                return;
            }
            nowPs = Math.max(nowPs, next);
            memory.advanceTo(nowPs, completions);
            submit();
            for (int i = 0; i < threads; i++) {
                if (cores[i].wakePs() <= nowPs) {
                    advance(i);
                }
            }
            submit();
        }
    }

    private boolean isDone(int threads) {
        long last = 0;
        for (int i = 0; i < threads; i++) {
            if (!cores[i].issuedAll()) {
                return false;
            }
            last = Math.max(last, Math.max(cores[i].clockPs(), cores[i].lastFreePs()));
        }
        if (last == MainMemory.NEVER) {
            return false;
        }
        nowPs = Math.max(nowPs, last);
        memory.advanceTo(nowPs, completions);
        return true;
    }

    private void submit() {
        if (reads.size() > 0) {
            reads.submitTo(memory);
        }
        if (writes.size() > 0) {
            writes.submitTo(memory);
        }
        if (reads.size() + writes.size() < MOST_PENDING) {
            for (Core core : cores) {
                if (core.isHeldByController()) {
                    core.release(nowPs);
                }
            }
        }
    }

    private void advance(int index) {
        Core core = cores[index];
        core.wakeAt(MainMemory.NEVER);
        while (!core.issuedAll()) {
            if (core.clockPs() > nowPs) {
                core.wakeAt(core.clockPs());
                return;
            }
            int register = core.freeRegister(nowPs);
            if (register == Core.NO_REGISTER) {
                core.wakeAt(core.firstFreePs());
                return;
            }
            if (reads.size() + writes.size() >= MOST_PENDING) {
                core.holdByController();
                return;
            }
            issue(index, core, register);
        }
    }

    private void issue(int index, Core core, int register) {
        AccessPattern pattern = core.pattern();
        long addedPs = path.access(index, pattern.address(core.step()), pattern.write());
        LineRequests requests = path.requests();
        if (requests.size() > 0) {
            queue(index, core, register, addedPs, requests);
        }
        long before = core.step();
        core.issued(nowPs);
        stepsIssued += core.step() - before;
    }

    private void queue(int index, Core core, int register, long addedPs, LineRequests requests) {
        int critical = 0;
        for (int i = 0; i < requests.size(); i++) {
            critical += requests.use(i) == LineRequests.Use.CRITICAL ? 1 : 0;
        }
        long token = UNTOLD;
        if (critical > 0) {
            token = misses.begin(index, register, critical, addedPs);
            core.take(register);
        }
        for (int i = 0; i < requests.size(); i++) {
            switch (requests.use(i)) {
                case CRITICAL -> reads.add(requests.line(i), token);
                case BACKGROUND -> reads.add(requests.line(i), UNTOLD);
                case WRITE -> writes.add(requests.line(i), UNTOLD);
            }
        }
    }

    private void completed(long token, long timePs) {
        if (token == UNTOLD) {
            return;
        }
        int miss = (int) token;
        if (misses.arrived(miss)) {
            long readyPs = isProtected ? engine.begin(timePs) + misses.addedPs(miss) : timePs;
            cores[misses.core(miss)].free(misses.register(miss), readyPs);
            misses.end(miss);
        }
    }
}
