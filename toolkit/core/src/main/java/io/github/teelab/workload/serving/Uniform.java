package io.github.teelab.workload.serving;

import java.util.random.RandomGenerator;
import org.apache.commons.math3.random.AbstractRandomGenerator;

/** One of the JDK's random streams under the name that commons-math asks for. */
final class Uniform extends AbstractRandomGenerator {
    private final RandomGenerator random;

    Uniform(RandomGenerator random) {
        this.random = random;
    }

    @Override
    public void setSeed(long seed) {
        throw new UnsupportedOperationException("the stream is seeded where it is made");
    }

    @Override
    public double nextDouble() {
        return random.nextDouble();
    }
}
