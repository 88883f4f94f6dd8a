package io.github.teelab.memory.trace;

import io.github.teelab.memory.dram.DramMemory;
import io.github.teelab.units.UnknownName;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The ways to feed a trace to memory, by the name of their protection scheme. A new scheme is added here. */
public final class Injections {
    /** The name of the absence of protection. */
    public static final String NONE = "none";

    private static final Map<String, Injection> BY_NAME = new TreeMap<>(Map.of(NONE, Injections::unprotected));

    private Injections() {}

    /** All names, sorted. */
    public static List<String> names() {
        return List.copyOf(BY_NAME.keySet());
    }

    /** @throws UnknownName if there is no scheme of that name */
    public static Injection named(String scheme) {
        Injection injection = BY_NAME.get(scheme);
        if (injection == null) {
            throw new UnknownName("protection scheme", scheme, BY_NAME.keySet());
        }
        return injection;
    }

    private static Injection.Injected unprotected(TraceReader trace, DramMemory memory) {
        long requests = 0;
        long start = 0;
        long length = 0;
        boolean write = false;
        while (trace.next()) {
            requests++;
            long address = trace.address();
            if (address == start + length * memory.lineBytes() && trace.write() == write) {
                length++;
            } else {
                memory.stream(start, length, write);
                start = address;
                length = 1;
                write = trace.write();
            }
        }
        memory.stream(start, length, write);
        memory.drain();
        return new Injection.Injected(requests, 0);
    }
}
