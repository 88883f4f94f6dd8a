package io.github.teelab.memory.trace;

import io.github.teelab.memory.Counters;
import io.github.teelab.memory.LineRequests;
import io.github.teelab.memory.MainMemory;
import io.github.teelab.memory.dram.DramDesign;
import io.github.teelab.memory.dram.DramMemory;
import io.github.teelab.memory.scheme.Protection;
import io.github.teelab.memory.scheme.ProtectionHardware;
import io.github.teelab.memory.scheme.Scheme;
import io.github.teelab.memory.simulation.Machine;

/**
 * A trace under a protection scheme: each load is a read that no cache served, each store a write-back. Metadata caches are
 * those of TensorTEE's machine; data fill the memory from address 0 to its capacity, where addresses begin again.
 */
final class ProtectedInjection implements Injection {
    /** Lines that a scheme protects. */
    private static final int LINE_BYTES = 64;

    private static final MainMemory.Completions UNHEARD = (token, timePs) -> {};

    private final Scheme scheme;

    ProtectedInjection(Scheme scheme) {
        this.scheme = scheme;
    }

    @Override
    public Injected run(TraceReader trace, DramMemory memory) {
        ProtectionHardware hardware = hardware(memory.design());
        Protection protection = scheme.protect(hardware);
        LineRequests requests = new LineRequests(new Counters(), true);
        long count = 0;
        long metadata = 0;
        while (trace.next()) {
            count++;
            submit(memory, trace.address(), trace.write());
            requests.clear();
            // As unsigned: an address may have its highest bit set.
            long line = Long.remainderUnsigned(trace.address() >>> 6, hardware.dataLines());
            if (trace.write()) {
                protection.write(line, requests);
            } else {
                protection.requested(line, requests);
                protection.read(line, requests);
            }
            metadata += submit(memory, requests);
        }
        memory.drain();
        return new Injected(count, metadata);
    }

    private static ProtectionHardware hardware(DramDesign design) {
        ProtectionHardware known = Machine.tensortee().protection();
        long capacity = design.dram().channelCapacity().value() * design.channels();
        return new ProtectionHardware(capacity, known.metadataCache(), known.engine());
    }

    /** How many requests the lines make: as many as hold a line of 64 bytes. */
    private static long submit(DramMemory memory, LineRequests requests) {
        long submitted = 0;
        for (int i = 0; i < requests.size(); i++) {
            boolean write = requests.use(i) == LineRequests.Use.WRITE;
            for (int part = 0; part < LINE_BYTES; part += Math.min(LINE_BYTES, memory.lineBytes())) {
                submit(memory, requests.line(i) * LINE_BYTES + part, write);
                submitted++;
            }
        }
        return submitted;
    }

    private static void submit(DramMemory memory, long address, boolean write) {
        while (!memory.accepts(address, write)) {
            memory.advanceTo(memory.nextEventPs(), UNHEARD);
        }
        memory.submit(0, address, write);
    }
}
