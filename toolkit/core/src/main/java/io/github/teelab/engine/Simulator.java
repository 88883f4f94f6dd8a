package io.github.teelab.engine;

import java.util.Arrays;

/**
 * A clock and the events that move it.
 *
 * <p>Handlers are registered once and get event numbers; scheduling an event by number allocates nothing. Events run in
 * the order (time, sequence of scheduling). Not safe for use by several threads at once.
 *
 * <p>The clock counts to 2<sup>63</sup> ps, which is 106 days. A longer run calls {@link #rebase()} now and then, and no
 * single delay in it may reach 106 days.
 */
public final class Simulator {
    /** No event: for optional notifications, as in {@link Resource#request(long, int, int)}. */
    public static final int NO_EVENT = -1;

    /** Event numbers are given out in pages of 256, each with one handler. */
    private static final int PAGE_BITS = 8;

    private static final int MAX_PAGES = Integer.MAX_VALUE >>> PAGE_BITS;

    private final EventQueue queue = new EventQueue();
    private EventHandler[] handlers = new EventHandler[4];
    private int[] firstEvents = new int[4];
    private int pages;
    private long nowPs;
    private long untilPs;
    private long movedPs;
    private long eventsRun;
    private boolean stopped;

    /** The current time in picoseconds from the origin; 0 before the first event and after {@link #rebase()}. */
    public long nowPs() {
        return nowPs;
    }

    /** How many events have run. */
    public long eventsRun() {
        return eventsRun;
    }

    /** How many events are scheduled and have not run. */
    public int pending() {
        return queue.size();
    }

    /** Registers a handler of one event and returns the event's number. */
    public int register(EventHandler handler) {
        return register(1, handler);
    }

    /**
     * Registers a handler of {@code count} events.
     *
     * @param count number of events, at least 1
     * @param handler called with 0 for the first of them, and so on
     * @return the number of the first event; the others follow it without a gap
     * @throws IllegalArgumentException if {@code count} is below 1
     * @throws IllegalStateException if the 2<sup>31</sup> event numbers are used up
     */
    public int register(int count, EventHandler handler) {
        if (count < 1) {
            throw new IllegalArgumentException("count of events: got " + count + ", allowed 1 or more");
        }
        int first = pages << PAGE_BITS;
        int needed = ((count - 1) >>> PAGE_BITS) + 1;
        if (needed > MAX_PAGES - pages) {
            throw new IllegalStateException(
                    "event numbers used up by " + pages + " pages; register a handler once and schedule it many times");
        }
        if (pages + needed > handlers.length) {
            int length = Math.max(pages + needed, 2 * handlers.length);
            handlers = Arrays.copyOf(handlers, length);
            firstEvents = Arrays.copyOf(firstEvents, length);
        }
        Arrays.fill(handlers, pages, pages + needed, handler);
        Arrays.fill(firstEvents, pages, pages + needed, first);
        pages += needed;
        return first;
    }

    /**
     * Schedules an event at a moment.
     *
     * @param timePs when, in picoseconds; not before {@link #nowPs()}
     * @param event a number from {@link #register}
     * @throws IllegalArgumentException if the moment has passed or the event is unknown
     */
    public void at(long timePs, int event) {
        if (timePs < nowPs || (event >>> PAGE_BITS) >= pages) {
            throw refusal(timePs, event);
        }
        queue.add(timePs, event);
    }

    /**
     * Schedules an event after a delay.
     *
     * @param delayPs how long from now, in picoseconds, at least 0
     * @param event a number from {@link #register}
     * @throws IllegalArgumentException if the delay is below 0 or too long, or the event is unknown
     */
    public void after(long delayPs, int event) {
        if (delayPs < 0 || delayPs > Long.MAX_VALUE - nowPs) {
            throw new IllegalArgumentException("delay: got " + delayPs + " ps, allowed 0 to " + (Long.MAX_VALUE - nowPs)
                    + " ps at this moment; rebase() makes room on the clock in long runs");
        }
        at(nowPs + delayPs, event);
    }

    /**
     * Moves the origin of time to now, for runs longer than the 106 days that the clock can count. {@link #nowPs()} is 0
     * afterwards; pending events keep their distances from now and their order, and so does the end of a {@link
     * #runUntil} in progress. May be called by a handler. {@link Resource}, {@link Pool} and {@link ProcessorSharing}
     * carry on unaffected; a caller who has noted moments of its own subtracts the result from them.
     *
     * @return how far the origin moved, in picoseconds: what {@link #nowPs()} was
     */
    public long rebase() {
        long shiftPs = nowPs;
        queue.shiftEarlier(shiftPs);
        nowPs = 0;
        movedPs += shiftPs;
        if (untilPs != Long.MAX_VALUE) {
            untilPs -= shiftPs;
        }
        return shiftPs;
    }

    /**
     * A clock that {@link #rebase()} does not set back, in picoseconds modulo 2<sup>64</sup>: the difference of two
     * readings less than 106 days apart is right even where the count itself has overflowed.
     */
    long steadyPs() {
        return movedPs + nowPs;
    }

    /** Runs until no event is left or a handler calls {@link #stop()}. */
    public void run() {
        runEvents(Long.MAX_VALUE);
    }

    /**
     * Runs all events due up to and including {@code timePs} and sets the clock to it; stops early, without moving the
     * clock on, if a handler calls {@link #stop()}.
     *
     * @throws IllegalArgumentException if {@code timePs} has passed
     */
    public void runUntil(long timePs) {
        if (timePs < nowPs) {
            throw new IllegalArgumentException(
                    "time: got " + timePs + " ps, allowed " + nowPs + " ps (now) or later; the clock does not go back");
        }
        runEvents(timePs);
        if (!stopped) {
            nowPs = untilPs;
        }
    }

    /** Ends {@link #run()} or {@link #runUntil} after the event in progress; events left stay scheduled. */
    public void stop() {
        stopped = true;
    }

    /** Calls an event's handler at once, for notifications that need no place of their own in the queue. */
    void fire(int event) {
        int page = event >>> PAGE_BITS;
        handlers[page].handle(event - firstEvents[page]);
    }

    /** Throws if {@code event} is neither registered nor {@link #NO_EVENT}. */
    void checkNotification(int event) {
        if (event != NO_EVENT && (event >>> PAGE_BITS) >= pages) {
            throw refusal(nowPs, event);
        }
    }

    private void runEvents(long lastPs) {
        stopped = false;
        untilPs = lastPs;
        while (!stopped && !queue.isEmpty() && (untilPs == Long.MAX_VALUE || queue.peekTimePs() <= untilPs)) {
            int event = queue.poll();
            nowPs = queue.lastTimePs();
            eventsRun++;
            fire(event);
        }
    }

    private IllegalArgumentException refusal(long timePs, int event) {
        if ((event >>> PAGE_BITS) >= pages) {
            return new IllegalArgumentException("event: got " + event + ", allowed a number that register() returned");
        }
        return new IllegalArgumentException("time: got " + timePs + " ps, allowed " + nowPs
                + " ps (now) or later; an event cannot run in the past");
    }
}
