package io.github.teelab.tee.travelling;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.teelab.channel.Adversary;
import io.github.teelab.channel.IntegrityException;
import io.github.teelab.channel.Path;
import io.github.teelab.channel.Verdict;
import io.github.teelab.crypto.SecretKey;
import io.github.teelab.platform.Platforms;
import io.github.teelab.workload.Transfer;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Weaknesses planted into the travelling GPU: the attack that is there for it finds each. */
class PlantedGpuTest {
    private static final Travelling SYSTEM = Travelling.on(Platforms.h100Node());

    @Test
    void aScrubThatMissesATailIsFound() {
        found("read what is left in the buffer", ForgetsTheTail::new, SYSTEM);
    }

    @Test
    void aDigestThatStopsAtWhatWasUploadedIsFound() {
        found("leave code behind", MeasuresTheUpload::new, SYSTEM);
    }

    @Test
    void aDigestThatSkipsTheModelsEndIsFound() {
        found("alter the model", SkipsTheEnd::new, SYSTEM);
    }

    @Test
    void aConfinementThatIsForgottenIsFound() {
        found("search the GPU's memory for the model", ForgetsConfinement::new, SYSTEM.confined(true));
    }

    private static void found(String attack, Deployment.GpuMaker planted, Travelling system) {
        assertTrue(verdict(attack, planted, system).isSuccess(), "planted");
        assertFalse(verdict(attack, TravellingGpu::new, system).isSuccess(), "sound");
    }

    private static Verdict verdict(String attack, Deployment.GpuMaker maker, Travelling system) {
        return new TravellingAttacks(system, maker)
                .all().stream()
                        .filter(one -> one.name().equals(attack))
                        .findFirst()
                        .orElseThrow()
                        .trial()
                        .get();
    }

    private static final class ForgetsTheTail extends TravellingGpu {
        ForgetsTheTail(Function<Transfer, Path> paths, Set<JourneySafeguard> safeguards, SecretKey first, Sizes sizes) {
            super(paths, safeguards, first, sizes);
        }

        @Override
        void clear(Region region) {
            Arrays.fill(bytes(region), 0, bytes(region).length - 16, (byte) 0);
        }
    }

    private static final class MeasuresTheUpload extends TravellingGpu {
        private final Sizes sizes;

        MeasuresTheUpload(
                Function<Transfer, Path> paths, Set<JourneySafeguard> safeguards, SecretKey first, Sizes sizes) {
            super(paths, safeguards, first, sizes);
            this.sizes = sizes;
        }

        @Override
        byte[] measured(Region region) {
            byte[] bytes = super.measured(region).clone();
            if (region == Region.CODE) {
                Arrays.fill(bytes, sizes.codeBytes(), bytes.length, (byte) 0);
            }
            return bytes;
        }
    }

    private static final class SkipsTheEnd extends TravellingGpu {
        private byte[] end = {};

        SkipsTheEnd(Function<Transfer, Path> paths, Set<JourneySafeguard> safeguards, SecretKey first, Sizes sizes) {
            super(paths, safeguards, first, sizes);
        }

        /** The end of the model is measured once a training and remembered from then on. */
        @Override
        byte[] measured(Region region) {
            byte[] bytes = super.measured(region).clone();
            if (region == Region.MODEL && end.length > 0) {
                System.arraycopy(end, 0, bytes, bytes.length - end.length, end.length);
            }
            return bytes;
        }

        @Override
        void train() {
            super.train();
            byte[] model = bytes(Region.MODEL);
            end = Arrays.copyOfRange(model, model.length - 64, model.length);
        }

        @Override
        void write(int machine, SecretKey hostKey, Region region, byte[] bytes, Adversary adversary)
                throws IntegrityException {
            super.write(machine, hostKey, region, bytes, adversary);
            if (region == Region.MODEL && machine == Deployment.ORCHESTRATOR) {
                end = Arrays.copyOfRange(bytes, bytes.length - 64, bytes.length);
            }
        }
    }

    private static final class ForgetsConfinement extends TravellingGpu {
        ForgetsConfinement(
                Function<Transfer, Path> paths, Set<JourneySafeguard> safeguards, SecretKey first, Sizes sizes) {
            super(paths, safeguards, first, sizes);
        }

        @Override
        void restrict(boolean forHolder) {
            super.restrict(false);
        }
    }
}
