package io.github.teelab.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyAgreementTest {
    @Property(tries = 30)
    void bothSidesAgreeAndTheSameStateGivesTheSameKeys(@ForAll Group group, @ForAll long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        KeyPair left = group.generate(random);
        KeyPair right = group.generate(random);
        assertArrayEquals(left.agree(right.publicBytes()), right.agree(left.publicBytes()));
        assertFalse(Arrays.equals(left.publicBytes(), right.publicBytes()));
        assertArrayEquals(
                left.publicBytes(), group.generate(new SplittableRandom(seed)).publicBytes());
    }

    @ParameterizedTest
    @CsvSource({"X25519, 32, 32", "P384, 97, 48"})
    void lengthsAreThoseOfTheGroup(Group group, int publicBytes, int secretBytes) {
        KeyPair pair = group.generate(new SplittableRandom(1));
        assertEquals(publicBytes, pair.publicBytes().length);
        assertEquals(secretBytes, pair.agree(pair.publicBytes()).length);
        assertThrows(IllegalArgumentException.class, () -> pair.agree(new byte[publicBytes - 1]));
        assertThrows(IllegalArgumentException.class, () -> pair.agree(new byte[0]));
    }

    @ParameterizedTest
    @EnumSource
    void aPublicKeyGivenOutIsACopy(Group group) {
        KeyPair pair = group.generate(new SplittableRandom(4));
        byte[] given = pair.publicBytes();
        given[1]++;
        assertFalse(Arrays.equals(given, pair.publicBytes()));
    }

    /** RFC 7748 section 6.1. */
    @Test
    void x25519GivesThePublishedBytes() {
        KeyPair alice = x25519("77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a");
        KeyPair bob = x25519("5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb");
        String alicePublic = "8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a";
        String bobPublic = "de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f";
        String shared = "4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742";
        assertEquals(alicePublic, HexFormat.of().formatHex(alice.publicBytes()));
        assertEquals(bobPublic, HexFormat.of().formatHex(bob.publicBytes()));
        assertEquals(shared, HexFormat.of().formatHex(alice.agree(bob.publicBytes())));
        assertEquals(shared, HexFormat.of().formatHex(bob.agree(alice.publicBytes())));
    }

    /** NIST's CAVP vectors for ECC CDH, P-384, count 0. */
    @Test
    void p384GivesThePublishedBytes() {
        KeyPair pair = Group.P384.generate(new Given("3cc3122a68f0d95027ad38c067916ba0eb8c38894d22e1b15618b6818a661774"
                + "ad463b205da88cf699ab4d43c9cf98a1"));
        byte[] other = HexFormat.of()
                .parseHex("04a7c76b970c3b5fe8b05d2838ae04ab47697b9eaf52e764592efda27fe7513272"
                        + "734466b400091adbf2d68c58e0c50066ac68f19f2e1cb879aed43a9969b91a08"
                        + "39c4c38a49749b661efedf243451915ed0905a32b060992b468c64766fc8437a");
        assertEquals(
                "5f9d29dc5e31a163060356213669c8ce132e22f57c9a04f40ba7fcead493b457" + "e5621e766c40a2e3d4d6a04b25e533f1",
                HexFormat.of().formatHex(pair.agree(other)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void pointsOfLowOrderAreRefused(int first) {
        byte[] low = new byte[32];
        low[0] = (byte) first;
        KeyPair pair = Group.X25519.generate(new SplittableRandom(2));
        assertThrows(IllegalArgumentException.class, () -> pair.agree(low));
    }

    @Test
    void pointsOffTheCurveAreRefused() {
        KeyPair pair = Group.P384.generate(new SplittableRandom(3));
        byte[] off = AesGcmTest.changed(pair.publicBytes(), 96);
        assertThrows(IllegalArgumentException.class, () -> pair.agree(off));
        byte[] beyond = new byte[97];
        Arrays.fill(beyond, (byte) 0xFF);
        beyond[0] = 4;
        assertThrows(IllegalArgumentException.class, () -> pair.agree(beyond));
    }

    private static KeyPair x25519(String secret) {
        return Group.X25519.generate(new Given(secret));
    }

    /** A generator that gives known bytes. */
    private record Given(String digits) implements RandomGenerator {
        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(HexFormat.of().parseHex(digits), 0, bytes, 0, bytes.length);
        }

        @Override
        public long nextLong() {
            throw new UnsupportedOperationException("only bytes are known");
        }
    }
}
