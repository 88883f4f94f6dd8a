package io.github.teelab.engine;

/** What happens when an event is due. Registered once with {@link Simulator#register}, then scheduled by number. */
@FunctionalInterface
public interface EventHandler {
    /**
     * Called when the event is due; {@link Simulator#nowPs()} is its time.
     *
     * @param index which of the events registered with this handler, from 0
     */
    void handle(int index);
}
