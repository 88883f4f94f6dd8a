package io.github.teelab.benchmarks;

import io.github.teelab.channel.Adversary;
import io.github.teelab.channel.IntegrityException;
import io.github.teelab.channel.Path;
import io.github.teelab.platform.Platforms;
import io.github.teelab.tee.h100.H100Confidential;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.modes.GCMModeCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A message of 1 MiB through a protected path, and through a bare Bouncy Castle loop: sealed once, opened once. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class GcmBenchmark {
    private static final int TAG_BITS = 128;
    private static final int TAG_BYTES = 16;

    private final byte[] message = new byte[1 << 20];
    private final byte[] sealed = new byte[message.length + TAG_BYTES];
    private final byte[] opened = new byte[message.length];
    private final Path path = H100Confidential.on(Platforms.h100Node()).paths().get(0);
    private final GCMModeCipher cipher = GCMBlockCipher.newInstance(AESEngine.newInstance());
    private final KeyParameter key = new KeyParameter(new byte[32]);
    private long counter;

    @Benchmark
    public byte[] teelab() throws IntegrityException {
        return path.deliver(message, Adversary.PASSIVE);
    }

    @Benchmark
    public byte[] bouncyCastle() throws InvalidCipherTextException {
        byte[] iv =
                Arrays.copyOf(Long.toString(counter++, 36).getBytes(java.nio.charset.StandardCharsets.US_ASCII), 12);
        cipher.init(true, new AEADParameters(key, TAG_BITS, iv));
        int at = cipher.processBytes(message, 0, message.length, sealed, 0);
        cipher.doFinal(sealed, at);
        cipher.init(false, new AEADParameters(key, TAG_BITS, iv));
        at = cipher.processBytes(sealed, 0, sealed.length, opened, 0);
        cipher.doFinal(opened, at);
        return opened;
    }
}
