package io.github.teelab.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.teelab.units.Bandwidth;
import io.github.teelab.units.SimTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VirtualNetworkTest {
    @Test
    void fullPacketsCarry1448Of1500Bytes() {
        assertEquals(1500.0 / 1448, VirtualNetwork.uncapped().expansion(), 1e-12);
    }

    @Test
    void aCapCountsWholePackets() {
        VirtualNetwork network = VirtualNetwork.capped(Bandwidth.mbitPerSecond(8));
        assertEquals(1e6 * 1500 / 1448, network.psPerByte(), 1e-3);
        assertEquals("8 Mbit/s", network.toString());
    }

    @Test
    void withoutACapTheWireTakesNoTime() {
        assertEquals(0, VirtualNetwork.uncapped().psPerByte());
    }

    @Test
    void headersMustLeaveRoom() {
        assertThrows(IllegalArgumentException.class, () -> new VirtualNetwork(Optional.empty(), 52, 52, SimTime.ZERO));
    }
}
