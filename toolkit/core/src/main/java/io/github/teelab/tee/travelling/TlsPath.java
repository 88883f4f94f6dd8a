package io.github.teelab.tee.travelling;

import io.github.teelab.channel.Path;
import io.github.teelab.channel.Place;
import io.github.teelab.channel.SealedChannel;
import io.github.teelab.channel.Stage;
import io.github.teelab.channel.TlsRecords;
import io.github.teelab.channel.Trust;
import io.github.teelab.crypto.SecretKey;
import io.github.teelab.crypto.attestation.Vendor;
import io.github.teelab.platform.Parameters;
import io.github.teelab.platform.VirtualNetwork;
import io.github.teelab.tee.Attestation;
import io.github.teelab.tee.MutualAttestation;
import io.github.teelab.units.Bandwidth;
import java.util.List;
import java.util.function.Supplier;

/**
 * One message from a confidential virtual machine to another over TLS.
 *
 * <p>Its stages follow each other without overlap: the published transfers are the sum of a part that hangs on the rate cap
 * and one that does not. So a message passes as one chunk.
 */
record TlsPath(Parameters costs, VirtualNetwork network, Bandwidth cipher, long messageBytes) {
    private static final double PS_PER_US = 1e6;

    /** Each virtual machine verifies the other, as Intel TDX attests one: its module, then the image. */
    private static final MutualAttestation PEERS = new MutualAttestation(
            virtualMachine("orchestrator", "holder's confidential VM", 8),
            virtualMachine("holder", "orchestrator's confidential VM", 9));

    private static Attestation virtualMachine(String verifier, String subject, long seed) {
        return Attestation.spdm(
                verifier, subject, List.of(Vendor.released("TDX module", 5), Vendor.released("image", 2)), seed);
    }

    /** A new connection, with keys of its own. */
    Path path() {
        Supplier<SecretKey> keys = PEERS.keys();
        int recordBytes = (int) costs.number("record_bytes");
        SealedChannel channel = SealedChannel.of(new TlsRecords(1, recordBytes), keys);
        double cipherPs = 1e12 / cipher.bytesPerSecond();
        double expansion = (double) (recordBytes + TlsRecords.OVERHEAD_BYTES) / recordBytes;
        double recordPsPerByte = costs.number("network_record") * PS_PER_US / recordBytes;
        return new Path(
                "TLS between virtual machines",
                0,
                Math.round(costs.number("tls_message") * PS_PER_US)
                        + network.latency().picoseconds(),
                0,
                Path.Ramp.NONE,
                messageBytes,
                1,
                2,
                List.of(
                        new Stage("seal records", Place.of("sender's core"), Trust.TRUSTED, cipherPs, channel.seal()),
                        new Stage(
                                "network stacks",
                                Place.of("hypervisor's buffers"),
                                Trust.UNTRUSTED,
                                recordPsPerByte,
                                Stage.Effect.CARRY),
                        new Stage(
                                "wire",
                                Place.of("virtual network"),
                                Trust.UNTRUSTED,
                                network.psPerByte() * expansion,
                                Stage.Effect.CARRY),
                        new Stage(
                                "open records", Place.of("receiver's core"), Trust.TRUSTED, cipherPs, channel.open())));
    }
}
