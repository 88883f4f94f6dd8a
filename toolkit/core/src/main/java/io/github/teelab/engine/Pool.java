package io.github.teelab.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.IntToLongFunction;

/**
 * Units of several kinds on a {@link Simulator}. A request takes several units at once, all or none, and keeps them until
 * it releases them. Requests are granted first in, first out: nobody overtakes, even where a later request would fit.
 *
 * <p>A released unit is back in the pool after a turnaround of its own. Urgent requests form a line that goes before the
 * ordinary one. While what is idle or on its way back does not cover all urgent requests in line, the latest holders that
 * allow it are preempted; a preempted claim goes to the front of the ordinary line.
 *
 * <p>Not modelled: more than two priorities, and holders that release only some of their units.
 */
public final class Pool {
    private final Simulator simulator;
    private final String name;
    private final IntToLongFunction turnaroundPs;
    private final int[] units;
    private final int[] idle;
    private final int[] held;
    private final int[] wantedUrgently;
    private final int returnEvent;
    private final Deque<Claim> line = new ArrayDeque<>();
    private final Deque<Claim> urgentLine = new ArrayDeque<>();
    private final List<Claim> holders = new ArrayList<>();
    private final double[] heldPs;
    private final double[] returningPs;
    private long countedPs;
    private int preemptions;

    /** A request, from the moment it is made to the moment its units are released. */
    public static final class Claim {
        private final int[] amounts;
        private final boolean urgent;
        private final int grantedEvent;
        private int preemptedEvent = Simulator.NO_EVENT;
        private boolean holding;

        private Claim(int[] amounts, boolean urgent, int grantedEvent) {
            this.amounts = amounts;
            this.urgent = urgent;
            this.grantedEvent = grantedEvent;
        }

        /** Whether it was made by {@link Pool#requestUrgently}. */
        public boolean urgent() {
            return urgent;
        }
    }

    /**
     * A pool with all units idle.
     *
     * @param simulator the clock it runs on
     * @param name for error messages
     * @param turnaroundPs how long a released unit stays out of the pool, in picoseconds, given its kind; called once for
     *     each unit, kind by kind. A result below 0 makes the release fail with an {@link IllegalArgumentException}
     * @param units how many there are of each kind
     * @throws IllegalArgumentException if there is no kind, or a kind without units
     */
    public Pool(Simulator simulator, String name, IntToLongFunction turnaroundPs, int... units) {
        if (units.length == 0 || Arrays.stream(units).anyMatch(count -> count < 1)) {
            throw new IllegalArgumentException("units of pool \"" + name + "\": got " + Arrays.toString(units)
                    + ", allowed 1 or more of each of one or more kinds");
        }
        this.simulator = simulator;
        this.name = name;
        this.turnaroundPs = turnaroundPs;
        this.units = units.clone();
        this.idle = units.clone();
        this.held = new int[units.length];
        this.wantedUrgently = new int[units.length];
        this.heldPs = new double[units.length];
        this.returningPs = new double[units.length];
        this.countedPs = simulator.steadyPs();
        this.returnEvent = simulator.register(units.length, this::takeBack);
    }

    /**
     * Joins the ordinary line.
     *
     * @param grantedEvent scheduled for the moment the units are granted, and again if that happens after a preemption
     * @param amounts units asked for, of each kind
     * @throws IllegalArgumentException if the pool can never grant the amounts, or the event is unknown
     */
    public Claim request(int grantedEvent, int... amounts) {
        return request(false, grantedEvent, amounts);
    }

    /**
     * Joins the urgent line.
     *
     * @param grantedEvent scheduled for the moment the units are granted
     * @param amounts units asked for, of each kind
     * @throws IllegalArgumentException if the pool can never grant the amounts, or the event is unknown
     */
    public Claim requestUrgently(int grantedEvent, int... amounts) {
        return request(true, grantedEvent, amounts);
    }

    /**
     * Lets urgent requests preempt a holder from now until it releases its units; an urgent holder is never preempted.
     *
     * @param preemptedEvent called at the moment of preemption; the claim is back in line by then
     * @throws IllegalStateException if the claim holds nothing
     * @throws IllegalArgumentException if the event is unknown
     */
    public void allowPreemption(Claim claim, int preemptedEvent) {
        simulator.checkNotification(preemptedEvent);
        checkHolding(claim);
        if (!claim.urgent) {
            claim.preemptedEvent = preemptedEvent;
            serve();
        }
    }

    /**
     * Gives all units of a claim back; each is idle again after its turnaround.
     *
     * @throws IllegalStateException if the claim holds nothing
     */
    public void release(Claim claim) {
        checkHolding(claim);
        count();
        giveBack(claim);
    }

    /** Units of a kind that can be granted now. */
    public int idle(int kind) {
        return idle[kind];
    }

    /** Units of a kind that claims hold now. */
    public int held(int kind) {
        return held[kind];
    }

    /** Requests in both lines now. */
    public int waiting() {
        return line.size() + urgentLine.size();
    }

    /** How often a holder was preempted. */
    public int preemptions() {
        return preemptions;
    }

    /** Time that units of a kind were held so far, in picoseconds: the time integral of {@link #held}. */
    public double heldPs(int kind) {
        count();
        return heldPs[kind];
    }

    /** Time that units of a kind spent in turnaround so far, in picoseconds. */
    public double returningPs(int kind) {
        count();
        return returningPs[kind];
    }

    private Claim request(boolean urgent, int grantedEvent, int[] amounts) {
        simulator.checkNotification(grantedEvent);
        checkAmounts(amounts);
        Claim claim = new Claim(amounts.clone(), urgent, grantedEvent);
        (urgent ? urgentLine : line).addLast(claim);
        if (urgent) {
            add(amounts, 1, wantedUrgently);
        }
        serve();
        return claim;
    }

    private void serve() {
        count();
        Deque<Claim> first = urgentLine.isEmpty() ? line : urgentLine;
        while (!first.isEmpty() && fits(first.peekFirst())) {
            grant(first.removeFirst());
            first = urgentLine.isEmpty() ? line : urgentLine;
        }
        if (!urgentLine.isEmpty()) {
            preempt();
        }
    }

    private boolean fits(Claim claim) {
        for (int kind = 0; kind < idle.length; kind++) {
            if (claim.amounts[kind] > idle[kind]) {
                return false;
            }
        }
        return true;
    }

    private void grant(Claim claim) {
        add(claim.amounts, -1, idle);
        add(claim.amounts, 1, held);
        if (claim.urgent) {
            add(claim.amounts, -1, wantedUrgently);
        }
        claim.holding = true;
        holders.add(claim);
        if (claim.grantedEvent != Simulator.NO_EVENT) {
            simulator.at(simulator.nowPs(), claim.grantedEvent);
        }
    }

    private void preempt() {
        List<Integer> events = new ArrayList<>();
        for (int i = holders.size() - 1; i >= 0; i--) {
            Claim holder = holders.get(i);
            if (holder.preemptedEvent != Simulator.NO_EVENT && helps(holder)) {
                events.add(holder.preemptedEvent);
                giveBack(holder);
                line.addFirst(holder);
                preemptions++;
            }
        }
        // Only now, when the pool's state is whole again, as a handler may call the pool.
        events.forEach(simulator::fire);
    }

    /** Whether a holder has units of a kind of which urgent requests want more than is idle or on its way back. */
    private boolean helps(Claim holder) {
        for (int kind = 0; kind < units.length; kind++) {
            if (holder.amounts[kind] > 0 && wantedUrgently[kind] > units[kind] - held[kind]) {
                return true;
            }
        }
        return false;
    }

    private void giveBack(Claim claim) {
        claim.holding = false;
        claim.preemptedEvent = Simulator.NO_EVENT;
        holders.remove(claim);
        add(claim.amounts, -1, held);
        for (int kind = 0; kind < units.length; kind++) {
            for (int unit = 0; unit < claim.amounts[kind]; unit++) {
                simulator.after(turnaroundPs.applyAsLong(kind), returnEvent + kind);
            }
        }
    }

    private void takeBack(int kind) {
        count();
        idle[kind]++;
        serve();
    }

    /** Brings the time integrals up to now; called before anything changes. */
    private void count() {
        long nowPs = simulator.steadyPs();
        double passedPs = nowPs - countedPs;
        for (int kind = 0; kind < units.length; kind++) {
            heldPs[kind] += passedPs * held[kind];
            returningPs[kind] += passedPs * (units[kind] - idle[kind] - held[kind]);
        }
        countedPs = nowPs;
    }

    private static void add(int[] amounts, int sign, int[] counts) {
        for (int kind = 0; kind < counts.length; kind++) {
            counts[kind] += sign * amounts[kind];
        }
    }

    private void checkAmounts(int[] amounts) {
        boolean fits = amounts.length == units.length && Arrays.stream(amounts).anyMatch(amount -> amount > 0);
        for (int kind = 0; fits && kind < units.length; kind++) {
            fits = amounts[kind] >= 0 && amounts[kind] <= units[kind];
        }
        if (!fits) {
            throw new IllegalArgumentException("request to pool \"" + name + "\": got " + Arrays.toString(amounts)
                    + ", allowed up to " + Arrays.toString(units) + " and at least one unit");
        }
    }

    private void checkHolding(Claim claim) {
        if (!claim.holding) {
            throw new IllegalStateException("claim on pool \"" + name
                    + "\" holds no units: it waits in line or has released them; act on it between its granted event and"
                    + " its release or preemption");
        }
    }
}
