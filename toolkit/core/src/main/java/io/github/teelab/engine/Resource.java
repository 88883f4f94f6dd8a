package io.github.teelab.engine;

import java.util.Arrays;

/**
 * A first-in first-out server on a {@link Simulator}: up to {@code capacity} jobs in service, the others waiting in the
 * order of their requests. Keeps its own statistics.
 */
public final class Resource {
    private final Simulator simulator;
    private final String name;
    private final int capacity;

    private final int releaseEvent;
    private final int[] idleServers;
    private final int[] doneEvents;
    private int idle;

    /** The waiting line, a ring: a service time each, and a started and a done event each. */
    private long[] services = new long[16];

    private int[] events = new int[32];
    private int head;
    private int waiting;

    private long countedPs;
    private double elapsedPs;
    private double busyPs;
    private double waitingPs;
    private long served;
    private int longestQueue;

    /**
     * A server with nothing to do.
     *
     * @param simulator the clock it runs on
     * @param name for reports
     * @param capacity how many jobs it serves at once, at least 1
     * @throws IllegalArgumentException if {@code capacity} is below 1
     */
    public Resource(Simulator simulator, String name, int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException(
                    "capacity of resource \"" + name + "\": got " + capacity + ", allowed 1 or more");
        }
        this.simulator = simulator;
        this.name = name;
        this.capacity = capacity;
        this.idle = capacity;
        this.idleServers = new int[capacity];
        this.doneEvents = new int[capacity];
        Arrays.setAll(idleServers, server -> capacity - 1 - server);
        this.countedPs = simulator.steadyPs();
        this.releaseEvent = simulator.register(capacity, this::release);
    }

    /**
     * Asks for service.
     *
     * @param servicePs how long the service takes, in picoseconds, at least 0
     * @param doneEvent called when the service ends; {@link Simulator#NO_EVENT} for none
     * @throws IllegalArgumentException if {@code servicePs} is below 0 or the event is unknown
     */
    public void request(long servicePs, int doneEvent) {
        request(servicePs, Simulator.NO_EVENT, doneEvent);
    }

    /**
     * Asks for service and tells when it begins.
     *
     * @param servicePs how long the service takes, in picoseconds, at least 0
     * @param startedEvent scheduled for the moment the service begins; {@link Simulator#NO_EVENT} for none
     * @param doneEvent called when the service ends; {@link Simulator#NO_EVENT} for none
     * @throws IllegalArgumentException if {@code servicePs} is below 0 or an event is unknown
     */
    public void request(long servicePs, int startedEvent, int doneEvent) {
        if (servicePs < 0) {
            throw new IllegalArgumentException(
                    "service time at resource \"" + name + "\": got " + servicePs + " ps, allowed 0 or more");
        }
        simulator.checkNotification(startedEvent);
        simulator.checkNotification(doneEvent);
        count();
        if (idle > 0) {
            start(servicePs, startedEvent, doneEvent);
        } else {
            enqueue(servicePs, startedEvent, doneEvent);
        }
    }

    private void start(long servicePs, int startedEvent, int doneEvent) {
        int server = idleServers[--idle];
        doneEvents[server] = doneEvent;
        simulator.after(servicePs, releaseEvent + server);
        if (startedEvent != Simulator.NO_EVENT) {
            simulator.at(simulator.nowPs(), startedEvent);
        }
    }

    private void enqueue(long servicePs, int startedEvent, int doneEvent) {
        if (waiting == services.length) {
            grow();
        }
        int slot = (head + waiting) & (services.length - 1);
        services[slot] = servicePs;
        events[2 * slot] = startedEvent;
        events[2 * slot + 1] = doneEvent;
        waiting++;
        longestQueue = Math.max(longestQueue, waiting);
    }

    private void release(int server) {
        count();
        int doneEvent = doneEvents[server];
        idleServers[idle++] = server;
        served++;
        if (waiting > 0) {
            int slot = head;
            head = (head + 1) & (services.length - 1);
            waiting--;
            start(services[slot], events[2 * slot], events[2 * slot + 1]);
        }
        if (doneEvent != Simulator.NO_EVENT) {
            simulator.fire(doneEvent);
        }
    }

    /** Brings the time integrals up to now; called before the number in service or waiting changes. */
    private void count() {
        long nowPs = simulator.steadyPs();
        double passedPs = nowPs - countedPs;
        elapsedPs += passedPs;
        busyPs += passedPs * (capacity - idle);
        waitingPs += passedPs * waiting;
        countedPs = nowPs;
    }

    private void grow() {
        int length = services.length;
        int toEnd = length - head;
        long[] moreServices = new long[2 * length];
        int[] moreEvents = new int[4 * length];
        System.arraycopy(services, head, moreServices, 0, toEnd);
        System.arraycopy(services, 0, moreServices, toEnd, head);
        System.arraycopy(events, 2 * head, moreEvents, 0, 2 * toEnd);
        System.arraycopy(events, 0, moreEvents, 2 * toEnd, 2 * head);
        services = moreServices;
        events = moreEvents;
        head = 0;
    }

    /** The name given at construction. */
    public String name() {
        return name;
    }

    /** How many jobs it serves at once. */
    public int capacity() {
        return capacity;
    }

    /** Jobs in service now. */
    public int inService() {
        return capacity - idle;
    }

    /** Jobs waiting now. */
    public int waiting() {
        return waiting;
    }

    /** Jobs whose service has ended. */
    public long served() {
        return served;
    }

    /** The longest the waiting line has been. */
    public int longestQueue() {
        return longestQueue;
    }

    /** Service time given so far, in picoseconds, summed over servers: the time integral of {@link #inService()}. */
    public double busyPs() {
        count();
        return busyPs;
    }

    /** Time that jobs have spent waiting so far, in picoseconds: the time integral of {@link #waiting()}. */
    public double waitingPs() {
        count();
        return waitingPs;
    }

    /** Share of its servers' time spent in service since it was made, 0 to 1; 0 while no time has passed. */
    public double utilisation() {
        count();
        return elapsedPs == 0 ? 0 : busyPs / elapsedPs / capacity;
    }

    /** Mean number of jobs waiting since it was made; 0 while no time has passed. */
    public double meanQueue() {
        count();
        return elapsedPs == 0 ? 0 : waitingPs / elapsedPs;
    }
}
