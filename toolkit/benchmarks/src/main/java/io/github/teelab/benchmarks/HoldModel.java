package io.github.teelab.benchmarks;

import java.util.function.IntFunction;
import umontreal.ssj.simevents.eventlist.BinaryTree;
import umontreal.ssj.simevents.eventlist.DoublyLinked;
import umontreal.ssj.simevents.eventlist.Henriksen;
import umontreal.ssj.simevents.eventlist.RedblackTree;
import umontreal.ssj.simevents.eventlist.SplayTree;

/** A pending event set under the hold model. All keep events at equal times in the order of scheduling. */
public interface HoldModel {
    /** Takes the earliest event and adds one later, so many times; returns the last time, so that nothing is optimised away. */
    double hold(int events, Increments increments);

    /** The candidates by the name used in the table. */
    enum Candidate {
        TEELAB(TeelabHold::new),
        PRIORITY_QUEUE(PriorityQueueHold::new),
        SSJ_SPLAY_TREE(pending -> new SsjHold(new SplayTree())),
        SSJ_HENRIKSEN(pending -> new SsjHold(new Henriksen())),
        SSJ_RED_BLACK_TREE(pending -> new SsjHold(new RedblackTree())),
        SSJ_BINARY_TREE(pending -> new SsjHold(new BinaryTree())),
        SSJ_DOUBLY_LINKED(pending -> new SsjHold(new DoublyLinked()));

        private final IntFunction<HoldModel> factory;

        Candidate(IntFunction<HoldModel> factory) {
            this.factory = factory;
        }

        /** An empty model with room for {@code pending} events. */
        HoldModel create(int pending) {
            return factory.apply(pending);
        }
    }

    /** Adds {@code pending} events, one increment from time 0 each. */
    void fill(int pending, Increments increments);
}
