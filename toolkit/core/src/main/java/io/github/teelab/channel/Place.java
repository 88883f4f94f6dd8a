package io.github.teelab.channel;

/**
 * Where a stage or a call works: a resource of the machine, of which there is one for each of what its scope says.
 *
 * @param name what to call it in timelines
 * @param scope what has one of its own
 * @param onCore whether one of the host's cores is busy while it works
 */
public record Place(String name, Scope scope, boolean onCore) {
    /** What has a resource of its own. */
    public enum Scope {
        MACHINE,
        DEVICE,
        PROCESS,
        THREAD
    }

    /** A host thread, copying between its buffers. */
    public static final Place CORE = new Place("CPU core", Scope.THREAD, true);

    /** A process's chain of encryption: its messages have one order, so one core at a time works on them. */
    public static final Place CIPHER = new Place("CPU cipher", Scope.PROCESS, true);

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
        return new Place(name, Scope.MACHINE, false);
    }

    /** Something that every accelerator has one of. */
    public static Place device(String name) {
        return new Place(name, Scope.DEVICE, false);
    }

    /** A step of a process that keeps a core busy. */
    public static Place core(String name) {
        return new Place(name, Scope.PROCESS, true);
    }

    @Override
    public String toString() {
        return name;
    }
}
