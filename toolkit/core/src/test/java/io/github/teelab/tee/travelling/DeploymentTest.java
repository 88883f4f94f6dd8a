package io.github.teelab.tee.travelling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.teelab.channel.IntegrityException;
import io.github.teelab.platform.Platforms;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeploymentTest {
    private static final Travelling SYSTEM = Travelling.on(Platforms.h100Node());
    private static final JourneyLoad LOAD = new JourneyLoad(1, 1, 0);

    @Test
    void holdersTakeTurnsAndEachChangesTheModel() throws IntegrityException {
        Deployment deployment = afterSetup();
        byte[] before = deployment.modelDigest();
        SYSTEM.journey(0, LOAD).take(deployment);
        byte[] between = deployment.modelDigest();
        SYSTEM.journey(1, LOAD).take(deployment);
        assertFalse(Arrays.equals(before, between));
        assertFalse(Arrays.equals(between, deployment.modelDigest()));
    }

    @Test
    void twoDeploymentsOfOneSeedEndWithTheSameModel() throws IntegrityException {
        Deployment first = afterSetup();
        Deployment second = afterSetup();
        SYSTEM.journey(0, LOAD).take(first);
        SYSTEM.journey(0, LOAD).take(second);
        assertArrayEquals(first.modelDigest(), second.modelDigest());
    }

    /** A journey without one of its steps breaks a rule, here or on the next journey, and the error names it. */
    @ParameterizedTest
    @CsvSource({
        "SEND_KEY, KEY_SENT",
        "GRAB_GPU, GRABBED",
        "IMPORT_KEY, KEY_IMPORTED",
        "READ_BUFFER, BUFFER_READ",
        "EXPORT_KEY, KEY_EXPORTED",
        "ROUTE_BACK, RETURN_KEY_ROTATED",
        "ROTATE_ON_RETURN, RETURN_KEY_ROTATED",
        "VERIFY_CODE, CODE_VERIFIED",
        "VERIFY_MODEL, MODEL_VERIFIED",
        "CLEAR_BUFFER, BUFFER_CLEARED",
        "ROUTE_TO_HOLDER, ROUTED"
    })
    void aStepLeftOutIsRefusedByItsRule(JourneyAct leftOut, JourneyRule rule) throws IntegrityException {
        Deployment deployment = afterSetup();
        IllegalTransition refused = assertThrows(IllegalTransition.class, () -> {
            takeWithout(deployment, 0, leftOut);
            SYSTEM.journey(1, LOAD).take(deployment);
        });
        assertEquals(rule, refused.rule(), refused.getMessage());
    }

    @Test
    void aKeyThatWasNotRotatedIsNotSent() throws IntegrityException {
        Deployment deployment = afterSetup();
        IllegalTransition refused = assertThrows(IllegalTransition.class, () -> deployment.sendKey(0));
        assertEquals(JourneyRule.KEY_ROTATED, refused.rule());
    }

    @Test
    void theKeyRotatesAsOftenInBothOrdersSoTravellingTakesAsLong() {
        JourneyLoad load = new JourneyLoad(512L << 20, 1_500_000_000L, 1);
        assertEquals(
                SYSTEM.publishedOrder().journey(0, load).travelPs(),
                SYSTEM.journey(0, load).travelPs());
    }

    @Test
    void anOldKeyOpensNothing() throws IntegrityException {
        Deployment deployment = afterSetup();
        List<JourneyStep> steps = SYSTEM.journey(0, LOAD).steps();
        for (JourneyStep step : steps) {
            if (step.act() == JourneyAct.WRITE) {
                deployment.rotateKey(true);
                IllegalTransition refused = assertThrows(
                        IllegalTransition.class, () -> step.effect().on(deployment));
                assertEquals(JourneyRule.CURRENT_KEY, refused.rule());
                return;
            }
            step.effect().on(deployment);
        }
    }

    @Test
    void nothingIsSentToAGpuThatWasNotAttested() {
        Deployment deployment = SYSTEM.deployment(1);
        IllegalTransition refused = assertThrows(IllegalTransition.class, deployment::uploadCode);
        assertEquals(JourneyRule.ATTESTED, refused.rule());
        assertEquals("upload code: the GPU must be attested before anything is sent to it", refused.getMessage());
    }

    @Test
    void theTimedStepsAreTheOnesTaken() {
        List<String> names = new ArrayList<>();
        SYSTEM.journey(0, new JourneyLoad(512L << 20, 1_500_000_000L, 1))
                .steps()
                .forEach(step -> names.add(step.name()));
        List<String> small =
                SYSTEM.journey(0, LOAD).steps().stream().map(JourneyStep::name).toList();
        assertEquals(small, names);
    }

    private static Deployment afterSetup() throws IntegrityException {
        Deployment deployment = SYSTEM.deployment(2);
        SYSTEM.setup(1, 2).take(deployment);
        return deployment;
    }

    private static void takeWithout(Deployment deployment, int holder, JourneyAct leftOut) throws IntegrityException {
        for (JourneyStep step : SYSTEM.journey(holder, LOAD).steps()) {
            if (step.act() != leftOut) {
                step.effect().on(deployment);
            }
        }
    }
}
