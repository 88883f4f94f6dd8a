package io.github.teelab.crypto;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.modes.GCMModeCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/** What the results are compared with: bare Bouncy Castle, and GHASH bit by bit as the standard has it. */
final class Reference {
    static final byte[] IV = IvCounter.iv(7, 42);
    private static final BigInteger REDUCTION = BigInteger.valueOf(0xE1).shiftLeft(120);

    private Reference() {}

    static byte[] bytes(long seed, int length) {
        byte[] bytes = new byte[length];
        new SplittableRandom(seed).nextBytes(bytes);
        return bytes;
    }

    static byte[] seal(byte[] key, byte[] iv, byte[] aad, byte[] plain) {
        GCMModeCipher cipher = GCMBlockCipher.newInstance(AESEngine.newInstance());
        cipher.init(true, new AEADParameters(new KeyParameter(key), 128, iv, aad));
        byte[] sealed = new byte[cipher.getOutputSize(plain.length)];
        try {
            cipher.doFinal(sealed, cipher.processBytes(plain, 0, plain.length, sealed, 0));
        } catch (InvalidCipherTextException e) {
            throw new AssertionError(e);
        }
        return sealed;
    }

    /** The chain of NIST SP 800-38D, algorithm 2, over blocks put together one by one. */
    static byte[] ghash(byte[] hashKey, byte[] aad, byte[] ciphertext) {
        BigInteger key = new BigInteger(1, hashKey);
        BigInteger state = BigInteger.ZERO;
        for (byte[] data : new byte[][] {aad, ciphertext}) {
            for (int from = 0; from < data.length; from += 16) {
                BigInteger block = new BigInteger(1, Arrays.copyOfRange(data, from, from + 16));
                state = product(state.xor(block), key);
            }
        }
        BigInteger lengths =
                BigInteger.valueOf(8L * aad.length).shiftLeft(64).or(BigInteger.valueOf(8L * ciphertext.length));
        byte[] hash = product(state.xor(lengths), key).setBit(128).toByteArray();
        return Arrays.copyOfRange(hash, 1, 17);
    }

    /** The product of NIST SP 800-38D, algorithm 1. */
    private static BigInteger product(BigInteger left, BigInteger right) {
        BigInteger sum = BigInteger.ZERO;
        BigInteger term = right;
        for (int bit = 127; bit >= 0; bit--) {
            sum = left.testBit(bit) ? sum.xor(term) : sum;
            term = term.testBit(0) ? term.shiftRight(1).xor(REDUCTION) : term.shiftRight(1);
        }
        return sum;
    }
}
