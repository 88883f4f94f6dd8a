package io.github.teelab.benchmarks;

import umontreal.ssj.simevents.eventlist.BinaryTree;
import umontreal.ssj.simevents.eventlist.DoublyLinked;
import umontreal.ssj.simevents.eventlist.Henriksen;
import umontreal.ssj.simevents.eventlist.RedblackTree;
import umontreal.ssj.simevents.eventlist.SplayTree;

/** A pending event set under the hold model. All keep events at equal times in the order of scheduling. */
public interface HoldModel {
    /** Adds {@code pending} events, one increment from time 0 each. */
    void fill(int pending, Increments increments);

    /** Takes the earliest event and adds one later, so many times; returns the last time. */
    double hold(int events, Increments increments);

    /** The candidates by the name used in the table. */
    enum Candidate {
        TEELAB,
        PRIORITY_QUEUE,
        SSJ_SPLAY_TREE,
        SSJ_HENRIKSEN,
        SSJ_RED_BLACK_TREE,
        SSJ_BINARY_TREE,
        SSJ_DOUBLY_LINKED;

        /** An empty model with room for {@code pending} events. */
        HoldModel create(int pending) {
            return switch (this) {
                case TEELAB -> new TeelabHold(pending);
                case PRIORITY_QUEUE -> new PriorityQueueHold(pending);
                case SSJ_SPLAY_TREE -> new SsjHold(new SplayTree());
                case SSJ_HENRIKSEN -> new SsjHold(new Henriksen());
                case SSJ_RED_BLACK_TREE -> new SsjHold(new RedblackTree());
                case SSJ_BINARY_TREE -> new SsjHold(new BinaryTree());
                case SSJ_DOUBLY_LINKED -> new SsjHold(new DoublyLinked());
            };
        }
    }
}
