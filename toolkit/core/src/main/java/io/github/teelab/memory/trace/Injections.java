package io.github.teelab.memory.trace;

import io.github.teelab.memory.dram.DramMemory;
import io.github.teelab.memory.scheme.Scheme;
import io.github.teelab.memory.scheme.Schemes;
import io.github.teelab.units.UnknownName;
import java.util.List;

/** The ways to feed a trace to memory, by the name of their protection scheme. */
public final class Injections {
    /** The name of the absence of protection. */
    public static final String NONE = "none";

    private Injections() {}

    /** All names, sorted. */
    public static List<String> names() {
        return Schemes.names().stream().sorted().toList();
    }

    /** @throws UnknownName if there is no scheme of that name */
    public static Injection named(String scheme) {
        Scheme found = Schemes.named(scheme);
        return found.name().equals(NONE) ? Injections::unprotected : new ProtectedInjection(found);
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
