package io.github.teelab.workload;

/** What a host call asks of the device; a TEE prices each kind in its own way. */
public enum CallKind {
    /** The call that creates the CUDA context, whatever its name. */
    CONTEXT("context"),
    /** The first launch of a kernel, which loads the kernel's module. */
    MODULE_LOAD("module loading"),
    LAUNCH("launches"),
    COPY("copies"),
    FILL("fills"),
    SYNCHRONIZE("synchronisation"),
    /** Allocation of device memory. */
    ALLOCATE("allocation"),
    /** Allocation of page-locked host memory. */
    HOST_ALLOCATE("allocation"),
    FREE("allocation"),
    /** A free that the driver refused, as {@code cudaFree} of host memory is; see the H100 rewrite for why it matters. */
    REFUSED_FREE("allocation"),
    /** A question to the driver that reaches the device's firmware. */
    QUERY("other calls"),
    OTHER("other calls");

    private final String cause;

    CallKind(String cause) {
        this.cause = cause;
    }

    /** The heading under which reports add up calls of this kind. */
    public String cause() {
        return cause;
    }

    /** Whether this call hands a kernel or a graph of kernels to the device. */
    public boolean isLaunch() {
        return this == LAUNCH || this == MODULE_LOAD;
    }

    /**
     * The kind of a CUDA runtime or driver function, by its name alone.
     *
     * @param function such as {@code cudaMemcpyAsync}, without version suffix
     */
    public static CallKind ofCudaFunction(String function) {
        if (function.contains("LaunchKernel")
                || function.contains("GraphLaunch")
                || function.contains("LaunchCooperative")
                || function.equals("cuLaunch")) {
            return LAUNCH;
        }
        if (function.contains("Memcpy")) {
            return COPY;
        }
        if (function.contains("Memset")) {
            return FILL;
        }
        if (function.contains("Synchronize")) {
            return SYNCHRONIZE;
        }
        return ofMemoryFunction(function);
    }

    private static CallKind ofMemoryFunction(String function) {
        if (function.contains("HostAlloc")
                || function.contains("MallocHost")
                || function.contains("AllocHost")
                || function.contains("HostRegister")) {
            return HOST_ALLOCATE;
        }
        if (function.startsWith("cudaMalloc") || function.startsWith("cuMemAlloc") || function.equals("cuMemCreate")) {
            return ALLOCATE;
        }
        if (function.startsWith("cudaFree")
                || function.startsWith("cuMemFree")
                || function.contains("HostUnregister")) {
            return FREE;
        }
        return function.contains("GetDeviceProperties") ? QUERY : OTHER;
    }
}
