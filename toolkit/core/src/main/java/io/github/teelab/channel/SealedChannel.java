package io.github.teelab.channel;

import io.github.teelab.crypto.SecretKey;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Two ends that share a key, one way: the sealing end and the opening end of a protected path.
 *
 * <p>The key is drawn when the first message is sent, so a path that is only timed costs no cryptography. Keeps count of
 * messages; not for use by several threads at once.
 */
public final class SealedChannel {
    private final WireFormat format;
    private final Set<Check> checks;
    private final Supplier<SecretKey> keys;
    private final Supplier<SecretKey> receiverKeys;
    private Optional<Ends> ends = Optional.empty();

    private record Ends(WireFormat.Sealer sealer, WireFormat.Opener opener) {}

    private SealedChannel(
            WireFormat format, Set<Check> checks, Supplier<SecretKey> keys, Supplier<SecretKey> receiverKeys) {
        this.format = format;
        this.checks = checks;
        this.keys = keys;
        this.receiverKeys = receiverKeys;
    }

    /**
     * A channel at its first message.
     *
     * @param keys gives a key that nothing else uses; asked once
     */
    public static SealedChannel of(WireFormat format, Supplier<SecretKey> keys) {
        return new SealedChannel(format, format.checks(), keys, keys);
    }

    /**
     * A channel at its first message whose ends hold keys of their own: what somebody meets who uses a key that the other
     * end does not hold, or no longer.
     */
    public static SealedChannel between(WireFormat format, SecretKey sender, SecretKey receiver) {
        return new SealedChannel(format, format.checks(), () -> sender, () -> receiver);
    }

    /** The effect of its sending end. */
    public Stage.Effect seal() {
        return new End(this, true);
    }

    /** The effect of its receiving end. */
    public Stage.Effect open() {
        return new End(this, false);
    }

    /** What it looks like on the wire. */
    public WireFormat format() {
        return format;
    }

    /** The checks that its receiving end makes. */
    public Set<Check> checks() {
        return checks;
    }

    /** A channel of the same kind at its first message, under a key of its own. */
    public SealedChannel renewed() {
        return new SealedChannel(format, checks, keys, receiverKeys);
    }

    /** A channel of the same kind whose receiver leaves out one check: for studying what the check is worth. */
    public SealedChannel without(Check check) {
        Set<Check> fewer = EnumSet.copyOf(checks);
        fewer.remove(check);
        return new SealedChannel(format, fewer, keys, receiverKeys);
    }

    /** A channel of the same kind with another sender or receiver, for studying broken ones. */
    public SealedChannel withFormat(WireFormat other) {
        return new SealedChannel(other, other.checks(), keys, receiverKeys);
    }

    private Ends ends() {
        if (ends.isEmpty()) {
            SecretKey sender = keys.get();
            SecretKey receiver = receiverKeys.equals(keys) ? sender : receiverKeys.get();
            ends = Optional.of(new Ends(format.sealer(sender), format.opener(receiver, checks)));
        }
        return ends.get();
    }

    /** One end as what a stage does. */
    private record End(SealedChannel of, boolean seals) implements Stage.Effect {
        @Override
        public List<byte[]> apply(long messageBytes, List<byte[]> chunks) throws IntegrityException {
            return seals ? of.ends().sealer().seal(chunks) : of.ends().opener().open(messageBytes, chunks);
        }

        @Override
        public Optional<SealedChannel> channel() {
            return Optional.of(of);
        }

        @Override
        public Stage.Effect onChannel(SealedChannel other) {
            return new End(other, seals);
        }
    }
}
