package io.github.teelab.channel;

/**
 * Where a stage or a call works: a resource of the machine, of which there is one for each of what its scope says.
 *
 * @param name what to call it in timelines
 * @param scope what has one of its own
 * @param onCore whether one of the host's cores is busy while it works
 * @param servers how much of it works at once
 */
public record Place(String name, Scope scope, boolean onCore, int servers) {
    /** What has a resource of its own. */
    public enum Scope {
        MACHINE,
        DEVICE,
        PROCESS,
        THREAD
    }

    /** @throws IllegalArgumentException if it has no server */
    public Place {
        if (servers < 1) {
            throw new IllegalArgumentException(
                    "place \"" + name + "\": got " + servers + " servers, allowed 1 or more");
        }
    }

    /** A host thread, copying between its buffers. */
    public static final Place CORE = new Place("CPU core", Scope.THREAD, true, 1);

    /** A process's chain of encryption: its messages have one order, so one core at a time works on them. */
    public static final Place CIPHER = new Place("CPU cipher", Scope.PROCESS, true, 1);

    /** The device link towards the accelerator. */
    public static final Place LINK_TO_DEVICE = device("PCIe link, to device");

    /** The device link towards the host. */
    public static final Place LINK_TO_HOST = device("PCIe link, to host");

    /** The accelerator's own memory. */
    public static final Place DEVICE_MEMORY = device("device memory");

    /** The device link, one way or the other. */
    public static Place link(boolean toHost) {
        return toHost ? LINK_TO_HOST : LINK_TO_DEVICE;
    }

    /** Something that the machine has one of. */
    public static Place of(String name) {
        return new Place(name, Scope.MACHINE, false, 1);
    }

    /** Something that every accelerator has one of. */
    public static Place device(String name) {
        return new Place(name, Scope.DEVICE, false, 1);
    }

    /** A step of a process that keeps a core busy. */
    public static Place core(String name) {
        return new Place(name, Scope.PROCESS, true, 1);
    }

    /** The same with so many servers. */
    public Place servers(int count) {
        return new Place(name, scope, onCore, count);
    }

    @Override
    public String toString() {
        return name;
    }
}
