package io.github.teelab.tee.tensortee;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.teelab.channel.Verdict;
import io.github.teelab.crypto.LineCipher;
import io.github.teelab.crypto.SecretKey;
import io.github.teelab.memory.functional.MemoryCheck;
import io.github.teelab.memory.functional.TamperDetected;
import io.github.teelab.memory.functional.UntrustedDram;
import io.github.teelab.memory.functional.UntrustedDram.Kind;
import io.github.teelab.memory.functional.UntrustedDram.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Weaknesses planted into protected memory: the attack that is there for it finds each. */
class PlantedMemoryTest {
    private static final int LINE_BYTES = 64;

    @Test
    void aSoundMemoryHolds() {
        for (String attack : List.of(
                "flip a bit of a line in memory",
                "replay an old line with code and version",
                "move a line to another address")) {
            assertFalse(verdict(attack, Weakness.NONE).isSuccess(), attack);
        }
    }

    @Test
    void aCodeOverCiphertextWithoutAddressIsFound() {
        assertEquals(Verdict.SUCCEEDED, verdict("move a line to another address", Weakness.NO_ADDRESS));
    }

    @Test
    void aVersionReadFromTheChipsIsFound() {
        assertEquals(Verdict.SUCCEEDED, verdict("replay an old line with code and version", Weakness.STALE_VERSION));
    }

    @Test
    void aCodeThatSkipsTheLastLineIsFound() {
        assertEquals(Verdict.SUCCEEDED, verdict("flip a bit of a line in memory", Weakness.SKIPS_THE_LAST_LINE));
    }

    @Test
    void aCodeComparedInItsFirstByteOfNothingIsFound() {
        assertEquals(Verdict.SUCCEEDED, verdict("flip a bit of a line in memory", Weakness.COMPARES_NOTHING));
    }

    private enum Weakness {
        NONE,
        NO_ADDRESS,
        STALE_VERSION,
        SKIPS_THE_LAST_LINE,
        COMPARES_NOTHING
    }

    private static Verdict verdict(String attack, Weakness weakness) {
        return CpuMemoryAttacks.on(() -> new Memory(weakness).victim()).stream()
                .filter(one -> one.name().equals(attack))
                .findFirst()
                .orElseThrow()
                .trial()
                .get();
    }

    /** Lines with a code each and one version for all of them, which is on the chip unless it is planted otherwise. */
    private static final class Memory {
        private final UntrustedDram dram = new UntrustedDram();
        private final LineCipher cipher = LineCipher.of(SecretKey.of(new byte[SecretKey.BYTES]));
        private final Weakness weakness;
        private long version;
        private int lines;

        Memory(Weakness weakness) {
            this.weakness = weakness;
        }

        CpuMemoryAttacks.Victim victim() {
            return new CpuMemoryAttacks.Victim(dram, this::write, this::read, Memory::places);
        }

        private static List<Place> places(int line) {
            return new ArrayList<>(List.of(
                    new Place(Kind.DATA, 0, line), new Place(Kind.MAC, 0, line), new Place(Kind.NODE, 0, line)));
        }

        private void write(byte[] contents) {
            version++;
            lines = contents.length / LINE_BYTES;
            for (int line = 0; line < lines; line++) {
                byte[] plain = Arrays.copyOfRange(contents, line * LINE_BYTES, (line + 1) * LINE_BYTES);
                byte[] stored = cipher.apply(address(line), version, plain);
                dram.write(places(line).get(0), stored);
                dram.write(places(line).get(1), cipher.macBytes(address(line), version, stored));
                dram.write(places(line).get(2), new byte[] {(byte) version});
            }
        }

        private byte[] read(int line) {
            byte[] stored = dram.read(places(line).get(0));
            byte[] code = dram.read(places(line).get(1));
            long told =
                    weakness == Weakness.STALE_VERSION ? dram.read(places(line).get(2))[0] : version;
            boolean skips = (weakness == Weakness.SKIPS_THE_LAST_LINE && line == lines - 1)
                    || weakness == Weakness.COMPARES_NOTHING;
            if (!skips && !Arrays.equals(code, cipher.macBytes(address(line), told, stored))) {
                throw new TamperDetected(MemoryCheck.LINE_MAC, line);
            }
            return cipher.apply(address(line), told, stored);
        }

        private long address(int line) {
            return weakness == Weakness.NO_ADDRESS ? 0 : (long) line * LINE_BYTES;
        }
    }
}
