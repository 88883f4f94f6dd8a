package io.github.teelab.tee;

import io.github.teelab.channel.CopyTimes;
import io.github.teelab.channel.Path;
import io.github.teelab.workload.Transfer;

/** The ways copies take on one system. */
@FunctionalInterface
public interface CopyPaths {
    /** The driver's staging chunk: in recorded confidential programs the link starts after 1 MiB has been encrypted. */
    long STAGING_CHUNK_BYTES = 1L << 20;

    /** The driver's staging buffers: a confidential copy to the host returns two chunks after the link falls silent. */
    int STAGING_BUFFERS = 2;

    /**
     * The path of one copy.
     *
     * @param transfer where it goes
     * @param bytes its size: small copies may take another way
     * @param footprintBytes host memory that the program's copies cycle through
     */
    Path path(Transfer transfer, long bytes, long footprintBytes);

    /** When such a copy does what, alone on the machine. */
    default CopyTimes times(Transfer transfer, long bytes, long footprintBytes) {
        return path(transfer, bytes, footprintBytes).times(bytes);
    }
}
