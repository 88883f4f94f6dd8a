package io.github.teelab.tee.travelling;

import io.github.teelab.channel.Adversary;
import io.github.teelab.channel.Leaks;
import io.github.teelab.channel.Stage;
import io.github.teelab.crypto.AesGcm;
import io.github.teelab.crypto.IvCounter;
import io.github.teelab.crypto.SecretKey;
import io.github.teelab.crypto.TagMismatch;
import io.github.teelab.workload.Transfer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a hypervisor writes down at the link, and what a key that somebody kept makes of it. */
final class Recording implements Adversary {
    /** More messages than any key here protects: whoever keeps a key may try every counter. */
    private static final int COUNTERS = 64;

    /** The channel of copies to the device, as anybody can read off the wire's format. */
    private static final int TO_DEVICE = 1;

    private final List<byte[]> seen = new ArrayList<>();
    private Optional<SecretKey> kept = Optional.empty();

    void keep(SecretKey key) {
        kept = Optional.of(key);
    }

    @Override
    public List<byte[]> at(Stage stage, List<byte[]> chunks) {
        chunks.forEach(chunk -> seen.add(chunk.clone()));
        return chunks;
    }

    /** Whether some recorded chunk opens under the kept key and holds any of {@code secret}. */
    boolean reveals(byte[] secret) {
        Transfer transfer = Transfer.HOST_TO_DEVICE_PAGEABLE;
        AesGcm cipher = new AesGcm(TravellingGpu.directionKey(kept.orElseThrow(), transfer));
        for (byte[] chunk : seen) {
            for (int counter = 0; counter < COUNTERS; counter++) {
                try {
                    byte[] opened = cipher.open(IvCounter.iv(TO_DEVICE, counter), new byte[0], chunk);
                    if (Leaks.anyOf(secret, opened)) {
                        return true;
                    }
                } catch (TagMismatch mismatch) {
                    // The next counter may fit.
                }
            }
        }
        return false;
    }
}
