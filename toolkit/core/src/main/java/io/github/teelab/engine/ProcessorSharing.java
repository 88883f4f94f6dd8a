package io.github.teelab.engine;

import java.util.Comparator;
import java.util.TreeSet;

/**
 * A server on a {@link Simulator} that all its jobs share. Each job wants a share of it; all progress at the same speed,
 * min(1, capacity / sum of shares): full speed while the server can give everybody what it wants, beyond that less for all
 * in proportion.
 *
 * <p>With shares of 1 and a capacity of 1 this is egalitarian processor sharing (Kleinrock, "Time-shared systems", Journal
 * of the ACM 14(2), 1967). Completions are events at their own moments, rounded to a picosecond; progress is kept in
 * double precision, relative to the time since the server was last idle.
 */
public final class ProcessorSharing {
    private final Simulator simulator;
    private final String name;
    private final double capacity;
    private final int completion;
    private final TreeSet<Job> jobs =
            new TreeSet<>(Comparator.<Job>comparingDouble(job -> job.finishPs).thenComparingLong(job -> job.number));
    private long joined;
    private double wanted;

    /** Progress that a job present since the server was last idle has made; the same pace holds for every job. */
    private double progressPs;

    private long countedPs;
    private long duePs;
    private boolean due;
    private double usedPs;
    private double jobPs;

    /** A job in progress. */
    public static final class Job {
        private final long number;
        private final double share;
        private final double finishPs;
        private final int doneEvent;

        private Job(long number, double share, double finishPs, int doneEvent) {
            this.number = number;
            this.share = share;
            this.finishPs = finishPs;
            this.doneEvent = doneEvent;
        }
    }

    /**
     * A server without jobs.
     *
     * @param simulator the clock it runs on
     * @param name for error messages
     * @param capacity sum of shares that it serves at full speed, above 0
     * @throws IllegalArgumentException if the capacity is not a number above 0
     */
    public ProcessorSharing(Simulator simulator, String name, double capacity) {
        if (!(capacity > 0 && capacity < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "capacity of server \"" + name + "\": got " + capacity + ", allowed a number above 0");
        }
        this.simulator = simulator;
        this.name = name;
        this.capacity = capacity;
        this.countedPs = simulator.steadyPs();
        this.completion = simulator.register(index -> complete());
    }

    /**
     * Begins a job.
     *
     * @param workPs how long it takes at full speed, in picoseconds, at least 0
     * @param share what it wants of the server at full speed, in the unit of the capacity, at least 0
     * @param doneEvent called when it is done; {@link Simulator#NO_EVENT} for none
     * @throws IllegalArgumentException if work or share is below 0 or not a number, the event is unknown, or the next
     *     completion lies beyond what the simulator's clock can count
     */
    public Job join(double workPs, double share, int doneEvent) {
        if (!(workPs >= 0 && workPs < Double.POSITIVE_INFINITY && share >= 0 && share < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("job at server \"" + name + "\": got " + workPs
                    + " ps of work and a share" + " of " + share + ", allowed numbers of 0 or more");
        }
        simulator.checkNotification(doneEvent);
        count();
        Job job = new Job(joined++, share, progressPs + workPs, doneEvent);
        jobs.add(job);
        wanted += share;
        schedule();
        return job;
    }

    /**
     * Ends a job before it is done, without its event.
     *
     * @return the work it has left, in picoseconds at full speed
     * @throws IllegalStateException if the job is done or has left
     */
    public double leave(Job job) {
        count();
        if (!jobs.contains(job)) {
            throw new IllegalStateException("job at server \"" + name + "\": it is done or has left already");
        }
        double leftPs = Math.max(0, job.finishPs - progressPs);
        remove(job);
        return leftPs;
    }

    /** Jobs in progress now. */
    public int jobs() {
        return jobs.size();
    }

    /** The speed of every job now, 0 to 1. */
    public double speed() {
        return wanted <= capacity ? 1 : capacity / wanted;
    }

    /** Service given so far: the time integral, in picoseconds, of min(capacity, sum of shares). */
    public double usedPs() {
        count();
        return usedPs;
    }

    /** Time that jobs have spent here so far, in picoseconds: the time integral of {@link #jobs()}. */
    public double jobPs() {
        count();
        return jobPs;
    }

    private void complete() {
        if (!due || simulator.steadyPs() != duePs) {
            return; // Scheduled before a job joined or left and the moment changed.
        }
        count();
        due = false;
        Job done = jobs.first();
        progressPs = done.finishPs;
        remove(done);
        if (done.doneEvent != Simulator.NO_EVENT) {
            simulator.fire(done.doneEvent);
        }
    }

    private void remove(Job job) {
        jobs.remove(job);
        wanted = Math.max(0, wanted - job.share);
        if (jobs.isEmpty()) {
            // Forgets what rounding has left over.
            wanted = 0;
            progressPs = 0;
        }
        schedule();
    }

    private void schedule() {
        boolean wasDue = due;
        due = !jobs.isEmpty();
        if (due) {
            long delayPs = Math.round(Math.max(0, jobs.first().finishPs - progressPs) / speed());
            if (delayPs == Long.MAX_VALUE) {
                throw new IllegalArgumentException("server \"" + name + "\": at a speed of " + speed()
                        + " the next job is done in 2^63 ps (106 days) or more, which the clock cannot count; give it"
                        + " less work or the server more capacity");
            }
            long nextPs = simulator.steadyPs() + delayPs;
            if (!wasDue || nextPs != duePs) {
                simulator.after(delayPs, completion);
                duePs = nextPs;
            }
        }
    }

    /** Brings progress and time integrals up to now; called before anything changes. */
    private void count() {
        long nowPs = simulator.steadyPs();
        double passedPs = nowPs - countedPs;
        progressPs += passedPs * speed();
        usedPs += passedPs * Math.min(capacity, wanted);
        jobPs += passedPs * jobs.size();
        countedPs = nowPs;
    }
}
