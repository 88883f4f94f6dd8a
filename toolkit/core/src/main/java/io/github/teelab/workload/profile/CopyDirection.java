package io.github.teelab.workload.profile;

import java.util.List;
import java.util.Optional;

/** Which way a copy goes. */
public enum CopyDirection {
    HOST_TO_DEVICE,
    DEVICE_TO_HOST,
    DEVICE_TO_DEVICE,
    HOST_TO_HOST,
    /** From one GPU to another. */
    PEER_TO_PEER;

    private record Spelling(String text, CopyDirection direction) {}

    // Nsight Systems writes "[CUDA memcpy Host-to-Device]", Kineto "Memcpy HtoD (...)"; an Array lies in the GPU.
    private static final List<Spelling> SPELLINGS = List.of(
            new Spelling("host-to-device", HOST_TO_DEVICE),
            new Spelling("host-to-array", HOST_TO_DEVICE),
            new Spelling("htod", HOST_TO_DEVICE),
            new Spelling("htoa", HOST_TO_DEVICE),
            new Spelling("device-to-host", DEVICE_TO_HOST),
            new Spelling("array-to-host", DEVICE_TO_HOST),
            new Spelling("dtoh", DEVICE_TO_HOST),
            new Spelling("atoh", DEVICE_TO_HOST),
            new Spelling("device-to-device", DEVICE_TO_DEVICE),
            new Spelling("device-to-array", DEVICE_TO_DEVICE),
            new Spelling("array-to-device", DEVICE_TO_DEVICE),
            new Spelling("array-to-array", DEVICE_TO_DEVICE),
            new Spelling("dtod", DEVICE_TO_DEVICE),
            new Spelling("dtoa", DEVICE_TO_DEVICE),
            new Spelling("atod", DEVICE_TO_DEVICE),
            new Spelling("atoa", DEVICE_TO_DEVICE),
            new Spelling("host-to-host", HOST_TO_HOST),
            new Spelling("htoh", HOST_TO_HOST),
            new Spelling("peer-to-peer", PEER_TO_PEER),
            new Spelling("ptop", PEER_TO_PEER));

    /**
     * The direction of a copy, from the name the profiler gave it and the memory at its two ends.
     *
     * <p>The name is believed unless the memory kinds contradict it, because under confidential computing Nsight
     * Systems reports pinned host memory as managed and names every copy device-to-device. So managed memory facing GPU
     * memory counts as the host's side where the name says device-to-device: a copy within the GPU would have had GPU
     * memory at both ends. (A copy between GPU memory and managed pages resident in the GPU is therefore taken for a
     * crossing; a recording holds nothing to tell the two apart.) A name that says nothing leaves the choice to the
     * kinds alone.
     *
     * @return the direction, or empty if neither the name nor the kinds tell
     */
    static Optional<CopyDirection> of(String name, MemoryKind source, MemoryKind destination) {
        Optional<CopyDirection> named = named(name);
        Optional<CopyDirection> kinds = ofKinds(source, destination);
        if (named.isEmpty() || contradicts(named.get(), source, destination)) {
            return kinds.or(() -> named);
        }
        return named;
    }

    private static Optional<CopyDirection> named(String name) {
        String lower = Names.lower(name);
        return SPELLINGS.stream()
                .filter(spelling -> lower.contains(spelling.text()))
                .map(Spelling::direction)
                .findFirst();
    }

    private static Optional<CopyDirection> ofKinds(MemoryKind source, MemoryKind destination) {
        boolean fromHost = source.isHost() || (source.isManaged() && destination.isDevice());
        boolean toHost = destination.isHost() || (destination.isManaged() && source.isDevice());
        if (fromHost && toHost) {
            return Optional.of(HOST_TO_HOST);
        }
        if (fromHost && (destination.isDevice() || destination.isManaged())) {
            return Optional.of(HOST_TO_DEVICE);
        }
        if (toHost && (source.isDevice() || source.isManaged())) {
            return Optional.of(DEVICE_TO_HOST);
        }
        return source.isDevice() && destination.isDevice() ? Optional.of(DEVICE_TO_DEVICE) : Optional.empty();
    }

    private static boolean contradicts(CopyDirection named, MemoryKind source, MemoryKind destination) {
        return switch (named) {
            case HOST_TO_DEVICE -> source.isDevice() || destination.isHost();
            case DEVICE_TO_HOST -> source.isHost() || destination.isDevice();
            case HOST_TO_HOST -> source.isDevice() || destination.isDevice();
            case DEVICE_TO_DEVICE ->
                !(insideGpu(source) && insideGpu(destination)) && !bothManaged(source, destination);
            case PEER_TO_PEER -> source.isHost() || destination.isHost();
        };
    }

    private static boolean insideGpu(MemoryKind kind) {
        return !kind.isHost() && !kind.isManaged();
    }

    private static boolean bothManaged(MemoryKind source, MemoryKind destination) {
        return source.isManaged() && destination.isManaged();
    }
}
