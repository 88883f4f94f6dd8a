package io.github.teelab.tee;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.teelab.channel.Path;
import io.github.teelab.channel.Place;
import io.github.teelab.platform.Platforms;
import io.github.teelab.tee.unprotected.Unprotected;
import io.github.teelab.workload.PlainProgram;
import io.github.teelab.workload.Transfer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class CopyRewriteTest {
    private static final Place LANE = Place.of("lane");
    private static final long LATER_PS = 5_000_000;
    private static final Unprotected PLAIN = Unprotected.on(Platforms.h100Node());
    private static final CopyPaths FINISHING_LATER = (transfer, bytes, footprintBytes) -> {
        Path path = PLAIN.copies().path(transfer, bytes, footprintBytes);
        return new Path(
                path.name(),
                path.setupPs(),
                path.finishPs() + LATER_PS,
                path.leastPs(),
                path.ramp(),
                path.chunkBytes(),
                path.slots(),
                path.link(),
                path.stages());
    };
    private static final PricedPlan PRICED = PLAIN.price(PlainProgram.named("two copies")
            .copy(Transfer.HOST_TO_DEVICE_PINNED, 64 << 20, 0)
            .copyAsync(Transfer.HOST_TO_DEVICE_PINNED, 64 << 20, 0)
            .launch("kernel", 1_000_000, 0)
            .synchronise()
            .plan());

    @Test
    void aCopyThatIsWaitedForReturnsLaterAndOneInTheBackgroundLastsLonger() {
        PricedPlan after = rewrite(Optional.empty(), 0, 0).apply(PRICED);
        assertEquals(
                LATER_PS,
                after.calls().get(0).returnPs() - PRICED.calls().get(0).returnPs());
        assertEquals(
                0, after.demands().get(0).durationPs() - PRICED.demands().get(0).durationPs());
        assertEquals(0, after.calls().get(1).returnPs() - PRICED.calls().get(1).returnPs());
        assertEquals(
                LATER_PS,
                after.demands().get(1).durationPs() - PRICED.demands().get(1).durationPs());
        assertEquals(PRICED.demands().get(1).place(), after.demands().get(1).place());
    }

    @Test
    void blockingCopiesShareALaneAndAreAllWaitedFor() {
        PricedPlan after = rewrite(Optional.of(LANE), 0, 0).apply(PRICED);
        for (int copy = 0; copy < 2; copy++) {
            assertEquals(LANE, after.demands().get(copy).place());
            assertEquals(OptionalInt.of(copy), after.calls().get(copy).blocksOn());
        }
    }

    @Test
    void sharesSlowTheHostAndTheKernels() {
        PricedPlan after = rewrite(Optional.empty(), 0.5, 0.25).apply(PRICED);
        assertEquals(1_250_000, after.demands().get(2).durationPs());
        List<CallTimes> calls = PRICED.calls();
        assertEquals(1.5 * calls.get(2).enterPs(), after.calls().get(2).enterPs(), 1);
    }

    private static CopyRewrite rewrite(Optional<Place> blocking, double hostShare, double kernelShare) {
        return new CopyRewrite(PLAIN.copies(), FINISHING_LATER, blocking, hostShare, kernelShare);
    }
}
