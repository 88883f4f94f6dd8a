package io.github.teelab.tee;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.teelab.channel.Path;
import io.github.teelab.platform.Platforms;
import io.github.teelab.tee.unprotected.Unprotected;
import io.github.teelab.workload.HostCall;
import io.github.teelab.workload.OperationGraph;
import io.github.teelab.workload.PlainProgram;
import io.github.teelab.workload.Transfer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CopyRewriteTest {
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
    private static final OperationGraph GRAPH = PLAIN.rewrite(PlainProgram.named("two copies")
            .copy(Transfer.HOST_TO_DEVICE_PINNED, 64 << 20, 0)
            .copyAsync(Transfer.HOST_TO_DEVICE_PINNED, 64 << 20, 0)
            .launch("kernel", 1_000_000, 0)
            .synchronise()
            .graph());

    @Test
    void aCopyThatIsWaitedForReturnsLaterAndOneInTheBackgroundLastsLonger() {
        OperationGraph after = rewrite(Optional.empty(), 0, 0).apply(GRAPH);
        assertEquals(
                LATER_PS, after.calls().get(0).returnPs() - GRAPH.calls().get(0).returnPs());
        assertEquals(0, after.works().get(0).durationPs() - GRAPH.works().get(0).durationPs());
        assertEquals(0, after.calls().get(1).returnPs() - GRAPH.calls().get(1).returnPs());
        assertEquals(
                LATER_PS,
                after.works().get(1).durationPs() - GRAPH.works().get(1).durationPs());
        assertEquals(GRAPH.works().get(1).lane(), after.works().get(1).lane());
    }

    @Test
    void blockingCopiesShareALaneAndAreAllWaitedFor() {
        OperationGraph after = rewrite(Optional.of("lane"), 0, 0).apply(GRAPH);
        for (int copy = 0; copy < 2; copy++) {
            assertEquals("lane", after.works().get(copy).lane());
            assertTrue(after.calls().get(copy).awaits().contains(copy));
        }
    }

    @Test
    void sharesSlowTheHostAndTheKernels() {
        OperationGraph after = rewrite(Optional.empty(), 0.5, 0.25).apply(GRAPH);
        assertEquals(1_250_000, after.works().get(2).durationPs());
        List<HostCall> calls = GRAPH.calls();
        assertEquals(1.5 * calls.get(2).enterPs(), after.calls().get(2).enterPs(), 1);
    }

    private static CopyRewrite rewrite(Optional<String> blocking, double hostShare, double kernelShare) {
        return new CopyRewrite(PLAIN.copies(), FINISHING_LATER, blocking, hostShare, kernelShare);
    }
}
