package io.github.teelab.tee.travelling;

import io.github.teelab.channel.IntegrityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The steps of one journey to a holder and back: provisioning, training, epilogue; and of the setup before the first.
 *
 * <p>Read for time, each step says how long it takes at full size; read for effect, the same list is taken on a
 * {@link Deployment}.
 *
 * @param steps in order
 */
public record Journey(List<JourneyStep> steps) {
    /** The step that trains; all others are what travelling costs. */
    public static final String TRAIN = "train";

    private static final String ORCHESTRATOR = "orchestrator";
    private static final String HOLDER = "holder";
    private static final String NETWORK = "network";
    private static final String MULTIPLEXER = "multiplexer";
    private static final String LINK = "PCIe link";
    private static final String GPU = "GPU";

    public Journey {
        steps = List.copyOf(steps);
    }

    /** All steps of a phase together, picoseconds. */
    public long phasePs(JourneyPhase phase) {
        return steps.stream()
                .filter(step -> step.phase() == phase)
                .mapToLong(JourneyStep::durationPs)
                .sum();
    }

    /** All steps but training itself, picoseconds: what travelling costs. */
    public long travelPs() {
        return steps.stream()
                .filter(step -> !step.name().equals(TRAIN))
                .mapToLong(JourneyStep::durationPs)
                .sum();
    }

    /**
     * Takes every step on a deployment.
     *
     * @throws IntegrityException if a check on bytes fails
     * @throws IllegalTransition if a step is not allowed when its turn comes
     */
    public void take(Deployment deployment) throws IntegrityException {
        for (JourneyStep step : steps) {
            step.effect().on(deployment);
        }
    }

    /** Attestation, code and model to the GPU, a connection to each holder. */
    static Journey setup(JourneyCosts costs, long modelBytes, int holders) {
        List<JourneyStep> steps = new ArrayList<>();
        long code = costs.codeBytes();
        steps.add(step(JourneyPhase.SETUP, "attest", ORCHESTRATOR, costs.ms("attest"), 0, Deployment::attest));
        steps.add(step(JourneyPhase.SETUP, "upload code", LINK, costs.writePs(code), code, Deployment::uploadCode));
        steps.add(step(
                JourneyPhase.SETUP,
                "upload model",
                LINK,
                costs.writePs(modelBytes),
                modelBytes,
                Deployment::uploadModel));
        for (int i = 0; i < holders; i++) {
            int holder = i;
            steps.add(step(
                    JourneyPhase.SETUP,
                    "connect",
                    NETWORK,
                    costs.ms("connect"),
                    0,
                    deployment -> deployment.connect(holder)));
        }
        return new Journey(steps);
    }

    /** To a holder and back, with the steps that the safeguards ask for. */
    static Journey to(int holder, JourneyCosts costs, JourneyLoad load, Set<JourneySafeguard> safeguards) {
        List<JourneyStep> steps = new ArrayList<>();
        boolean rotates = safeguards.contains(JourneySafeguard.ROTATE_KEY);
        JourneyPhase provisioning = JourneyPhase.PROVISIONING;
        long key = costs.us("key_command");
        if (rotates) {
            steps.add(step(provisioning, "rotate key", ORCHESTRATOR, key, 0, deployment -> deployment.rotateKey(true)));
        }
        long control = costs.controlBytes();
        steps.add(step(
                provisioning,
                "send key",
                NETWORK,
                costs.sendPs(control),
                control,
                deployment -> deployment.sendKey(holder)));
        if (safeguards.contains(JourneySafeguard.CONFINE_HOLDER)) {
            steps.add(step(provisioning, "confine holder", GPU, costs.us("confine"), 0, deployment -> {}));
        }
        steps.add(step(
                provisioning,
                "route to holder",
                MULTIPLEXER,
                costs.ms("route"),
                0,
                deployment -> deployment.routeTo(holder)));
        steps.add(step(provisioning, "grab_gpu", HOLDER, costs.us("grab"), 0, deployment -> deployment.grab(holder)));
        steps.add(step(provisioning, "import_key", HOLDER, key, 0, deployment -> deployment.importKey(holder)));
        long chunk = load.chunkBytes();
        steps.add(step(
                provisioning,
                "buffer_read",
                HOLDER,
                costs.bufferReadPs(chunk),
                chunk,
                deployment -> deployment.readBuffer(holder)));
        steps.add(step(
                provisioning, "gpu_write", LINK, costs.writePs(chunk), chunk, deployment -> deployment.write(holder)));
        steps.add(step(provisioning, "export_key", HOLDER, key, 0, deployment -> deployment.exportKey(holder)));
        addTraining(steps, costs, load, safeguards);
        if (safeguards.contains(JourneySafeguard.CLEAR_BUFFER)) {
            steps.add(step(
                    JourneyPhase.EPILOGUE, "clear buffer", GPU, costs.clearPs(chunk), chunk, Deployment::clearBuffer));
        }
        if (rotates) {
            steps.add(step(
                    JourneyPhase.EPILOGUE,
                    "rotate key",
                    ORCHESTRATOR,
                    key,
                    0,
                    deployment -> deployment.rotateKey(false)));
        }
        return new Journey(steps);
    }

    private static void addTraining(
            List<JourneyStep> steps, JourneyCosts costs, JourneyLoad load, Set<JourneySafeguard> safeguards) {
        JourneyPhase training = JourneyPhase.TRAINING;
        long code = costs.codeBytes();
        long model = load.modelBytes();
        steps.add(step(training, "route back", MULTIPLEXER, costs.ms("route"), 0, Deployment::routeBack));
        steps.add(step(training, "upload code", LINK, costs.writePs(code), code, Deployment::uploadCode));
        if (safeguards.contains(JourneySafeguard.VERIFY_CODE)) {
            steps.add(step(training, "verify code", GPU, costs.digestPs(code), code, Deployment::verifyCode));
        }
        if (safeguards.contains(JourneySafeguard.VERIFY_MODEL)) {
            steps.add(step(training, "verify model", GPU, costs.digestPs(model), model, Deployment::verifyModel));
        }
        steps.add(step(training, TRAIN, GPU, load.trainPs(), 0, Deployment::train));
    }

    private static JourneyStep step(
            JourneyPhase phase, String name, String resource, long durationPs, long bytes, JourneyStep.Effect effect) {
        return new JourneyStep(phase, name, resource, durationPs, bytes, effect);
    }
}
