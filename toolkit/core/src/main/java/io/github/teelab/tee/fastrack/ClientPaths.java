package io.github.teelab.tee.fastrack;

import io.github.teelab.channel.CopyCurve;
import io.github.teelab.channel.CounterStream;
import io.github.teelab.channel.Path;
import io.github.teelab.channel.Place;
import io.github.teelab.channel.SealedChannel;
import io.github.teelab.channel.Stage;
import io.github.teelab.channel.Trust;
import io.github.teelab.crypto.SecretKey;
import io.github.teelab.platform.Parameters;
import io.github.teelab.tee.CopyCurves;
import io.github.teelab.tee.CopyPaths;
import io.github.teelab.workload.Transfer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/**
 * The way of a remote client's data into the GPU and of results back.
 *
 * <p>What client and network take is not counted: it is the same with and without protection.
 *
 * @param plain what unprotected copies cost
 * @param encrypted what confidential copies cost on the H100: the CPU's encryption is read from these
 * @param costs the GPU's side
 * @param design which changes are made
 * @param keys a key for each channel, all of one session
 */
record ClientPaths(CopyCurves plain, CopyCurves encrypted, Parameters costs, Design design, Supplier<SecretKey> keys)
        implements CopyPaths {
    private static final int TO_GPU = 1;
    private static final int FROM_GPU = 2;
    private static final int FROM_CLIENT = 3;
    private static final int TO_CLIENT = 4;
    private static final String LINK = "DMA through shared memory";

    @Override
    public Path path(Transfer transfer, long bytes, long footprintBytes) {
        CopyCurve curve = encrypted.of(transfer, bytes);
        if (!transfer.crossesLink()) {
            Stage copy = new Stage(
                    "copy", Place.DEVICE_MEMORY, Trust.TRUSTED, curve.limitingPsPerByte(2 * bytes), Stage.Effect.CARRY);
            return new Path(
                    transfer.label(),
                    Math.round(curve.setupPs()),
                    0,
                    Math.round(curve.leastPs()),
                    Path.Ramp.NONE,
                    Math.max(1, bytes),
                    1,
                    0,
                    List.of(copy));
        }
        GpuSide gpu = new GpuSide(costs, design, bytes);
        CopyCurve unprotected = plain.of(transfer, bytes);
        List<Stage> stages = inward(
                transfer, curve.limitingPsPerByte(footprintBytes), unprotected.limitingPsPerByte(footprintBytes), gpu);
        if (transfer.isToHost()) {
            Collections.reverse(stages);
        }
        double directPs = Math.max(unprotected.setupPs(), unprotected.leastPs()) + costs.number("sealed_command") * 1e6;
        double setupPs = design.direct() ? Math.min(directPs, curve.setupPs()) : curve.setupPs();
        CopyCurve ramp = design.direct() ? unprotected : curve;
        return new Path(
                transfer.label(),
                Math.round(setupPs) + (transfer.isToHost() ? gpu.finishPs() : 0),
                transfer.isToHost() ? 0 : gpu.finishPs(),
                0,
                new Path.Ramp(ramp.rampBytes(), ramp.rampPsPerByte()),
                design.overlap() ? gpu.chunkBytes() : Math.max(1, bytes),
                design.overlap() ? 2 : 1,
                indexOfLink(stages),
                stages);
    }

    /** The stages of a copy to the device; those of a copy back are the same the other way round. */
    private List<Stage> inward(Transfer transfer, double cpuPsPerByte, double plainPsPerByte, GpuSide gpu) {
        boolean toHost = transfer.isToHost();
        SealedChannel toGpu = SealedChannel.of(gpu.format(toHost ? FROM_GPU : TO_GPU), keys);
        List<Stage> stages = new ArrayList<>();
        if (design.direct()) {
            stages.add(end("client", Place.of("client"), 0, 0, toGpu, !toHost));
            stages.add(new Stage("network", Place.of("network"), Trust.UNTRUSTED, 0, Stage.Effect.CARRY));
            if (!transfer.isPinned()) {
                stages.add(new Stage(
                        "copy through staging buffer",
                        Place.CORE,
                        Trust.UNTRUSTED,
                        plainPsPerByte,
                        Stage.Effect.CARRY));
            }
        } else {
            SealedChannel toClient = SealedChannel.of(new CounterStream(toHost ? TO_CLIENT : FROM_CLIENT), keys);
            stages.add(end("client", Place.of("client"), 0, 0, toClient, !toHost));
            stages.add(new Stage("network", Place.of("network"), Trust.UNTRUSTED, 0, Stage.Effect.CARRY));
            stages.add(end(
                    toHost ? "encrypt for client" : "decrypt from client",
                    Place.core("CPU cipher 1"),
                    0,
                    cpuPsPerByte,
                    toClient,
                    toHost));
            stages.add(end(
                    toHost ? "decrypt from GPU" : "encrypt for GPU",
                    Place.core("CPU cipher 2"),
                    0,
                    cpuPsPerByte,
                    toGpu,
                    !toHost));
        }
        stages.add(new Stage(
                LINK,
                Place.link(transfer.isToHost()),
                Trust.UNTRUSTED,
                linkPsPerByte(transfer) * gpu.expansion(),
                Stage.Effect.CARRY));
        stages.add(new Stage(
                toHost ? "encrypt" : "decrypt",
                Place.device("GPU cipher"),
                Trust.TRUSTED,
                gpu.decryptPsPerByte(),
                Stage.Effect.CARRY));
        stages.add(end(
                "authenticate",
                Place.device("GPU authentication"),
                gpu.perChunkPs(),
                gpu.authenticatePsPerByte(),
                toGpu,
                toHost));
        return stages;
    }

    private static int indexOfLink(List<Stage> stages) {
        return stages.stream().map(Stage::name).toList().indexOf(LINK);
    }

    private double linkPsPerByte(Transfer transfer) {
        Transfer pinned = transfer.isToHost() ? Transfer.DEVICE_TO_HOST_PINNED : Transfer.HOST_TO_DEVICE_PINNED;
        return plain.of(pinned, Long.MAX_VALUE).limitingPsPerByte(0);
    }

    private static Stage end(
            String name, Place place, long perChunkPs, double psPerByte, SealedChannel channel, boolean seals) {
        return new Stage(name, place, Trust.TRUSTED, perChunkPs, psPerByte, seals ? channel.seal() : channel.open());
    }
}
