package io.github.teelab.tee;

import io.github.teelab.channel.CopyTimes;
import io.github.teelab.channel.Path;
import io.github.teelab.workload.Transfer;

/** The ways copies take on one system. */
@FunctionalInterface
public interface CopyPaths {
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
