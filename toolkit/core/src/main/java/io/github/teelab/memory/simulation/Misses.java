package io.github.teelab.memory.simulation;

import java.util.Arrays;

/** Lines that cores wait for: how many requests each still lacks. */
final class Misses {
    private int[] core = new int[64];
    private int[] register = new int[64];
    private int[] lacking = new int[64];
    private long[] addedPs = new long[64];
    private int[] unused = new int[64];
    private int unusedCount;
    private int used;

    int begin(int ofCore, int inRegister, int requests, long added) {
        int miss = unusedCount > 0 ? unused[--unusedCount] : grow();
        core[miss] = ofCore;
        register[miss] = inRegister;
        lacking[miss] = requests;
        addedPs[miss] = added;
        return miss;
    }

    /** One request of a miss has arrived; whether it was the last. */
    boolean arrived(int miss) {
        return --lacking[miss] == 0;
    }

    int core(int miss) {
        return core[miss];
    }

    int register(int miss) {
        return register[miss];
    }

    long addedPs(int miss) {
        return addedPs[miss];
    }

    void end(int miss) {
        if (unusedCount == unused.length) {
            unused = Arrays.copyOf(unused, 2 * unusedCount);
        }
        unused[unusedCount++] = miss;
    }

    private int grow() {
        if (used == core.length) {
            core = Arrays.copyOf(core, 2 * used);
            register = Arrays.copyOf(register, 2 * used);
            lacking = Arrays.copyOf(lacking, 2 * used);
            addedPs = Arrays.copyOf(addedPs, 2 * used);
        }
        return used++;
    }
}
