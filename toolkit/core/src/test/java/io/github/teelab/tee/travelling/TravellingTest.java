package io.github.teelab.tee.travelling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.teelab.platform.Pcie;
import io.github.teelab.platform.Platforms;
import io.github.teelab.tee.SimulatedProfile;
import io.github.teelab.tee.h100.H100Confidential;
import io.github.teelab.tee.unprotected.Unprotected;
import io.github.teelab.units.Bandwidth;
import io.github.teelab.units.Bytes;
import io.github.teelab.units.SimTime;
import io.github.teelab.workload.PlainProgram;
import io.github.teelab.workload.Plan;
import io.github.teelab.workload.Transfer;
import io.github.teelab.workload.replay.ReplayPlan;
import org.junit.jupiter.api.Test;

class TravellingTest {
    private static final Travelling SYSTEM = Travelling.on(Platforms.h100Node());
    private static final JourneyLoad CHUNK = new JourneyLoad(Bytes.mib(512).value(), 1_500_000_000L, 0);

    private static final Plan NINE_MEBIBYTES = PlainProgram.named("two buffers and a bit")
            .copy(Transfer.HOST_TO_DEVICE_PAGEABLE, Bytes.mib(2).value(), 0)
            .copy(Transfer.HOST_TO_DEVICE_PAGEABLE, Bytes.mib(7).value(), 0)
            .copy(Transfer.DEVICE_TO_HOST_PAGEABLE, Bytes.mib(9).value(), 0)
            .plan();

    @Test
    void aWholeProgramTravelsOnceForEachBufferOfItsInputs() {
        Plan recorded = ReplayPlan.of(
                SimulatedProfile.of(Unprotected.on(Platforms.h100Node()).run(NINE_MEBIBYTES)));
        assertEquals(3, journeys(recorded), 1e-6);
    }

    @Test
    void aStepOfAJobPaysItsShareOfAJourney() {
        assertEquals(9.0 / 4, journeys(NINE_MEBIBYTES), 1e-6);
    }

    /** How many journeys to buffers of 4 MiB a plan pays for. */
    private static double journeys(Plan plan) {
        Travelling system = SYSTEM.chunk(Bytes.mib(4));
        long staysPs = makespanPs(H100Confidential.on(Platforms.h100Node()).run(plan));
        long travelsPs = makespanPs(system.run(plan));
        return (double) (travelsPs - staysPs)
                / system.journey(0, new JourneyLoad(1, 1, 0)).travelPs();
    }

    private static long makespanPs(io.github.teelab.tee.Execution execution) {
        return execution.timeline().makespan().picoseconds();
    }

    @Test
    void theCapTouchesOnlyTheMessageThatHandsOverTheKey() {
        Travelling capped = SYSTEM.networkRate(Bandwidth.mbitPerSecond(4));
        long addedPs =
                capped.journey(0, CHUNK).travelPs() - SYSTEM.journey(0, CHUNK).travelPs();
        long messagePs = capped.sendPs(4096) - SYSTEM.sendPs(4096);
        assertEquals(messagePs, addedPs);
    }

    /** 512 MiB over TCP in packets of 1,500 bytes with 52 of headers, in records of 16 KiB with 22 bytes more. */
    @Test
    void aCapAddsHeadersAndBytesOverIt() {
        long bytes = Bytes.mib(512).value();
        long addedPs = SYSTEM.networkRate(Bandwidth.mbitPerSecond(20)).sendPs(bytes) - SYSTEM.sendPs(bytes);
        double seconds = bytes * 8 * (1500.0 / 1448) * (16_406.0 / 16_384) / 20e6;
        assertEquals(seconds, addedPs * 1e-12, 1e-6 * seconds);
    }

    @Test
    void aConfinedHolderCostsOneMoreCommand() {
        long addedPs = SYSTEM.confined(true).journey(0, CHUNK).travelPs()
                - SYSTEM.journey(0, CHUNK).travelPs();
        assertEquals(SimTime.us(1000).picoseconds(), addedPs);
    }

    @Test
    void aNarrowSharedUplinkSlowsTheWriteAndAWideOneDoesNot() {
        long sameServerPs = SYSTEM.writePs(Bytes.mib(512).value());
        long widePs = SYSTEM.fabric(Fabric.switched(1, Pcie.gen5(16)))
                .writePs(Bytes.mib(512).value());
        long sharedPs = SYSTEM.fabric(Fabric.switched(1, Pcie.gen3(4)).sharedBy(4))
                .writePs(Bytes.mib(512).value());
        assertEquals(sameServerPs, widePs, 1e-3 * sameServerPs);
        double leastPs = 4
                * Bytes.mib(512).value()
                * 1e12
                / Pcie.gen3(4).effectiveBandwidth().bytesPerSecond();
        assertTrue(sharedPs >= leastPs, sharedPs + " ps, least " + leastPs);
    }

    @Test
    void aBackupCostsLessWhenItIsNeededAndCheckpointsTradeOneForTheOther() {
        JourneyLoad load = new JourneyLoad(
                CHUNK.chunkBytes(), CHUNK.modelBytes(), SimTime.seconds(1230).picoseconds());
        OrchestratorCrash backup = SYSTEM.crash(load, true, 1);
        OrchestratorCrash often = SYSTEM.crash(load, false, 1);
        OrchestratorCrash seldom = SYSTEM.crash(load, false, 100);
        assertTrue(backup.crashPs() < often.crashPs());
        assertTrue(often.crashPs() < seldom.crashPs());
        assertTrue(seldom.eachPs() < often.eachPs());
    }
}
