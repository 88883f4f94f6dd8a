package io.github.teelab.tee.hetee.lifecycle;

import io.github.teelab.channel.Chunks;
import io.github.teelab.channel.IntegrityException;
import io.github.teelab.channel.RandomIds;
import io.github.teelab.channel.WireFormat;
import io.github.teelab.crypto.SecretKey;
import java.util.List;
import java.util.Set;

/**
 * What a user and the controller share after attestation: a key each way, and who the user is.
 *
 * <p>Holds both ends, as the functional reading runs both in one program. Not for use by several threads at once.
 */
public final class Session {
    private static final int CHUNK_BYTES = 4096;

    private final String user;
    private final WireFormat.Sealer atUser;
    private final WireFormat.Opener atController;
    private final WireFormat.Sealer toUser;
    private final WireFormat.Opener fromController;
    private boolean ended;

    /** @param performed of the safeguards those that are in force */
    Session(String user, SecretKey key, Set<BoxSafeguard> performed) {
        this.user = user;
        boolean apart = performed.contains(BoxSafeguard.DIRECTION_KEYS);
        RandomIds in = new RandomIds(1, 1);
        RandomIds out = apart ? new RandomIds(2, 2) : in;
        SecretKey inKey = Sigma.derived(key, "user to controller");
        SecretKey outKey = apart ? Sigma.derived(key, "controller to user") : inKey;
        this.atUser = in.sealer(inKey);
        this.atController = in.opener(inKey, in.checks());
        this.toUser = out.sealer(outKey);
        this.fromController = out.opener(outKey, out.checks());
    }

    /** Who the controller takes the user for. */
    public String user() {
        return user;
    }

    /** Whether its enclave has ended. */
    public boolean isEnded() {
        return ended;
    }

    /** The user's next message, as it goes on the wire. */
    public List<byte[]> message(byte[] plain) {
        return atUser.seal(Chunks.split(plain, CHUNK_BYTES));
    }

    /**
     * The controller's next answer, as the user reads it.
     *
     * @throws IntegrityException if the answer is not what the controller sealed, next in order
     */
    public byte[] read(List<byte[]> answer) throws IntegrityException {
        return Chunks.join(fromController.open(WireFormat.UNKNOWN_BYTES, answer));
    }

    byte[] open(List<byte[]> message) throws IntegrityException {
        return Chunks.join(atController.open(WireFormat.UNKNOWN_BYTES, message));
    }

    List<byte[]> answer(byte[] plain) {
        return toUser.seal(Chunks.split(plain, CHUNK_BYTES));
    }

    void end() {
        ended = true;
    }
}
