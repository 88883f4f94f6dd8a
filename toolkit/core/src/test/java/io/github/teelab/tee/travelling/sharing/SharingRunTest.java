package io.github.teelab.tee.travelling.sharing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.teelab.platform.Platforms;
import io.github.teelab.tee.travelling.JourneyLoad;
import io.github.teelab.tee.travelling.Travelling;
import io.github.teelab.units.Bandwidth;
import io.github.teelab.units.Bytes;
import io.github.teelab.workload.collaboration.CollaborativeTraining;
import org.junit.jupiter.api.Test;

class SharingRunTest {
    private static final Travelling SYSTEM = Travelling.on(Platforms.h100Node());
    private static final CollaborativeTraining TRAINING = CollaborativeTraining.gpt2();

    @Test
    void aRoundOfJourneysIsTheirSum() {
        SharingRun run = SharingRun.of(new TravellingSharing(SYSTEM), TRAINING.holders(3));
        long bytes = TRAINING.chunk().value();
        long travelPs = SYSTEM.journey(0, new JourneyLoad(bytes, TRAINING.stateBytes(), 0))
                .travelPs();
        assertEquals(3 * travelPs * 1e-12, run.sharingSeconds(), 1e-6);
        assertEquals(3 * TRAINING.trainPs(bytes) * 1e-12, run.trainingSeconds(), 1e-6);
    }

    @Test
    void aChunkSentAheadHidesBehindTraining() {
        Travelling capped = SYSTEM.networkRate(Bandwidth.mbitPerSecond(20));
        double oneByOne = SharingRun.of(new DatasetSharing(capped, false), TRAINING.holders(5))
                .sharingSeconds();
        double ahead = SharingRun.of(new DatasetSharing(capped, true), TRAINING.holders(5))
                .sharingSeconds();
        double transfer = capped.sendPs(TRAINING.chunk().value()) * 1e-12;
        assertTrue(ahead < transfer + 1.5, ahead + " s ahead, one transfer " + transfer + " s");
        assertEquals(5.0, oneByOne / ahead, 0.05);
    }

    @Test
    void holdersWithGpusOfTheirOwnTrainSideBySide() {
        CollaborativeTraining ten = TRAINING.holders(10);
        SharingRun run = SharingRun.of(new ModelSharing(SYSTEM), ten);
        assertEquals(10, run.gpus());
        assertTrue(run.seconds() < 2 * TRAINING.trainPs(TRAINING.chunk().value()) * 1e-12);
        assertEquals(2 * 10 * ten.exchangedBytes(), run.networkBytes(), 1);
    }

    @Test
    void gradientsExchangedAtEachStepTravelAsOftenAsThereAreSteps() {
        CollaborativeTraining small = TRAINING.holders(2).chunk(Bytes.mib(1));
        SharingRun run = SharingRun.of(new GradientSharing(SYSTEM, 1), small);
        double exchanges = small.steps(Bytes.mib(1).value());
        assertEquals(exchanges * 2 * 2 * small.exchangedBytes(), run.networkBytes(), 1);
    }

    @Test
    void aThousandHoldersAndAHundredRoundsGiveTheSameBytesTwice() {
        CollaborativeTraining large =
                TRAINING.holders(1000).rounds(100).spread(0.5).seed(3);
        SharingRun first = SharingRun.of(new TravellingSharing(SYSTEM), large);
        SharingRun second = SharingRun.of(new TravellingSharing(SYSTEM), large);
        assertEquals(first, second);
        System.out.println("1,000 holders, 100 rounds: " + first);
        assertTrue(first.seconds()
                > SharingRun.of(new TravellingSharing(SYSTEM), large.rounds(99)).seconds());
    }

    @Test
    void aRoundBeyondSimulatedTimeIsRefusedInWords() {
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class,
                () -> SharingRun.of(new TravellingSharing(SYSTEM), TRAINING.holders(10_000)));
        assertTrue(refused.getMessage().contains("106 days"), refused.getMessage());
    }
}
