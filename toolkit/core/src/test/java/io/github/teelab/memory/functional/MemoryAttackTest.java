package io.github.teelab.memory.functional;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.teelab.crypto.SecretKey;
import io.github.teelab.memory.functional.UntrustedDram.Kind;
import io.github.teelab.memory.functional.UntrustedDram.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MemoryAttackTest {
    private static final long LINES = 600;
    private static final long VICTIM = 77;
    private static final long OTHER = 301;
    private static final SecretKey KEY = SecretKey.of(filled(32, 5));

    /** What an adversary does to the chips, and which check is there to notice. */
    enum Attack {
        FLIP(MemoryCheck.LINE_MAC),
        SPLICE(MemoryCheck.LINE_MAC),
        REPLAY_DATA_AND_MAC(MemoryCheck.LINE_MAC),
        REPLAY_DATA_MAC_AND_VERSION(MemoryCheck.VERSION_NODE),
        ROLL_BACK_WITH_TREE(MemoryCheck.TREE_NODE);

        final MemoryCheck check;

        Attack(MemoryCheck check) {
            this.check = check;
        }

        void run(UntrustedDram dram, ProtectedMemory memory) {
            List<Place> places = places(memory.treeLevels());
            List<byte[]> old = places.stream().map(dram::read).toList();
            memory.write(VICTIM, filled(64, 2));
            switch (this) {
                case FLIP -> {
                    byte[] line = dram.read(ProtectedMemory.data(VICTIM));
                    line[9] ^= 0x10;
                    dram.write(ProtectedMemory.data(VICTIM), line);
                }
                case SPLICE -> {
                    dram.write(ProtectedMemory.data(VICTIM), dram.read(ProtectedMemory.data(OTHER)));
                    dram.write(ProtectedMemory.mac(VICTIM), dram.read(ProtectedMemory.mac(OTHER)));
                }
                default -> {
                    for (int i = 0; i < places.size(); i++) {
                        dram.write(places.get(i), old.get(i));
                    }
                }
            }
        }

        private List<Place> places(int levels) {
            List<Place> places = new ArrayList<>(List.of(ProtectedMemory.data(VICTIM), ProtectedMemory.mac(VICTIM)));
            int nodes = this == REPLAY_DATA_MAC_AND_VERSION ? 1 : this == ROLL_BACK_WITH_TREE ? levels : 0;
            long index = VICTIM;
            for (int level = 0; level < nodes; level++) {
                index /= CounterTree.ARITY;
                places.add(new Place(Kind.NODE, level, index));
            }
            return places;
        }
    }

    @Test
    void whatIsWrittenIsReadAndLooksLikeNothingInMemory() {
        UntrustedDram dram = new UntrustedDram();
        ProtectedMemory memory = ProtectedMemory.of(dram, KEY, LINES);
        assertTrue(memory.treeLevels() >= 3, "600 lines need levels of 75, 10 and 2 nodes and one more");
        memory.write(VICTIM, filled(64, 1));
        byte[] first = dram.read(ProtectedMemory.data(VICTIM));
        memory.write(VICTIM, filled(64, 1));
        assertFalse(Arrays.equals(first, dram.read(ProtectedMemory.data(VICTIM))), "a new version, a new keystream");
        assertArrayEquals(filled(64, 1), memory.read(VICTIM));
        assertArrayEquals(new byte[64], memory.read(OTHER));
    }

    @ParameterizedTest
    @EnumSource(Attack.class)
    void everyAttackIsNoticedByTheCheckThatIsThereForIt(Attack attack) {
        UntrustedDram dram = new UntrustedDram();
        ProtectedMemory memory = ProtectedMemory.of(dram, KEY, LINES);
        attack.run(dram, memory);
        assertEquals(
                attack.check,
                assertThrows(TamperDetected.class, () -> memory.read(VICTIM)).check());
    }

    @ParameterizedTest
    @EnumSource(Attack.class)
    void withoutThatCheckItSucceeds(Attack attack) {
        UntrustedDram dram = new UntrustedDram();
        ProtectedMemory memory = ProtectedMemory.without(attack.check, dram, KEY, LINES);
        attack.run(dram, memory);
        byte[] read = assertDoesNotThrow(() -> memory.read(VICTIM));
        assertFalse(Arrays.equals(filled(64, 2), read), "wrong data are taken for right");
        if (attack == Attack.ROLL_BACK_WITH_TREE || attack == Attack.REPLAY_DATA_MAC_AND_VERSION) {
            assertArrayEquals(new byte[64], read, "the old contents");
        }
    }

    /** A tensor's version is on the chip, so even data replayed line by line under an old version do not fit. */
    @Test
    void aTensorIsReadInAnyOrderAndEveryAttackOnItIsNoticed() {
        UntrustedDram dram = new UntrustedDram();
        TensorMemory tensor = TensorMemory.of(dram, KEY, 4);
        byte[] old = dram.read(ProtectedMemory.data(2));
        tensor.write(filled(256, 7));
        assertArrayEquals(filled(64, 7), tensor.read(List.of(3, 0, 2, 1)).get(2));

        byte[] good = dram.read(ProtectedMemory.data(2));
        byte[] flipped = good.clone();
        flipped[0] ^= 1;
        for (byte[] changed : List.of(flipped, dram.read(ProtectedMemory.data(3)), old)) {
            dram.write(ProtectedMemory.data(2), changed);
            TamperDetected detected = assertThrows(TamperDetected.class, () -> tensor.read(List.of(0, 1, 2, 3)));
            assertEquals(MemoryCheck.TENSOR_MAC, detected.check());
        }
        dram.write(ProtectedMemory.data(2), good);
        assertDoesNotThrow(() -> tensor.read(List.of(0, 1, 2, 3)));
    }

    @Test
    void withoutTheTensorsCodeAFlipGoesUnnoticed() {
        UntrustedDram dram = new UntrustedDram();
        TensorMemory tensor = TensorMemory.unchecked(dram, KEY, 4);
        byte[] line = dram.read(ProtectedMemory.data(1));
        line[0] ^= 1;
        dram.write(ProtectedMemory.data(1), line);
        byte[] expected = new byte[64];
        expected[0] = 1;
        assertArrayEquals(expected, tensor.read(List.of(0, 1, 2, 3)).get(1), "counter mode hands the flip through");
    }

    private static byte[] filled(int length, int value) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    /** Between the check of a node and its update the chips answer with an older node: its counters must not come back to life. */
    @Test
    void aNodeThatChangesBetweenCheckAndUpdateChangesNothing() {
        UntrustedDram dram = new UntrustedDram();
        ProtectedMemory memory = ProtectedMemory.of(dram, SecretKey.of(new byte[32]), 64);
        memory.write(1, new byte[64]);
        List<UntrustedDram.Place> places = memory.places(1);
        List<byte[]> old = places.stream().map(dram::read).toList();
        byte[] secret = new byte[64];
        secret[0] = 7;
        memory.write(1, secret);
        boolean[] done = {false};
        dram.watch(place -> {
            if (!done[0] && place.equals(places.get(2))) {
                done[0] = true;
                dram.write(place, old.get(2));
            }
        });
        memory.write(0, new byte[64]);
        assertTrue(done[0], "the node was read");
        dram.write(places.get(0), old.get(0));
        dram.write(places.get(1), old.get(1));
        assertThrows(TamperDetected.class, () -> memory.read(1));
    }
}
