package io.github.teelab.tee.hetee;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.teelab.channel.Adversary;
import io.github.teelab.channel.IntegrityException;
import io.github.teelab.channel.Path;
import io.github.teelab.platform.Pcie;
import io.github.teelab.platform.Platforms;
import io.github.teelab.tee.TeeSystem;
import io.github.teelab.tee.TeeSystems;
import io.github.teelab.tee.hetee.lifecycle.InputCheck;
import io.github.teelab.tee.unprotected.Unprotected;
import io.github.teelab.units.Bandwidth;
import io.github.teelab.workload.Plan;
import io.github.teelab.workload.job.Job;
import io.github.teelab.workload.job.Mode;
import org.junit.jupiter.api.Test;

class HeteeTest {
    private static final Hetee HETEE = Hetee.on(Platforms.heteeBox());

    @Test
    void aJobRunsByName() {
        TeeSystem system = TeeSystems.named("hetee");
        Plan job = Job.inference("resnet50").batch(8).plan(system.platform().gpu());
        double plainMs = ms(Unprotected.on(system.platform()), job);
        double boxMs = ms(system, job);
        System.out.printf("ResNet50, batch 8: unprotected %.1f ms, HETEE %.1f ms%n", plainMs, boxMs);
        // The published messages of this batch take 35.4 to 37.9 ms and the cipher 2.2 ms.
        assertEquals(38.5, boxMs - plainMs, 5);
    }

    @Test
    void whoeverSendsTensorsWaitsForTwelveTimesTheMessages() {
        Plan job = Job.inference("resnet50").batch(8).plan(HETEE.platform().gpu());
        double images = ms(HETEE, job);
        double tensors = ms(HETEE.with("image_share_of_tensor", 1), job);
        assertTrue(tensors > images + 300, images + " and " + tensors);
    }

    @Test
    void theInputCheckCostsTimeAndRefusesWhatIsMalformed() throws Exception {
        Path plain = HETEE.paths().get(0);
        Path checked = HETEE.saas(SaasCase.PROVIDER_SECRETS).paths().get(0);
        assertEquals(plain.stages().size() + 1, checked.stages().size());
        assertTrue(checked.times(1 << 20).totalPs() > plain.times(1 << 20).totalPs());
        byte[] good = InputCheck.framed(new byte[1000]);
        assertEquals(good.length, checked.deliver(good, Adversary.PASSIVE).length);
        IntegrityException refused = assertThrows(
                IntegrityException.class,
                () -> checked.deliver(InputCheck.framed(2000, new byte[1000]), Adversary.PASSIVE));
        assertEquals("input check: the input is not as long as it says", refused.getMessage());
    }

    @Test
    void aSandboxSlowsTheProxysOwnWorkOnly() {
        Plan job = Job.inference("resnet50").batch(8).plan(HETEE.platform().gpu());
        double without = ms(HETEE, job);
        double with = ms(HETEE.saas(SaasCase.NOT_AUDITED), job);
        assertTrue(with > without && with < 1.05 * without, without + " and " + with);
    }

    /** By hand: four cores, four batches one after the other through the port, the longest of computing and receiving. */
    @Test
    void aRoundIsWhatArithmeticSays() {
        Rounds rounds = Rounds.of("ResNet152", Mode.INFERENCE, 16, Platforms.heteeBox());
        BoxCosts costs = rounds.costs();
        double image =
                costs.tensorBytes() * 16 / Pcie.gen3(4).effectiveBandwidth().bytesPerSecond() * 1e3;
        double measured =
                costs.tensorBytes() * 16 / Pcie.gen3(16).effectiveBandwidth().bytesPerSecond() * 1e3;
        for (int gpus = 1; gpus <= 4; gpus++) {
            double preprocess = gpus * costs.preprocess(Mode.INFERENCE).ms(16) / 4;
            double work = gpus * (image + costs.handoverMs())
                    + costs.compute(Mode.INFERENCE, "ResNet152").ms(16)
                    - measured;
            double receive = costs.transfer(Mode.INFERENCE).ms(16);
            assertEquals(preprocess + Math.max(work, receive), rounds.gpus(gpus).periodMs(), 1e-6);
        }
    }

    @Test
    void neitherAWiderPortNorAFasterCipherEverSlowsARound() {
        for (String net : BoxCosts.NETS) {
            Rounds rounds =
                    Rounds.of(net, Mode.INFERENCE, 16, Platforms.heteeBox()).gpus(4);
            assertTrue(rounds.port(Pcie.gen3(8)).periodMs() <= rounds.periodMs(), net);
            assertTrue(rounds.cipher(Bandwidth.gbPerSecond(10)).periodMs() <= rounds.periodMs(), net);
            assertTrue(rounds.unprotected().periodMs() <= rounds.periodMs(), net);
        }
    }

    @Test
    void aMachineWithoutAControllerIsRefused() {
        assertThrows(IllegalStateException.class, () -> Hetee.on(Platforms.h100Node()));
    }

    private static double ms(TeeSystem system, Plan plan) {
        return system.run(plan).timeline().makespan().toMs();
    }
}
