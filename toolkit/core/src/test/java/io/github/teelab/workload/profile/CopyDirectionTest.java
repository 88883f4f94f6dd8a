package io.github.teelab.workload.profile;

import static io.github.teelab.workload.profile.CopyDirection.DEVICE_TO_DEVICE;
import static io.github.teelab.workload.profile.CopyDirection.DEVICE_TO_HOST;
import static io.github.teelab.workload.profile.CopyDirection.HOST_TO_DEVICE;
import static io.github.teelab.workload.profile.CopyDirection.HOST_TO_HOST;
import static io.github.teelab.workload.profile.CopyDirection.PEER_TO_PEER;
import static io.github.teelab.workload.profile.MemoryKind.ARRAY;
import static io.github.teelab.workload.profile.MemoryKind.DEVICE;
import static io.github.teelab.workload.profile.MemoryKind.MANAGED;
import static io.github.teelab.workload.profile.MemoryKind.PAGEABLE;
import static io.github.teelab.workload.profile.MemoryKind.PINNED;
import static io.github.teelab.workload.profile.MemoryKind.UNKNOWN;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class CopyDirectionTest {
    private static final String D2D = "[CUDA memcpy Device-to-Device]";

    @Test
    void confidentialComputingNamesEveryCopyDeviceToDeviceSoTheKindsDecide() {
        assertDirection(HOST_TO_DEVICE, D2D, MANAGED, DEVICE);
        assertDirection(DEVICE_TO_HOST, D2D, DEVICE, MANAGED);
    }

    @Test
    void copyWithinTheGpuKeepsItsName() {
        assertDirection(DEVICE_TO_DEVICE, D2D, DEVICE, DEVICE);
        assertDirection(DEVICE_TO_DEVICE, "[CUDA memcpy Array-to-Device]", ARRAY, DEVICE);
        assertDirection(DEVICE_TO_DEVICE, D2D, MANAGED, MANAGED);
    }

    @Test
    void nameIsBelievedWhereTheKindsAgreeOrSayNothing() {
        assertDirection(HOST_TO_DEVICE, "[CUDA memcpy Host-to-Device]", PINNED, DEVICE);
        assertDirection(HOST_TO_DEVICE, "Memcpy HtoD (Unknown -> Unknown)", UNKNOWN, UNKNOWN);
        assertDirection(DEVICE_TO_HOST, "[CUDA memcpy Unified Device-to-Host]", MANAGED, MANAGED);
        assertDirection(HOST_TO_HOST, "[CUDA memcpy Host-to-Host]", PAGEABLE, PINNED);
        assertDirection(PEER_TO_PEER, "Memcpy PtoP (Device -> Device)", DEVICE, DEVICE);
        assertDirection(HOST_TO_DEVICE, "[CUDA memcpy Host-to-Array]", PINNED, ARRAY);
    }

    @Test
    void kindsDecideWhereTheNameContradictsOrSaysNothing() {
        assertDirection(DEVICE_TO_HOST, "[CUDA memcpy Host-to-Device]", DEVICE, PAGEABLE);
        assertDirection(HOST_TO_DEVICE, "[CUDA memcpy Unknown]", PAGEABLE, DEVICE);
        assertDirection(HOST_TO_HOST, D2D, PAGEABLE, PINNED);
        assertDirection(HOST_TO_DEVICE, "copy", PINNED, MANAGED);
    }

    @Test
    void saysNothingWhereNothingIsKnown() {
        assertEquals(Optional.empty(), CopyDirection.of("[CUDA memcpy Unknown]", UNKNOWN, UNKNOWN));
    }

    private static void assertDirection(
            CopyDirection expected, String name, MemoryKind source, MemoryKind destination) {
        assertEquals(Optional.of(expected), CopyDirection.of(name, source, destination));
    }
}
