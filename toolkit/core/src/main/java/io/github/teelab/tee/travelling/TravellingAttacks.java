package io.github.teelab.tee.travelling;

import io.github.teelab.channel.Adversary;
import io.github.teelab.channel.IntegrityException;
import io.github.teelab.channel.Verdict;
import io.github.teelab.crypto.SecretKey;
import io.github.teelab.tee.LifecycleAttack;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a malicious holder, with the hypervisor's help, tries on the next holder, on the code and on the model.
 *
 * <p>Holder 0 is malicious, holder 1 comes after it. An attack succeeds when holder 0 learns holder 1's data (or 1 learns
 * those of 0), or when training goes on with something that the honest parties did not put there.
 */
record TravellingAttacks(Travelling system) {
    private static final int MALICIOUS = 0;
    private static final int NEXT = 1;
    private static final JourneyLoad SMALLEST = new JourneyLoad(1, 1, 0);

    /** Something done between two steps. */
    @FunctionalInterface
    private interface Mischief {
        void on(Deployment deployment) throws IntegrityException;
    }

    List<LifecycleAttack> all() {
        return List.of(
                new LifecycleAttack("leave code behind", "holder, while it has the GPU", () -> change(Region.CODE)),
                new LifecycleAttack("alter the model", "holder, while it has the GPU", () -> change(Region.MODEL)),
                new LifecycleAttack(
                        "keep the key, listen to the next holder", "holder and hypervisor", () -> listen(false)),
                new LifecycleAttack(
                        "keep the key, write into the next holder's buffer",
                        "holder and hypervisor, who routes the GPU back",
                        this::write),
                new LifecycleAttack(
                        "keep the key, read the next holder's buffer",
                        "holder and hypervisor, who routes the GPU back",
                        () -> read(true)),
                new LifecycleAttack("read the next holder's buffer", "holder that the GPU has left", () -> read(false)),
                new LifecycleAttack("read what is left in the buffer", "next holder", this::readLeftOver),
                new LifecycleAttack(
                        "roll the orchestrator back, listen with an old key",
                        "holder and hypervisor",
                        () -> listen(true)),
                new LifecycleAttack("read the model", "holder, while it has the GPU", this::readModel));
    }

    /** The last byte of a region is changed: for code, behind what the orchestrator uploads anew. */
    private Verdict change(Region region) {
        return play(MALICIOUS, "gpu_write", deployment -> {
            TravellingGpu gpu = deployment.gpu();
            byte[] bytes = gpu.read(MALICIOUS, deployment.key(), region, Adversary.PASSIVE);
            bytes[bytes.length - 1] ^= 1;
            gpu.write(MALICIOUS, deployment.key(), region, bytes, Adversary.PASSIVE);
        });
    }

    private Verdict listen(boolean rollBack) {
        Recording recording = new Recording();
        Deployment deployment = begin();
        try {
            take(deployment, MALICIOUS, "import_key", now -> recording.keep(now.key()));
            if (rollBack) {
                deployment.rollBackTo(0);
            }
            deployment.tap(recording);
            take(deployment, NEXT, "gpu_write", now -> {});
        } catch (IntegrityException | IllegalTransition refused) {
            return Verdict.DETECTED;
        }
        return recording.reveals(deployment.dataOf(NEXT)) ? Verdict.SUCCEEDED : Verdict.PREVENTED;
    }

    private Verdict write() {
        Kept kept = new Kept();
        return play(MALICIOUS, "import_key", kept::keep, NEXT, "gpu_write", deployment -> {
            TravellingGpu gpu = deployment.gpu();
            gpu.route(MALICIOUS);
            gpu.write(MALICIOUS, kept.key(), Region.BUFFER, new byte[] {1, 2, 3}, Adversary.PASSIVE);
            gpu.route(NEXT);
        });
    }

    private Verdict read(boolean routed) {
        Kept kept = new Kept();
        Deployment deployment = begin();
        try {
            take(deployment, MALICIOUS, "import_key", kept::keep);
            take(deployment, NEXT, "gpu_write", now -> {
                if (routed) {
                    now.gpu().route(MALICIOUS);
                }
                byte[] seen = now.gpu().read(MALICIOUS, kept.key(), Region.BUFFER, Adversary.PASSIVE);
                kept.saw(seen);
                now.gpu().route(NEXT);
            });
        } catch (IllegalTransition refused) {
            return Verdict.DETECTED;
        } catch (IntegrityException unreadable) {
            return Verdict.PREVENTED;
        }
        return Arrays.equals(kept.seen(), deployment.dataOf(NEXT)) ? Verdict.SUCCEEDED : Verdict.PREVENTED;
    }

    private Verdict readLeftOver() {
        Kept kept = new Kept();
        Deployment deployment = begin();
        try {
            take(deployment, MALICIOUS, "import_key", now -> {});
            take(
                    deployment,
                    NEXT,
                    "import_key",
                    now -> kept.saw(now.gpu().read(NEXT, now.key(), Region.BUFFER, Adversary.PASSIVE)));
        } catch (IntegrityException | IllegalTransition refused) {
            return Verdict.DETECTED;
        }
        return Arrays.equals(kept.seen(), deployment.dataOf(MALICIOUS)) ? Verdict.SUCCEEDED : Verdict.PREVENTED;
    }

    /** The paper gives the model no protection against a holder. */
    private Verdict readModel() {
        Verdict verdict = play(
                MALICIOUS, "import_key", now -> now.gpu().read(MALICIOUS, now.key(), Region.MODEL, Adversary.PASSIVE));
        return verdict == Verdict.PREVENTED && !system.safeguards().contains(JourneySafeguard.CONFINE_HOLDER)
                ? Verdict.OUT_OF_SCOPE
                : verdict;
    }

    private Verdict play(int holder, String after, Mischief mischief) {
        return play(holder, after, mischief, NEXT, "", now -> {});
    }

    /** Both holders' journeys with mischief in each; whether the model that comes out is that of an honest run. */
    private Verdict play(
            int first, String afterFirst, Mischief firstMischief, int second, String afterSecond, Mischief mischief) {
        try {
            Deployment honest = begin();
            take(honest, first, "", now -> {});
            take(honest, second, "", now -> {});
            Deployment deployment = begin();
            take(deployment, first, afterFirst, firstMischief);
            take(deployment, second, afterSecond, mischief);
            return Arrays.equals(deployment.modelDigest(), honest.modelDigest())
                    ? Verdict.PREVENTED
                    : Verdict.SUCCEEDED;
        } catch (IntegrityException | IllegalTransition detected) {
            return Verdict.DETECTED;
        } catch (TravellingGpu.Confined confined) {
            return Verdict.PREVENTED;
        }
    }

    private Deployment begin() {
        Deployment deployment = system.deployment(2);
        try {
            system.setup(1, 2).take(deployment);
        } catch (IntegrityException e) {
            throw new IllegalStateException("nobody attacks the setup, but it failed: " + e.getMessage(), e);
        }
        return deployment;
    }

    private void take(Deployment deployment, int holder, String after, Mischief mischief) throws IntegrityException {
        for (JourneyStep step : system.journey(holder, SMALLEST).steps()) {
            step.effect().on(deployment);
            if (step.name().equals(after)) {
                mischief.on(deployment);
            }
        }
    }

    /** What a malicious holder carries away. */
    private static final class Kept {
        private Optional<SecretKey> key = Optional.empty();
        private byte[] seen = {};

        void keep(Deployment deployment) {
            key = Optional.of(deployment.key());
        }

        SecretKey key() {
            return key.orElseThrow();
        }

        void saw(byte[] bytes) {
            seen = bytes;
        }

        byte[] seen() {
            return seen;
        }
    }
}
