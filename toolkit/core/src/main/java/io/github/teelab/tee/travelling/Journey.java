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
                .filter(step -> step.act() != JourneyAct.TRAIN)
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
        steps.add(step(JourneyPhase.SETUP, JourneyAct.ATTEST, ORCHESTRATOR, costs.ms("attest"), 0, Deployment::attest));
        steps.add(step(
                JourneyPhase.SETUP, JourneyAct.UPLOAD_CODE, LINK, costs.writePs(code), code, Deployment::uploadCode));
        steps.add(step(
                JourneyPhase.SETUP,
                JourneyAct.UPLOAD_MODEL,
                LINK,
                costs.writePs(modelBytes),
                modelBytes,
                Deployment::uploadModel));
        for (int i = 0; i < holders; i++) {
            int holder = i;
            steps.add(step(
                    JourneyPhase.SETUP,
                    JourneyAct.CONNECT,
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
            steps.add(step(
                    provisioning,
                    JourneyAct.ROTATE_FOR_HOLDER,
                    ORCHESTRATOR,
                    key,
                    0,
                    deployment -> deployment.rotateKey(true)));
        }
        long control = costs.controlBytes();
        steps.add(step(
                provisioning,
                JourneyAct.SEND_KEY,
                NETWORK,
                costs.sendPs(control),
                control,
                deployment -> deployment.sendKey(holder)));
        if (safeguards.contains(JourneySafeguard.CONFINE_HOLDER)) {
            steps.add(step(provisioning, JourneyAct.CONFINE_HOLDER, GPU, costs.us("confine"), 0, deployment -> {}));
        }
        steps.add(step(
                provisioning,
                JourneyAct.ROUTE_TO_HOLDER,
                MULTIPLEXER,
                costs.ms("route"),
                0,
                deployment -> deployment.routeTo(holder)));
        steps.add(step(
                provisioning, JourneyAct.GRAB_GPU, HOLDER, costs.us("grab"), 0, deployment -> deployment.grab(holder)));
        steps.add(
                step(provisioning, JourneyAct.IMPORT_KEY, HOLDER, key, 0, deployment -> deployment.importKey(holder)));
        long chunk = load.chunkBytes();
        steps.add(step(
                provisioning,
                JourneyAct.READ_BUFFER,
                HOLDER,
                costs.bufferReadPs(chunk),
                chunk,
                deployment -> deployment.readBuffer(holder)));
        steps.add(step(
                provisioning,
                JourneyAct.WRITE,
                LINK,
                costs.writePs(chunk),
                chunk,
                deployment -> deployment.write(holder)));
        steps.add(
                step(provisioning, JourneyAct.EXPORT_KEY, HOLDER, key, 0, deployment -> deployment.exportKey(holder)));
        addTraining(steps, costs, load, safeguards);
        if (safeguards.contains(JourneySafeguard.CLEAR_BUFFER)) {
            steps.add(step(
                    JourneyPhase.EPILOGUE,
                    JourneyAct.CLEAR_BUFFER,
                    GPU,
                    costs.clearPs(chunk),
                    chunk,
                    Deployment::clearBuffer));
        }
        if (rotates && !safeguards.contains(JourneySafeguard.ROTATE_ON_RETURN)) {
            steps.add(rotation(JourneyPhase.EPILOGUE, JourneyAct.ROTATE_AFTER_TRAINING, costs));
        }
        return new Journey(steps);
    }

    private static void addTraining(
            List<JourneyStep> steps, JourneyCosts costs, JourneyLoad load, Set<JourneySafeguard> safeguards) {
        JourneyPhase training = JourneyPhase.TRAINING;
        long code = costs.codeBytes();
        long model = load.modelBytes();
        steps.add(step(training, JourneyAct.ROUTE_BACK, MULTIPLEXER, costs.ms("route"), 0, Deployment::routeBack));
        if (safeguards.containsAll(Set.of(JourneySafeguard.ROTATE_KEY, JourneySafeguard.ROTATE_ON_RETURN))) {
            steps.add(rotation(training, JourneyAct.ROTATE_ON_RETURN, costs));
        }
        steps.add(step(training, JourneyAct.UPLOAD_CODE, LINK, costs.writePs(code), code, Deployment::uploadCode));
        if (safeguards.contains(JourneySafeguard.VERIFY_CODE)) {
            steps.add(step(training, JourneyAct.VERIFY_CODE, GPU, costs.digestPs(code), code, Deployment::verifyCode));
        }
        if (safeguards.contains(JourneySafeguard.VERIFY_MODEL)) {
            steps.add(step(
                    training, JourneyAct.VERIFY_MODEL, GPU, costs.digestPs(model), model, Deployment::verifyModel));
        }
        steps.add(step(training, JourneyAct.TRAIN, GPU, load.trainPs(), 0, Deployment::train));
    }

    private static JourneyStep rotation(JourneyPhase phase, JourneyAct act, JourneyCosts costs) {
        return step(phase, act, ORCHESTRATOR, costs.us("key_command"), 0, deployment -> deployment.rotateKey(false));
    }

    private static JourneyStep step(
            JourneyPhase phase,
            JourneyAct act,
            String resource,
            long durationPs,
            long bytes,
            JourneyStep.Effect effect) {
        return new JourneyStep(phase, act, resource, durationPs, bytes, effect);
    }
}
