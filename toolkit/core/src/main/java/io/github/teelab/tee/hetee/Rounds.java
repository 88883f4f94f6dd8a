package io.github.teelab.tee.hetee;

import io.github.teelab.engine.CriticalStep;
import io.github.teelab.engine.Timeline;
import io.github.teelab.platform.Pcie;
import io.github.teelab.platform.PcieLink;
import io.github.teelab.platform.Platform;
import io.github.teelab.tee.Execution;
import io.github.teelab.tee.Lowering;
import io.github.teelab.units.Bandwidth;
import io.github.teelab.workload.job.Mode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An enclave at work, round after round: one batch for each of its GPUs, on the engine.
 *
 * <p>A round is one call into the framework. All cores of the proxy preprocess the round's batches; each batch crosses
 * the proxy's port to its GPU, one after the other; the GPUs compute; the round ends with the last. In the box, the next
 * round's batches come from the server meanwhile, one message stream for each GPU; receiving keeps the proxy's cores busy,
 * so it does not overlap with preprocessing. The controller's cipher keeps pace message by message. Nothing says that the
 * port, the cores or a stream is the bottleneck: whichever it is comes out.
 *
 * <p>Without HETEE the same proxy preprocesses, the GPUs stand behind the processor's own lanes, and nothing is received.
 * Not modelled: results on their way back (some kB), several enclaves at once.
 *
 * @param net as the paper's tables write it
 * @param mode inference or training
 * @param batch images for each GPU in a round
 * @param gpus GPUs of the enclave
 * @param inBox whether the box is around it; else the same machine without protection
 * @param cores of the proxy
 * @param port the link between the proxy and the GPUs
 * @param device the link at each GPU; in the box between GPU and fabric
 * @param cipher the controller's decryption
 * @param publishedCipher the rate at which the fitted cipher times were taken
 * @param costs what the steps cost
 */
public record Rounds(
        String net,
        Mode mode,
        int batch,
        int gpus,
        boolean inBox,
        int cores,
        PcieLink port,
        PcieLink device,
        Bandwidth cipher,
        Bandwidth publishedCipher,
        BoxCosts costs) {
    private static final int ROUNDS = 6;
    private static final int SETTLED = 1;
    private static final double PS_PER_MS = 1e9;

    public Rounds {
        check("batch", batch, 1 << 16);
        check("GPUs of an enclave", gpus, 32);
        check("cores", cores, 1 << 10);
    }

    /** One GPU in the box. */
    public static Rounds of(String net, Mode mode, int batch, Platform box) {
        return new Rounds(
                net,
                mode,
                batch,
                1,
                true,
                box.cpu().cores(),
                box.link("proxy"),
                box.link(),
                box.fpga().aesGcmDecrypt(),
                box.fpga().aesGcmDecrypt(),
                BoxCosts.stored());
    }

    /** The same with so many GPUs. */
    public Rounds gpus(int count) {
        return new Rounds(net, mode, batch, count, inBox, cores, port, device, cipher, publishedCipher, costs);
    }

    /** The same without the box. */
    public Rounds unprotected() {
        PcieLink lanes = Pcie.generation(port.generation(), (int) costs.design().number("baseline_port_lanes"));
        return new Rounds(net, mode, batch, gpus, false, cores, lanes, lanes, cipher, publishedCipher, costs);
    }

    /** The same with another port at the proxy. */
    public Rounds port(PcieLink other) {
        return new Rounds(net, mode, batch, gpus, inBox, cores, other, device, cipher, publishedCipher, costs);
    }

    /** The same with other links at the GPUs. */
    public Rounds device(PcieLink other) {
        return new Rounds(net, mode, batch, gpus, inBox, cores, port, other, cipher, publishedCipher, costs);
    }

    /** The same with so many cores at the proxy. */
    public Rounds cores(int count) {
        return new Rounds(net, mode, batch, gpus, inBox, count, port, device, cipher, publishedCipher, costs);
    }

    /** The same with another cipher engine. */
    public Rounds cipher(Bandwidth rate) {
        return new Rounds(net, mode, batch, gpus, inBox, cores, port, device, rate, publishedCipher, costs);
    }

    /** The same at other costs. */
    public Rounds costs(BoxCosts other) {
        return new Rounds(net, mode, batch, gpus, inBox, cores, port, device, cipher, publishedCipher, other);
    }

    /** The steps of one batch one after the other, nothing overlapped, in milliseconds. */
    public double latencyMs() {
        double plain =
                costs.compute(mode, net).ms(batch) + costs.preprocess(mode).ms(batch);
        return inBox ? plain + cryptoMs() + costs.transfer(mode).ms(batch) : plain;
    }

    /** From the end of a round to the end of the next once the pipeline has filled, milliseconds. */
    public double periodMs() {
        Execution run = run();
        return (endPs(run, ROUNDS - 1) - endPs(run, SETTLED)) / PS_PER_MS / (ROUNDS - 1 - SETTLED);
    }

    /** Images per second in the steady state. */
    public double imagesPerSecond() {
        return 1e3 * gpus * batch / periodMs();
    }

    /** What a round waits for in the steady state: milliseconds on the critical path by step. */
    public Map<String, Double> criticalMs() {
        Execution run = run();
        Map<String, Double> steps = new LinkedHashMap<>();
        for (CriticalStep step : run.timeline().criticalPath()) {
            long startPs = run.timeline().startPs(step.task());
            if (startPs >= endPs(run, SETTLED)) {
                double ms = (run.timeline().endPs(step.task()) - startPs) / PS_PER_MS / (ROUNDS - 1 - SETTLED);
                steps.merge(run.timeline().label(step.task()), ms, Double::sum);
            }
        }
        return steps;
    }

    /** Every task of a few rounds. */
    public Timeline timeline() {
        return run().timeline();
    }

    /** The controller's cipher for one batch, milliseconds. */
    double cryptoMs() {
        BatchLine line = costs.crypto(mode);
        double slower = publishedCipher.bytesPerSecond() / cipher.bytesPerSecond();
        return new BatchLine(line.fixedMs(), line.perImageMs() * slower).ms(batch);
    }

    private Execution run() {
        return Lowering.run(new RoundPlan(this).priced(ROUNDS));
    }

    /** When a round ended, picoseconds: its barrier is the last activity of each. */
    private static long endPs(Execution run, int round) {
        return run.activityEndPs(RoundPlan.barrier(run.plan(), round, ROUNDS));
    }

    private static void check(String what, int got, int most) {
        if (got < 1 || got > most) {
            throw new IllegalArgumentException(what + ": got " + got + ", allowed 1 to " + most);
        }
    }
}
