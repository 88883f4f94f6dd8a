package io.github.teelab.tee.travelling;

import io.github.teelab.channel.Adversary;
import io.github.teelab.channel.IntegrityException;
import io.github.teelab.channel.Leaks;
import io.github.teelab.channel.Verdict;
import io.github.teelab.crypto.SecretKey;
import io.github.teelab.tee.LifecycleAttack;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a malicious holder, with the hypervisor's help, tries on the next holder, on the code and on the model.
 *
 * <p>Holder 0 is malicious, holder 1 comes after it. An attack succeeds when holder 0 learns anything of holder 1's data (or 1 of
 * those of 0), or when training goes on with something that the honest parties did not put there.
 *
 * @param system what is attacked
 * @param gpus its GPU
 */
record TravellingAttacks(Travelling system, Deployment.GpuMaker gpus) {
    private static final int MALICIOUS = 0;
    private static final int NEXT = 1;
    private static final JourneyLoad SMALLEST = new JourneyLoad(1, 1, 0);
    private static final String RETURNS = "holder and hypervisor, who routes the GPU back";

    /** Something done between two steps. */
    @FunctionalInterface
    private interface Mischief {
        void on(Deployment deployment) throws IntegrityException;
    }

    /** When something is done: just before the first step with that act, or just after it. */
    private record Moment(JourneyAct act, boolean after) {
        static Moment after(JourneyAct act) {
            return new Moment(act, true);
        }

        static Moment before(JourneyAct act) {
            return new Moment(act, false);
        }
    }

    /** All attacks; those on the order of steps also on the published order, where the system has another. */
    List<LifecycleAttack> all() {
        List<LifecycleAttack> all = new ArrayList<>(List.of(
                new LifecycleAttack("leave code behind", "holder, while it has the GPU", () -> change(Region.CODE)),
                new LifecycleAttack("alter the model", "holder, while it has the GPU", () -> change(Region.MODEL)),
                new LifecycleAttack(
                        "keep the key, listen to the next holder", "holder and hypervisor", () -> listen(false)),
                new LifecycleAttack("keep the key, write into the next holder's buffer", RETURNS, this::write),
                new LifecycleAttack("keep the key, read the next holder's buffer", RETURNS, () -> read(true)),
                new LifecycleAttack("read the next holder's buffer", "holder that the GPU has left", () -> read(false)),
                new LifecycleAttack("read what is left in the buffer", "next holder", this::readLeftOver),
                new LifecycleAttack(
                        "roll the orchestrator back, listen with an old key",
                        "holder and hypervisor",
                        () -> listen(true)),
                new LifecycleAttack(
                        "read the model where it is said to lie", "holder, while it has the GPU", this::readModel),
                LifecycleAttack.leftOpen(
                        "search the GPU's memory for the model", "holder, while it has the GPU", this::searchModel),
                LifecycleAttack.leftOpen(
                        "come back before the key is rotated, read the model",
                        RETURNS,
                        () -> readModel(JourneyAct.ROUTE_BACK))));
        all.addAll(returns(RETURNS));
        if (system.safeguards().contains(JourneySafeguard.ROTATE_ON_RETURN)) {
            all.addAll(new TravellingAttacks(system.publishedOrder(), gpus).returns(RETURNS + ", published order"));
        }
        return all;
    }

    /** A holder that keeps its key and has the GPU routed to it again, once the orchestrator has verified what came back. */
    private List<LifecycleAttack> returns(String stage) {
        return List.of(
                returning("come back after verification, alter the code", stage, () -> changeVerified(Region.CODE)),
                returning("come back after verification, alter the model", stage, () -> changeVerified(Region.MODEL)),
                returning("come back after verification, alter the buffer", stage, () -> changeVerified(Region.BUFFER)),
                returning("come back after training, read the model", stage, () -> readModel(JourneyAct.TRAIN)));
    }

    private LifecycleAttack returning(String name, String stage, Supplier<Verdict> trial) {
        return system.safeguards().contains(JourneySafeguard.ROTATE_ON_RETURN)
                ? new LifecycleAttack(name, stage, trial)
                : LifecycleAttack.leftOpen(name, stage, trial);
    }

    /** The last byte of a region is changed: for code, behind what the orchestrator uploads anew. */
    private Verdict change(Region region) {
        return change(region, Moment.after(JourneyAct.WRITE), false);
    }

    /** The first byte is changed, once nobody looks any more: for code, where the next upload covers the traces. */
    private Verdict changeVerified(Region region) {
        return change(region, Moment.before(JourneyAct.TRAIN), true);
    }

    private Verdict change(Region region, Moment moment, boolean first) {
        Kept kept = new Kept();
        return altersModel(deployment -> {
            take(deployment, MALICIOUS, Moment.after(JourneyAct.IMPORT_KEY), kept::keep, moment, now -> {
                TravellingGpu gpu = now.gpu();
                int routed = gpu.routedTo();
                gpu.route(MALICIOUS);
                byte[] bytes = gpu.read(MALICIOUS, kept.key(), region, Adversary.PASSIVE);
                bytes[first ? 0 : bytes.length - 1] ^= 1;
                gpu.write(MALICIOUS, kept.key(), region, bytes, Adversary.PASSIVE);
                gpu.route(routed);
            });
            take(deployment, NEXT);
        });
    }

    private Verdict listen(boolean rollBack) {
        Recording recording = new Recording();
        Deployment deployment = begin();
        try {
            take(deployment, MALICIOUS, Moment.after(JourneyAct.IMPORT_KEY), now -> recording.keep(now.key()));
            if (rollBack) {
                deployment.rollBackTo(0);
            }
            deployment.tap(recording);
            take(deployment, NEXT);
        } catch (IntegrityException | IllegalTransition refused) {
            return Verdict.DETECTED;
        }
        return recording.reveals(deployment.dataOf(NEXT)) ? Verdict.SUCCEEDED : Verdict.PREVENTED;
    }

    private Verdict write() {
        Kept kept = new Kept();
        return altersModel(deployment -> {
            take(deployment, MALICIOUS, Moment.after(JourneyAct.IMPORT_KEY), kept::keep);
            take(deployment, NEXT, Moment.after(JourneyAct.WRITE), now -> {
                TravellingGpu gpu = now.gpu();
                gpu.route(MALICIOUS);
                gpu.write(MALICIOUS, kept.key(), Region.BUFFER, new byte[] {1, 2, 3}, Adversary.PASSIVE);
                gpu.route(NEXT);
            });
        });
    }

    private Verdict read(boolean routed) {
        Kept kept = new Kept();
        return learns(kept, deployment -> {
            take(deployment, MALICIOUS, Moment.after(JourneyAct.IMPORT_KEY), kept::keep);
            take(deployment, NEXT, Moment.after(JourneyAct.WRITE), now -> {
                if (routed) {
                    now.gpu().route(MALICIOUS);
                }
                kept.saw(now.gpu().read(MALICIOUS, kept.key(), Region.BUFFER, Adversary.PASSIVE), now.dataOf(NEXT));
                now.gpu().route(NEXT);
            });
        });
    }

    private Verdict readLeftOver() {
        Kept kept = new Kept();
        return learns(kept, deployment -> {
            take(deployment, MALICIOUS);
            take(
                    deployment,
                    NEXT,
                    Moment.after(JourneyAct.IMPORT_KEY),
                    now -> kept.saw(
                            now.gpu().read(NEXT, now.key(), Region.BUFFER, Adversary.PASSIVE), now.dataOf(MALICIOUS)));
        });
    }

    /** A holder that knows where the model lies has only to ask. */
    private Verdict readModel() {
        Kept kept = new Kept();
        return learns(
                kept,
                deployment -> take(deployment, MALICIOUS, Moment.after(JourneyAct.IMPORT_KEY), now -> {
                    if (now.toldTo(MALICIOUS).contains(Region.MODEL)) {
                        int page = now.gpu().page(Region.MODEL);
                        kept.saw(now.gpu().readPage(MALICIOUS, now.key(), page), now.model());
                    }
                }));
    }

    /** One that does not know reads all pages. The slides give the model no protection against a holder. */
    private Verdict searchModel() {
        Kept kept = new Kept();
        return learns(
                kept,
                deployment -> take(deployment, MALICIOUS, Moment.after(JourneyAct.IMPORT_KEY), now -> {
                    for (int page = 0; page < TravellingGpu.PAGES; page++) {
                        kept.saw(now.gpu().readPage(MALICIOUS, now.key(), page), now.model());
                    }
                }));
    }

    private Verdict readModel(JourneyAct after) {
        Kept kept = new Kept();
        return learns(
                kept,
                deployment -> take(
                        deployment,
                        MALICIOUS,
                        Moment.after(JourneyAct.IMPORT_KEY),
                        kept::keep,
                        Moment.after(after),
                        now -> {
                            now.gpu().route(MALICIOUS);
                            byte[] seen = now.gpu().read(MALICIOUS, kept.key(), Region.MODEL, Adversary.PASSIVE);
                            now.gpu().route(Deployment.ORCHESTRATOR);
                            kept.saw(seen, seen);
                        }));
    }

    /** Whether something learned anything of what was secret. */
    private Verdict learns(Kept kept, Mischief mischief) {
        try {
            mischief.on(begin());
        } catch (IllegalTransition refused) {
            return Verdict.DETECTED;
        } catch (IntegrityException | TravellingGpu.Confined unreadable) {
            return Verdict.PREVENTED;
        }
        return kept.learned ? Verdict.SUCCEEDED : Verdict.PREVENTED;
    }

    /** Whether both holders' journeys with mischief in them end with another model than an honest run, and nobody notices. */
    private Verdict altersModel(Mischief mischief) {
        try {
            Deployment honest = begin();
            take(honest, MALICIOUS);
            take(honest, NEXT);
            Deployment deployment = begin();
            mischief.on(deployment);
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
        Deployment deployment = system.deployment(2, gpus);
        try {
            system.setup(1, 2).take(deployment);
        } catch (IntegrityException e) {
            throw new IllegalStateException("nobody attacks the setup, but it failed: " + e.getMessage(), e);
        }
        return deployment;
    }

    private void take(Deployment deployment, int holder) throws IntegrityException {
        system.journey(holder, SMALLEST).take(deployment);
    }

    private void take(Deployment deployment, int holder, Moment moment, Mischief mischief) throws IntegrityException {
        take(deployment, holder, moment, mischief, moment, now -> {});
    }

    /** A journey with two things done on the way. One whose moment never comes would pass for prevented, so it is an error. */
    private void take(Deployment deployment, int holder, Moment first, Mischief one, Moment second, Mischief other)
            throws IntegrityException {
        List<JourneyStep> steps = system.journey(holder, SMALLEST).steps();
        for (Moment moment : List.of(first, second)) {
            if (steps.stream().noneMatch(step -> step.act() == moment.act())) {
                throw new IllegalStateException("attack on GPU Travelling: it acts at " + moment.act()
                        + ", but the journey has no such step; name one that it has");
            }
        }
        for (JourneyStep step : steps) {
            act(deployment, Moment.before(step.act()), first, one, second, other);
            step.effect().on(deployment);
            act(deployment, Moment.after(step.act()), first, one, second, other);
        }
    }

    private static void act(
            Deployment deployment, Moment now, Moment first, Mischief one, Moment second, Mischief other)
            throws IntegrityException {
        if (now.equals(first)) {
            one.on(deployment);
        }
        if (now.equals(second)) {
            other.on(deployment);
        }
    }

    /** What a malicious holder carries away. */
    private static final class Kept {
        private Optional<SecretKey> key = Optional.empty();
        private boolean learned;

        void keep(Deployment deployment) {
            key = Optional.of(deployment.key());
        }

        SecretKey key() {
            return key.orElseThrow();
        }

        void saw(byte[] bytes, byte[] secret) {
            learned |= Leaks.anyOf(secret, bytes);
        }
    }
}
