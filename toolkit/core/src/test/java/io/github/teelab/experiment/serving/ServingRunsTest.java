package io.github.teelab.experiment.serving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.teelab.platform.Parameters;
import io.github.teelab.platform.Pcie;
import io.github.teelab.platform.Platform;
import io.github.teelab.platform.Platforms;
import io.github.teelab.platform.Precision;
import io.github.teelab.tee.HostTee;
import io.github.teelab.tee.TeeSystem;
import io.github.teelab.tee.h100.H100Confidential;
import io.github.teelab.tee.unprotected.Unprotected;
import io.github.teelab.units.Bytes;
import io.github.teelab.units.SimTime;
import io.github.teelab.workload.serving.EngineProfile;
import io.github.teelab.workload.serving.EngineSimulation;
import io.github.teelab.workload.serving.Lengths;
import io.github.teelab.workload.serving.Remedy;
import io.github.teelab.workload.serving.Serving;
import io.github.teelab.workload.serving.ServingLog;
import io.github.teelab.workload.serving.ServingMemory;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServingRunsTest {
    private static final TeeSystem H100 = H100Confidential.on(Platforms.h100Node());
    private static final TeeSystem PLAIN = Unprotected.on(Platforms.h100Node());
    private static final Serving CHAT = Serving.of("llama-3.1-8b").rate(10).count(400);

    /** Leaping times the first and the last of a stretch of equal steps; every mean stays within one hundredth. */
    @Test
    void leapingKeepsTheMeansOfGoingStepByStep() {
        ServingMemory memory = ServingMemory.of(CHAT, H100.platform().gpu());
        StepPrices prices = new StepPrices(CHAT, H100, ServingHost.of(H100.platform()), PeerTraffic.PLAIN);
        ServingLog leaping = EngineSimulation.run(CHAT.load(), CHAT.engine().limits(false), memory.blocks(), prices);
        ServingLog stepping =
                EngineSimulation.stepByStep(CHAT.load(), CHAT.engine().limits(false), memory.blocks(), prices);
        double[][] means = {
            {stepping.timeToFirstToken().mean(), leaping.timeToFirstToken().mean()},
            {stepping.interTokenLatency().mean(), leaping.interTokenLatency().mean()},
            {stepping.timePerOutputToken().mean(), leaping.timePerOutputToken().mean()},
            {stepping.endToEnd().mean(), leaping.endToEnd().mean()}
        };
        for (double[] mean : means) {
            System.out.printf("step by step %.4f ms, leaping %.4f ms%n", mean[0], mean[1]);
            assertEquals(1, mean[1] / mean[0], 0.01);
        }
        assertTrue(leaping.steps().size() < stepping.steps().size() / 2);
    }

    @Test
    void aThousandChatsAreServedInAboutASecond() {
        Serving thousand = Serving.of("llama-3.1-8b").rate(10);
        long start = System.nanoTime();
        ServingRun run = ServingRuns.Question.of(thousand).run(H100);
        System.out.printf(
                "1,000 requests, %d steps: %.2f s%n", run.log().steps().steps(), (System.nanoTime() - start) / 1e9);
        assertEquals(1000, run.log().completed());
    }

    @Test
    void protectionCostsTimeAndRemediesWinSomeBack() {
        ServingRuns runs = ServingRuns.Question.of(CHAT).on(H100);
        double plain = runs.baselines().get(0).itl().p50();
        double confidential = runs.runs().get(0).itl().p50();
        assertTrue(confidential > plain);
        for (Remedy remedy : Remedy.values()) {
            double remedied = ServingRuns.Question.of(CHAT.remedies(remedy))
                    .run(H100)
                    .itl()
                    .p50();
            System.out.printf("%s: %.3f ms of %.3f, plain %.3f%n", remedy.label(), remedied, confidential, plain);
            assertTrue(remedied <= confidential, remedy.label());
        }
        double all = ServingRuns.Question.of(CHAT.remedies(Remedy.values()))
                .run(H100)
                .itl()
                .p50();
        assertTrue(all < confidential - 0.2, "all remedies: " + all);
    }

    /** Per step: what is submitted, and the host's slowdown; about 0.6 ms on measured hosts. */
    @Test
    void theAdditionToAStepHardlyDependsOnTheModel() {
        for (String model : List.of("llama-3.1-8b", "mistral-small-3.1-24b", "gpt-oss-120b")) {
            ServingRuns.Question question = ServingRuns.Question.of(Serving.of(model));
            double off = question.step(PLAIN, 4, 500).totalPs() / 1e9;
            double on = question.step(H100, 4, 500).totalPs() / 1e9;
            System.out.printf("%s: %.2f ms, on %.2f ms (+%.2f)%n", model, off, on, on - off);
            assertEquals(0.65, on - off, 0.2, model);
        }
    }

    @Test
    void theAdditionFollowsTheHost() {
        ServingHost reference = ServingHost.of(Platforms.h200ServingNode());
        assertTrue(reference.factor(HostTee.TDX) > 1 && reference.factor(HostTee.SEV_SNP) > 1);
        assertEquals(1, reference.factor(HostTee.NONE));
        assertTrue(reference.cores(1).crowding() > reference.cores(24).crowding());
        ServingRuns.Question question = ServingRuns.Question.of(CHAT);
        TeeSystem fast = H100Confidential.on(Platforms.h100Node().toBuilder()
                .cpu(Platforms.h100Node().cpu().with("base_clock", 3.5))
                .build());
        assertTrue(question.step(fast, 4, 500).hostPs()
                < question.step(H100, 4, 500).hostPs());
        Parameters none = Parameters.read(ServingHost.FILE).with("slowdown_tdx", 1);
        assertTrue(question.hostNumbers(none).step(H100, 4, 500).hostPs()
                < question.step(H100, 4, 500).hostPs());
    }

    @Test
    void gpusThatShareLayersPayForTheirTraffic() {
        Platform node = Platform.named("two")
                .cpu("xeon-gold-6530")
                .gpus("h100-nvl", 2)
                .link(Pcie.gen5(16))
                .build();
        TeeSystem two = H100Confidential.on(node);
        ServingRuns.Question question = ServingRuns.Question.of(Serving.of("llama-3.3-70b")
                .precision(Precision.FP8)
                .gpus(2)
                .rate(1)
                .count(50));
        double alone = ServingRuns.Question.of(Serving.of("llama-3.3-70b").precision(Precision.INT4))
                .step(two, 8, 500)
                .totalPs();
        double trusted = question.step(two, 8, 500).totalPs();
        double inline = question.peers(PeerTraffic.INLINE).step(two, 8, 500).totalPs();
        double bounced = question.peers(PeerTraffic.BOUNCED).step(two, 8, 500).totalPs();
        System.out.printf(
                "one GPU in int4 %.1f ms; two in fp8: NVLink in plain %.1f, inline %.1f, bounced %.1f ms%n",
                alone / 1e9, trusted / 1e9, inline / 1e9, bounced / 1e9);
        assertTrue(trusted < inline && inline < bounced);
        String message = assertThrows(IllegalArgumentException.class, () -> question.run(H100))
                .getMessage();
        assertTrue(message.contains("GPUs: got 2 for platform h100-node, which has 1"), message);
    }

    /** 60 GiB cross the link in every step, at an encrypted rate far below the plain one. */
    @Test
    void weightsInHostMemoryTravelEncrypted() {
        ServingRuns.Question question =
                ServingRuns.Question.of(Serving.of("llama-3.3-70b").offloaded(Bytes.gib(60)));
        double plain = question.step(PLAIN, 8, 500).totalPs() / 1e9;
        double confidential = question.step(H100, 8, 500).totalPs() / 1e9;
        System.out.printf("offloaded step: %.0f ms, on %.0f ms%n", plain, confidential);
        assertTrue(plain > 60 * 1.0737 / 60 * 1e3);
        assertTrue(confidential > 5 * plain);
    }

    @Test
    void tablesChartsAndTracesHaveARowForEachRun() {
        ServingRuns runs = ServingRuns.Question.of(CHAT.count(50)).on(H100);
        assertEquals(2, runs.table().rowCount());
        assertEquals(2, runs.timeline().perfetto().runs().size());
        assertEquals(
                runs.runs().get(0).log().steps().size(),
                runs.timeline().perfetto().runs().get(1).timeline().taskCount() / 2);
    }

    @Test
    void goodputCountsRequestsWithinBothBounds() {
        ServingRun run = ServingRuns.Question.of(CHAT.count(50)).run(PLAIN);
        assertEquals(0, run.goodputPerSecond(new Slo(SimTime.ps(1), SimTime.ms(1000))));
        assertEquals(run.completedPerSecond(), run.goodputPerSecond(new Slo(SimTime.seconds(100), SimTime.seconds(1))));
    }

    @Test
    void theOlderEngineServesToo() {
        Serving old = CHAT.engine(EngineProfile.vllm05())
                .requests(Lengths.fixed(200, 50))
                .count(50);
        assertTrue(ServingRuns.Question.of(old).run(PLAIN).itl().p50()
                > ServingRuns.Question.of(CHAT.requests(Lengths.fixed(200, 50)).count(50))
                        .run(PLAIN)
                        .itl()
                        .p50());
    }
}
