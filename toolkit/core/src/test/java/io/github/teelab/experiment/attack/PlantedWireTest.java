package io.github.teelab.experiment.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.teelab.channel.CounterStream;
import io.github.teelab.channel.Path;
import io.github.teelab.channel.Place;
import io.github.teelab.channel.SealedChannel;
import io.github.teelab.channel.Stage;
import io.github.teelab.channel.Trust;
import io.github.teelab.channel.Verdict;
import io.github.teelab.channel.WireFormat;
import io.github.teelab.crypto.SecretKey;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Weaknesses planted into protected paths: the attacks of the table find each, and each attack finds one that it is there for. */
class PlantedWireTest {
    private static final int WIRE = 1;

    /** A weakness and the attacks of which at least the first must see it. */
    private enum Planted {
        FIRST_4_KIB_IN_CLEAR(new PlantedFormats.FirstChunkInClear(), WireAttack.SNOOP),
        ONE_IV_FOR_ALL_CHUNKS(new PlantedFormats.OneIvForAllChunks(), WireAttack.REUSE_IV),
        IV_WRAPS(new PlantedFormats.IvWraps(), WireAttack.REUSE_IV),
        IV_FROM_PAYLOAD(new PlantedFormats.IvFromPayload(), WireAttack.REUSE_IV),
        CODE_BOOK(new PlantedFormats.CodeBook(), WireAttack.REUSE_IV),
        CHECKSUM_IN_CLEAR(new PlantedFormats.ChecksumInClear(), WireAttack.SNOOP),
        SHORT_TAG(new PlantedFormats.ShortTag(), WireAttack.FORGE),
        TAG_COMPARED_IN_ITS_FIRST_BYTES(new PlantedFormats.TagComparedInItsFirstBytes(), WireAttack.FLIP),
        TAG_SKIPS_THE_LAST_BLOCK(new PlantedFormats.TagSkipsTheLastBlock(), WireAttack.FLIP),
        HEADER_NOT_AUTHENTICATED(new PlantedFormats.HeaderNotAuthenticated(), WireAttack.FLIP),
        LENGTH_NOT_AUTHENTICATED(new PlantedFormats.LengthNotAuthenticated(), WireAttack.DROP),
        ORDER_NOT_CHECKED(new PlantedFormats.OrderNotChecked(), WireAttack.REORDER),
        CHUNKS_COUNTED_ONLY(new PlantedFormats.ChunksCountedOnly(), WireAttack.DOUBLE),
        STALE_VERSION_ACCEPTED(new PlantedFormats.StaleVersionAccepted(), WireAttack.REPLAY),
        GAPS_ACCEPTED(new PlantedFormats.GapsAccepted(), WireAttack.WITHHOLD),
        CHUNKS_OF_OTHER_MESSAGES(new PlantedFormats.ChunksOfOtherMessages(), WireAttack.SPLICE);

        @SuppressWarnings("ImmutableEnumChecker") // The planted formats hold nothing that changes.
        private final WireFormat format;

        private final WireAttack finder;

        Planted(WireFormat format, WireAttack finder) {
            this.format = format;
            this.finder = finder;
        }
    }

    @ParameterizedTest
    @EnumSource(Planted.class)
    void theAttackThatIsThereForItFindsIt(Planted planted) {
        assertEquals(Verdict.SUCCEEDED, planted.finder.on(path(planted.format), WIRE));
    }

    @Test
    void noAttackFindsAnythingInTheSoundFormat() {
        for (WireAttack attack : WireAttack.values()) {
            Verdict verdict = attack.on(path(new PlantedFormats.Sound()), WIRE);
            assertFalse(verdict.isSuccess(), attack.label());
        }
    }

    /** An attack that finds nothing which any other misses would be no loss; TRUNCATE alone cuts a message inside a chunk. */
    @Test
    void everyAttackOfTheTableFindsAWeakness() {
        Set<WireAttack> finders = EnumSet.of(WireAttack.TRUNCATE);
        for (Planted planted : Planted.values()) {
            finders.add(planted.finder);
        }
        assertEquals(EnumSet.allOf(WireAttack.class), finders);
        assertEquals(Verdict.SUCCEEDED, WireAttack.TRUNCATE.on(path(new NoTag()), WIRE));
    }

    @Test
    void aCopyInClearLeftInTheBounceBufferIsSeen() {
        Path sound = path(new CounterStream(1));
        List<Stage> stages = new ArrayList<>(sound.stages());
        List<byte[]> left = new ArrayList<>();
        Stage seal = stages.get(0);
        stages.set(0, seal.withEffect((bytes, chunks) -> {
            left.clear();
            chunks.forEach(chunk -> left.add(chunk.clone()));
            return seal.effect().apply(bytes, chunks);
        }));
        stages.set(1, stages.get(1).withEffect((bytes, chunks) -> {
            List<byte[]> buffer = new ArrayList<>(chunks);
            buffer.add(left.get(left.size() - 1));
            return buffer;
        }));
        Stage open = stages.get(2);
        stages.set(
                2,
                open.withEffect((bytes, chunks) -> open.effect().apply(bytes, chunks.subList(0, chunks.size() - 1))));
        Path leaking = new Path("leaking", 0, 0, 0, Path.Ramp.NONE, 4096, 1, 1, stages);
        assertEquals(Verdict.SUCCEEDED, WireAttack.SNOOP.on(leaking, WIRE));
    }

    @Test
    void aKeySharedByBothDirectionsIsFoundByReflection() {
        Supplier<List<Path>> sessions = () -> {
            SecretKey key = fresh();
            return List.of(path(new CounterStream(1), () -> key), path(new CounterStream(1), () -> key));
        };
        assertEquals(Verdict.SUCCEEDED, SessionAttack.REFLECT.on(sessions, 0, WIRE));
        assertEquals(Verdict.DETECTED, SessionAttack.REPLAY_SESSION.on(sessions, 0, WIRE));
    }

    /** A channel number of its own for each direction is enough against reflection, so it is not found where there is one. */
    @Test
    void aChannelOfItsOwnForEachDirectionIsNotFound() {
        Supplier<List<Path>> sessions = () -> {
            SecretKey key = fresh();
            return List.of(path(new CounterStream(1), () -> key), path(new CounterStream(2), () -> key));
        };
        assertEquals(Verdict.DETECTED, SessionAttack.REFLECT.on(sessions, 0, WIRE));
    }

    @Test
    void aCounterThatStartsAgainAtReconnectIsFoundByReplayAcrossSessions() {
        SecretKey key = fresh();
        Supplier<List<Path>> sessions = () -> List.of(path(new CounterStream(1), () -> key));
        assertEquals(Verdict.SUCCEEDED, SessionAttack.REPLAY_SESSION.on(sessions, 0, WIRE));
    }

    /** No check at all. */
    private static final class NoTag extends PlantedFormats {
        @Override
        byte[] opened(SecretKey key, Header header, byte[] sealed) {
            return decrypted(key, header, Arrays.copyOf(sealed, Math.max(0, sealed.length - 16)));
        }

        @Override
        boolean isLongEnough(long expected, long got) {
            return true;
        }
    }

    private static Path path(WireFormat format) {
        return path(format, PlantedWireTest::fresh);
    }

    private static Path path(WireFormat format, Supplier<SecretKey> keys) {
        SealedChannel channel = SealedChannel.of(format, keys);
        return new Path(
                "planted",
                0,
                0,
                0,
                Path.Ramp.NONE,
                4096,
                1,
                1,
                List.of(
                        new Stage("seal", Place.of("CPU"), Trust.TRUSTED, 0, channel.seal()),
                        new Stage("wire", Place.of("wire"), Trust.UNTRUSTED, 0, Stage.Effect.CARRY),
                        new Stage("open", Place.of("GPU"), Trust.TRUSTED, 0, channel.open())));
    }

    private static SecretKey fresh() {
        byte[] key = new byte[SecretKey.BYTES];
        new SecureRandom().nextBytes(key);
        return SecretKey.of(key);
    }
}
