package io.github.teelab.memory.trace;

import io.github.teelab.memory.MainMemory;
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

    private static Injection.Injected unprotected(TraceReader trace, MainMemory memory) {
        MainMemory.Completions unheard = (token, timePs) -> {};
        long requests = 0;
        while (trace.next()) {
            long address = trace.address();
            boolean write = trace.write();
            while (!memory.accepts(address, write)) {
                memory.advanceTo(memory.nextEventPs(), unheard);
            }
            memory.submit(requests++, address, write);
        }
        for (long next = memory.nextEventPs(); next != MainMemory.NEVER; next = memory.nextEventPs()) {
            memory.advanceTo(next, unheard);
        }
        return new Injection.Injected(requests, 0);
    }
}
