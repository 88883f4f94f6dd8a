package io.github.teelab.tee.travelling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.teelab.channel.Adversary;
import io.github.teelab.channel.IntegrityException;
import io.github.teelab.channel.Path;
import io.github.teelab.crypto.SecretKey;
import io.github.teelab.platform.Platforms;
import io.github.teelab.workload.Transfer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A holder that kept its key and has the GPU routed to it again, case by case; and whose keys are whose. */
class HolderReturnTest {
    private static final Travelling SYSTEM = Travelling.on(Platforms.h100Node());
    private static final JourneyLoad LOAD = new JourneyLoad(1, 1, 0);

    static Stream<Arguments> returns() {
        return Stream.of(false, true)
                .flatMap(confined -> Stream.of(JourneyAct.VERIFY_MODEL, JourneyAct.VERIFY_CODE)
                        .flatMap(after ->
                                Stream.of(Region.values()).map(region -> Arguments.of(confined, after, region))));
    }

    @ParameterizedTest
    @MethodSource("returns")
    void comesBackAndAltersWhatWasVerified(boolean confined, JourneyAct after, Region region)
            throws IntegrityException {
        Travelling system = SYSTEM.confined(confined);
        Deployment deployment = begun(system);
        assertThrows(
                Exception.class,
                () -> journeyWithReturn(system, deployment, after, region),
                "the old key or the confinement stops it");
    }

    /** In the published order nothing does: open, as published. */
    @ParameterizedTest
    @MethodSource("returns")
    void openInThePublishedOrder(boolean confined, JourneyAct after, Region region) throws IntegrityException {
        Travelling published = SYSTEM.publishedOrder().confined(confined);
        Deployment honest = begun(published);
        published.journey(0, LOAD).take(honest);
        Deployment attacked = begun(published);
        if (after == JourneyAct.VERIFY_CODE && region == Region.MODEL) {
            assertThrows(
                    IntegrityException.class,
                    () -> journeyWithReturn(published, attacked, after, region),
                    "looked at later");
            return;
        }
        journeyWithReturn(published, attacked, after, region);
        assertFalse(Arrays.equals(honest.modelDigest(), attacked.modelDigest()));
    }

    /** While the holder's key is in force it may read the model, as during its turn: open, as published. Confinement stays. */
    @Test
    void readsTheModelBeforeTheKeyIsRotated() throws IntegrityException {
        assertEquals(4096, readsModel(SYSTEM, JourneyAct.ROUTE_BACK).length);
        assertThrows(TravellingGpu.Confined.class, () -> readsModel(SYSTEM.confined(true), JourneyAct.ROUTE_BACK));
    }

    @Test
    void readsTheModelOnceTheKeyIsRotated() {
        for (boolean confined : new boolean[] {false, true}) {
            assertThrows(
                    IntegrityException.class, () -> readsModel(SYSTEM.confined(confined), JourneyAct.ROTATE_ON_RETURN));
        }
    }

    @Test
    void holder0RecoversHolder1sKeyFromTheirTlsConnections() throws IntegrityException {
        byte[] own = random(1);
        byte[] others = random(2);
        List<byte[]> first = records(SYSTEM.paths().get(2), own);
        List<byte[]> second = records(SYSTEM.paths().get(2), others);
        byte[] recovered = new byte[32];
        for (int i = 0; i < recovered.length; i++) {
            recovered[i] = (byte) (first.get(0)[5 + i] ^ second.get(0)[5 + i] ^ own[i]);
        }
        assertFalse(Arrays.equals(others, recovered));
    }

    @Test
    void aRecordOfHolder0sConnectionInHolder1s() throws IntegrityException {
        List<byte[]> recorded = records(SYSTEM.paths().get(2), random(1));
        Path other = SYSTEM.paths().get(2);
        assertThrows(IntegrityException.class, () -> other.deliver(random(2), (stage, chunks) -> recorded));
    }

    @Test
    void aMessageReplayedAcrossARotation() throws IntegrityException {
        Deployment deployment = begun(SYSTEM);
        List<byte[]> captured = new ArrayList<>();
        TravellingGpu gpu = deployment.gpu();
        gpu.write(-1, deployment.key(), Region.BUFFER, new byte[] {9, 9, 9}, (stage, chunks) -> {
            chunks.forEach(chunk -> captured.add(chunk.clone()));
            return chunks;
        });
        deployment.rotateKey(false);
        assertThrows(
                IntegrityException.class,
                () -> gpu.write(
                        -1, deployment.key(), Region.BUFFER, new byte[] {1, 1, 1}, (stage, chunks) -> captured));
    }

    /** What the GPU sent, handed to it as something sent to it. */
    @Test
    void aDigestReflectedIntoTheBuffer() throws IntegrityException {
        Deployment deployment = begun(SYSTEM);
        TravellingGpu gpu = deployment.gpu();
        List<byte[]> captured = new ArrayList<>();
        gpu.read(-1, deployment.key(), Region.CODE, (stage, chunks) -> {
            chunks.forEach(chunk -> captured.add(chunk.clone()));
            return chunks;
        });
        deployment.rotateKey(false);
        assertThrows(
                IntegrityException.class,
                () -> gpu.write(-1, deployment.key(), Region.CODE, new byte[512], (stage, chunks) -> captured));
    }

    @Test
    void twoDeploymentsHoldDifferentKeys() throws IntegrityException {
        assertNotEquals(begun(SYSTEM).key(), begun(SYSTEM).key());
    }

    @Test
    void eachDirectionOfTheLinkHasAKeyOfItsOwn() {
        SecretKey key = SecretKey.of(new byte[SecretKey.BYTES]);
        assertNotEquals(
                TravellingGpu.directionKey(key, Transfer.HOST_TO_DEVICE_PAGEABLE),
                TravellingGpu.directionKey(key, Transfer.DEVICE_TO_HOST_PAGEABLE));
    }

    @Test
    void aHolderIsToldWhereTheBufferLiesAndNothingElse() throws IntegrityException {
        Deployment deployment = begun(SYSTEM);
        SYSTEM.journey(0, LOAD).take(deployment);
        assertArrayEquals(new Region[] {Region.BUFFER}, deployment.toldTo(0).toArray());
    }

    private static void journeyWithReturn(Travelling system, Deployment deployment, JourneyAct after, Region region)
            throws IntegrityException {
        SecretKey[] kept = new SecretKey[1];
        for (JourneyStep step : system.journey(0, LOAD).steps()) {
            step.effect().on(deployment);
            if (step.act() == JourneyAct.IMPORT_KEY) {
                kept[0] = deployment.key();
            }
            if (step.act() == after) {
                TravellingGpu gpu = deployment.gpu();
                gpu.route(0);
                byte[] bytes = gpu.read(0, kept[0], region, Adversary.PASSIVE);
                bytes[0] ^= 1;
                gpu.write(0, kept[0], region, bytes, Adversary.PASSIVE);
                gpu.route(-1);
            }
        }
    }

    private static byte[] readsModel(Travelling system, JourneyAct after) throws IntegrityException {
        Deployment deployment = begun(system);
        SecretKey[] kept = new SecretKey[1];
        for (JourneyStep step : system.journey(0, LOAD).steps()) {
            step.effect().on(deployment);
            if (step.act() == JourneyAct.IMPORT_KEY) {
                kept[0] = deployment.key();
            }
            if (step.act() == after) {
                deployment.gpu().route(0);
                return deployment.gpu().read(0, kept[0], Region.MODEL, Adversary.PASSIVE);
            }
        }
        throw new AssertionError("the journey has no " + after);
    }

    private static List<byte[]> records(Path path, byte[] message) throws IntegrityException {
        List<byte[]> seen = new ArrayList<>();
        path.deliver(message, (stage, chunks) -> {
            if (seen.isEmpty()) {
                chunks.forEach(chunk -> seen.add(chunk.clone()));
            }
            return chunks;
        });
        return seen;
    }

    private static Deployment begun(Travelling system) throws IntegrityException {
        Deployment deployment = system.deployment(2);
        system.setup(1, 2).take(deployment);
        return deployment;
    }

    private static byte[] random(int seed) {
        byte[] bytes = new byte[32];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
