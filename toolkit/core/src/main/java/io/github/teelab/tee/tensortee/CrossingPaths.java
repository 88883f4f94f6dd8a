package io.github.teelab.tee.tensortee;

import io.github.teelab.channel.Path;
import io.github.teelab.tee.CopyPaths;
import io.github.teelab.workload.Transfer;

/**
 * The copies of any program between a host and its accelerator, protected. None is faster than the plain copy.
 *
 * @param plain what they are without protection
 * @param copies what protects them
 * @param kind how
 */
record CrossingPaths(CopyPaths plain, ProtectedCopies copies, PathKind kind) implements CopyPaths {
    @Override
    public Path path(Transfer transfer, long bytes, long footprintBytes) {
        boolean toHost = transfer.isToHost();
        if (!transfer.crossesLink() || kind == PathKind.PLAIN) {
            return plain.path(transfer, bytes, footprintBytes);
        }
        if (kind == PathKind.DIRECT) {
            return copies.direct(plain.path(transfer, bytes, footprintBytes), toHost);
        }
        // Re-encryption writes into the buffer that the device reads, so pageable memory needs no other one.
        Transfer pinned = toHost ? Transfer.DEVICE_TO_HOST_PINNED : Transfer.HOST_TO_DEVICE_PINNED;
        Path staged = copies.staged(plain.path(pinned, bytes, footprintBytes), toHost, bytes);
        long plainPs = plain.times(transfer, bytes, footprintBytes).totalPs();
        return new Path(
                transfer.label(),
                staged.setupPs(),
                staged.finishPs(),
                Math.max(staged.leastPs(), plainPs),
                staged.ramp(),
                staged.chunkBytes(),
                staged.slots(),
                staged.link(),
                staged.stages());
    }
}
