package io.github.teelab.npu.enclave;

import java.util.LinkedHashSet;
import java.util.Set;

/** A tensor in untrusted memory, or a page of code, with what the chip remembers of it. Its contents are not here. */
public final class Tensor {
    private final long address;
    private final int lines;
    private long version;
    private long mac;
    private final Set<Pending> restsOn = new LinkedHashSet<>();

    Tensor(long address, int lines) {
        this.address = address;
        this.lines = lines;
    }

    /** Address of its first byte. */
    public long address() {
        return address;
    }

    /** Number of its lines of 64 bytes. */
    public int lines() {
        return lines;
    }

    /** How often it has been written. */
    public long version() {
        return version;
    }

    /** The exclusive or of the codes of its lines, 56 bits. */
    public long mac() {
        return mac;
    }

    void written(long newVersion, long newMac, Set<Pending> sources) {
        version = newVersion;
        mac = newMac;
        restsOn.clear();
        restsOn.addAll(sources);
    }

    Set<Pending> restsOn() {
        return restsOn;
    }

    /**
     * A read whose comparison is still to come: a poison bit.
     *
     * @param tensor what was read
     * @param expected the code on the chip when it was read
     * @param rebuilt the code of what came
     * @param number tells reads apart
     */
    record Pending(Tensor tensor, long expected, long rebuilt, long number) {
        boolean fits() {
            return expected == rebuilt;
        }
    }
}
