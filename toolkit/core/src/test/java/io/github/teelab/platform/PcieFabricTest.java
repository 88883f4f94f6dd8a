package io.github.teelab.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.teelab.units.SimTime;
import io.github.teelab.units.UnknownName;
import org.junit.jupiter.api.Test;

class PcieFabricTest {
    private final PcieFabric fabric = PcieFabric.of(Platforms.heteeBox().fabric())
            .attach("proxy", 4)
            .attach("gpu", 8)
            .attach("server", 16);

    @Test
    void onlyWhoSharesADomainReachesTheOther() {
        assertFalse(fabric.reaches("proxy", "gpu"));
        PcieFabric joined = fabric.move("proxy", "a").move("gpu", "a").move("server", "b");
        assertTrue(joined.reaches("proxy", "gpu"));
        assertFalse(joined.reaches("server", "gpu"));
        PcieFabric moved = joined.move("gpu", "b");
        assertFalse(moved.reaches("proxy", "gpu"));
        assertTrue(moved.reaches("server", "gpu"));
        assertTrue(joined.reaches("proxy", "gpu"));
        assertFalse(joined.isolate("gpu").reaches("proxy", "gpu"));
    }

    @Test
    void aPacketPassesASwitchOrMore() {
        assertEquals(SimTime.ns(150), fabric.latency("proxy", "gpu"));
        PcieFabric full = fabric;
        for (int i = 0; full.freeLanes(0) >= 16; i++) {
            full = full.attach("more " + i, 16);
        }
        assertEquals(SimTime.ns(300), full.attach("far", 16).latency("proxy", "far"));
    }

    @Test
    void aFullFabricSaysSo() {
        PcieFabric full = fabric;
        for (int i = 0; i < 8; i++) {
            full = full.attach("more " + i, 16);
        }
        PcieFabric last = full;
        assertThrows(IllegalArgumentException.class, () -> last.attach("too many", 16));
        assertThrows(IllegalArgumentException.class, () -> last.attach("proxy", 1));
        assertThrows(UnknownName.class, () -> last.move("nobody", "a"));
    }
}
