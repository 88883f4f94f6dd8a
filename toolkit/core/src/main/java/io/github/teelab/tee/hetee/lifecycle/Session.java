package io.github.teelab.tee.hetee.lifecycle;

import io.github.teelab.channel.Chunks;
import io.github.teelab.channel.IntegrityException;
import io.github.teelab.channel.RandomIds;
import io.github.teelab.channel.WireFormat;
import io.github.teelab.crypto.SecretKey;
import java.util.List;

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

    Session(String user, SecretKey key) {
        this.user = user;
        RandomIds in = new RandomIds(1, 1);
        RandomIds out = new RandomIds(2, 2);
        this.atUser = in.sealer(key);
        this.atController = in.opener(key, in.checks());
        this.toUser = out.sealer(key);
        this.fromController = out.opener(key, out.checks());
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
        return Chunks.join(fromController.open(-1, answer));
    }

    byte[] open(List<byte[]> message) throws IntegrityException {
        return Chunks.join(atController.open(-1, message));
    }

    List<byte[]> answer(byte[] plain) {
        return toUser.seal(Chunks.split(plain, CHUNK_BYTES));
    }

    void end() {
        ended = true;
    }
}
