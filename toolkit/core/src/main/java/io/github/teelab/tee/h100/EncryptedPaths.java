package io.github.teelab.tee.h100;

import io.github.teelab.channel.CopyCurve;
import io.github.teelab.channel.CounterStream;
import io.github.teelab.channel.Path;
import io.github.teelab.channel.Place;
import io.github.teelab.channel.SealedChannel;
import io.github.teelab.channel.Stage;
import io.github.teelab.channel.Trust;
import io.github.teelab.crypto.SecretKey;
import io.github.teelab.tee.CopyCurves;
import io.github.teelab.tee.CopyPaths;
import io.github.teelab.tee.Staging;
import io.github.teelab.workload.Transfer;
import java.util.List;
import java.util.function.Supplier;

/**
 * Copies under confidential computing: one core's cipher, the bounce buffer, the GPU's copy engine.
 *
 * @param curves what they cost
 * @param staging how the driver cuts them
 * @param keys a key for each channel, all of one session
 */
record EncryptedPaths(CopyCurves curves, Staging staging, Supplier<SecretKey> keys) implements CopyPaths {
    private static final int TO_DEVICE = 1;
    private static final int TO_HOST = 2;

    @Override
    public Path path(Transfer transfer, long bytes, long footprintBytes) {
        CopyCurve curve = curves.of(transfer, bytes);
        if (!transfer.crossesLink()) {
            Stage copy = new Stage(
                    "copy", Place.DEVICE_MEMORY, Trust.TRUSTED, curve.limitingPsPerByte(2 * bytes), Stage.Effect.CARRY);
            return path(transfer, curve, List.of(copy), 0);
        }
        double cipherPs = curve.limitingPsPerByte(footprintBytes);
        Stage link = new Stage(
                "DMA through the bounce buffer",
                Place.link(transfer.isToHost()),
                Trust.UNTRUSTED,
                curve.otherPsPerByte(),
                Stage.Effect.CARRY);
        SealedChannel channel = SealedChannel.of(new CounterStream(transfer.isToHost() ? TO_HOST : TO_DEVICE), keys);
        return transfer.isToHost()
                ? path(
                        transfer,
                        curve,
                        List.of(
                                gpu("encrypt", channel.seal()),
                                link,
                                cpu("decrypt and verify", cipherPs, channel.open())),
                        1)
                : path(
                        transfer,
                        curve,
                        List.of(
                                cpu("encrypt", cipherPs, channel.seal()),
                                link,
                                gpu("decrypt and verify", channel.open())),
                        1);
    }

    private static Stage cpu(String name, double psPerByte, Stage.Effect effect) {
        return new Stage(name, Place.CIPHER, Trust.TRUSTED, psPerByte, effect);
    }

    // The copy engine's cipher keeps up with the link: no measurement tells the two apart, so its time is the link's.
    private static Stage gpu(String name, Stage.Effect effect) {
        return new Stage(name, Place.device("GPU copy engine"), Trust.TRUSTED, 0, effect);
    }

    private Path path(Transfer transfer, CopyCurve curve, List<Stage> stages, int link) {
        return new Path(
                transfer.label(),
                Math.round(curve.setupPs() * (1 - staging.finishShare())),
                Math.round(curve.setupPs() * staging.finishShare()),
                Math.round(curve.leastPs()),
                new Path.Ramp(curve.rampBytes(), curve.rampPsPerByte()),
                staging.chunkBytes(true),
                staging.buffers(),
                link,
                stages);
    }
}
