package io.github.teelab.tee.unprotected;

import io.github.teelab.channel.CopyCurve;
import io.github.teelab.channel.Path;
import io.github.teelab.channel.Place;
import io.github.teelab.channel.Stage;
import io.github.teelab.channel.Trust;
import io.github.teelab.tee.CopyCurves;
import io.github.teelab.tee.CopyPaths;
import io.github.teelab.tee.Staging;
import io.github.teelab.workload.Transfer;
import java.util.List;

/**
 * Copies without protection: page-locked memory by DMA, pageable memory through the driver's staging buffer.
 *
 * @param curves what they cost
 * @param staging how the driver cuts those of pageable memory
 */
public record PlainPaths(CopyCurves curves, Staging staging) implements CopyPaths {
    @Override
    public Path path(Transfer transfer, long bytes, long footprintBytes) {
        CopyCurve curve = curves.of(transfer, bytes);
        double limitingPs = curve.limitingPsPerByte(transfer.crossesLink() ? footprintBytes : 2 * bytes);
        Stage limiting = switch (transfer) {
            case DEVICE_TO_DEVICE ->
                new Stage("copy", Place.DEVICE_MEMORY, Trust.UNTRUSTED, limitingPs, Stage.Effect.CARRY);
            case HOST_TO_DEVICE_PINNED, DEVICE_TO_HOST_PINNED ->
                new Stage("DMA", Place.link(transfer.isToHost()), Trust.UNTRUSTED, limitingPs, Stage.Effect.CARRY);
            case HOST_TO_DEVICE_PAGEABLE, DEVICE_TO_HOST_PAGEABLE ->
                new Stage("copy through staging buffer", Place.CORE, Trust.UNTRUSTED, limitingPs, Stage.Effect.CARRY);
        };
        Stage other = new Stage(
                "DMA", Place.link(transfer.isToHost()), Trust.UNTRUSTED, curve.otherPsPerByte(), Stage.Effect.CARRY);
        List<Stage> stages = curve.otherPsPerByte() == 0
                ? List.of(limiting)
                : transfer.isToHost() ? List.of(other, limiting) : List.of(limiting, other);
        return new Path(
                transfer.label(),
                Math.round(curve.setupPs()),
                0,
                Math.round(curve.leastPs()),
                new Path.Ramp(curve.rampBytes(), curve.rampPsPerByte()),
                staging.chunkBytes(false),
                staging.buffers(),
                stages.size() == 1 || transfer.isToHost() ? 0 : 1,
                stages);
    }
}
