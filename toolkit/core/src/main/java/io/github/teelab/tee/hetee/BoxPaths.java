package io.github.teelab.tee.hetee;

import io.github.teelab.channel.Chunks;
import io.github.teelab.channel.IntegrityException;
import io.github.teelab.channel.Path;
import io.github.teelab.channel.Place;
import io.github.teelab.channel.RandomIds;
import io.github.teelab.channel.SealedChannel;
import io.github.teelab.channel.Stage;
import io.github.teelab.channel.Trust;
import io.github.teelab.crypto.SecretKey;
import io.github.teelab.platform.Platform;
import io.github.teelab.tee.CopyPaths;
import io.github.teelab.tee.hetee.lifecycle.InputCheck;
import io.github.teelab.units.Bandwidth;
import io.github.teelab.workload.Transfer;
import io.github.teelab.workload.job.Mode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/**
 * The way of a user's data into the box and of results back: client, server, controller's cipher, plaintext queue, proxy,
 * GPU.
 *
 * <p>Everything from the cipher on lies inside the box, where the paper's adversary cannot reach. The time of messages is
 * published as one sum for the hop from server to controller and the hop from controller to proxy, so it stands at the
 * first. What the client takes is not counted.
 *
 * @param box the machine
 * @param costs what the steps cost
 * @param saas what is known of the application
 * @param plain what copies cost without protection, for those inside the device
 * @param keys a key for each channel
 */
record BoxPaths(Platform box, BoxCosts costs, SaasCase saas, CopyPaths plain, Supplier<SecretKey> keys)
        implements CopyPaths {
    /** Copies below this ride in the message of their batch: labels, class scores, losses. */
    private static final long RIDES_ALONG_BELOW_BYTES = 64 << 10;

    private static final int SLOTS = 2;
    private static final double PS_PER_MS = 1e9;
    private static final double PS_PER_S = 1e12;
    private static final String FEED = "across the proxy's port";

    @Override
    public Path path(Transfer transfer, long bytes, long footprintBytes) {
        if (!transfer.crossesLink()) {
            return plain.path(transfer, bytes, footprintBytes);
        }
        boolean results = transfer.isToHost();
        double share = results ? 1 : costs.design().number("image_share_of_tensor");
        SealedChannel channel = SealedChannel.of(new RandomIds(results ? 2 : 1, results ? 2 : 1), keys);
        List<Stage> stages = new ArrayList<>();
        stages.add(end("client", "client", 0, channel, !results));
        stages.add(new Stage(
                "server",
                Place.of("messages through the server"),
                Trust.UNTRUSTED,
                messagePsPerByte() * share,
                Stage.Effect.CARRY));
        Bandwidth cipher = results ? box.fpga().aesGcmEncrypt() : box.fpga().aesGcmDecrypt();
        stages.add(end(
                results ? "encrypt" : "decrypt and verify",
                "controller's cipher",
                psPerByte(cipher) * share,
                channel,
                results));
        if (saas.checksInputs() && !results) {
            double checkPs = psPerByte(Bandwidth.mbPerSecond(costs.design().number("input_check"))) * share;
            stages.add(new Stage(
                    "check input", Place.of("controller's processor"), Trust.TRUSTED, checkPs, BoxPaths::checkInput));
        }
        stages.add(new Stage("plaintext queue", Place.of("controller's memory"), Trust.TRUSTED, 0, Stage.Effect.CARRY));
        stages.add(new Stage(
                FEED,
                Place.of("proxy's port"),
                Trust.TRUSTED,
                psPerByte(box.link("proxy").effectiveBandwidth()),
                Stage.Effect.CARRY));
        if (results) {
            Collections.reverse(stages);
        }
        long setupPs = bytes < RIDES_ALONG_BELOW_BYTES ? 0 : setupPs();
        long chunkBytes = Math.max(1, Math.round(costs.design().number("image_message") / share));
        return new Path(
                results ? "results to the user" : "data to the enclave",
                setupPs,
                0,
                0,
                Path.Ramp.NONE,
                chunkBytes,
                SLOTS,
                stages.stream().map(Stage::name).toList().indexOf(FEED),
                stages);
    }

    private static List<byte[]> checkInput(long messageBytes, List<byte[]> chunks) throws IntegrityException {
        if (!InputCheck.accepts(Chunks.join(chunks))) {
            throw new IntegrityException("input check: the input is not as long as it says");
        }
        return chunks;
    }

    private long setupPs() {
        double ms = costs.transfer(Mode.INFERENCE).fixedMs()
                + costs.crypto(Mode.INFERENCE).fixedMs()
                + costs.handoverMs();
        return Math.round(ms * PS_PER_MS);
    }

    private double messagePsPerByte() {
        return costs.transfer(Mode.INFERENCE).perImageMs()
                * PS_PER_MS
                / costs.design().number("image_message");
    }

    private static double psPerByte(Bandwidth rate) {
        return PS_PER_S / rate.bytesPerSecond();
    }

    private static Stage end(String name, String place, double psPerByte, SealedChannel channel, boolean seals) {
        return new Stage(name, Place.of(place), Trust.TRUSTED, psPerByte, seals ? channel.seal() : channel.open());
    }
}
