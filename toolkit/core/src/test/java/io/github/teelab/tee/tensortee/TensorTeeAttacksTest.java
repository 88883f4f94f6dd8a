package io.github.teelab.tee.tensortee;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.teelab.channel.Verdict;
import io.github.teelab.memory.functional.MemoryCheck;
import io.github.teelab.npu.enclave.EnclaveRule;
import io.github.teelab.platform.Platforms;
import io.github.teelab.tee.LifecycleAttack;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TensorTeeAttacksTest {
    private static final TensorTee TENSORTEE = TensorTee.on(Platforms.tensorTee());
    private static final TensorTee REFERENCE = TensorTee.reference(Platforms.tensorTee());

    @Test
    void noAttackSucceeds() {
        for (TensorTee system : List.of(TENSORTEE, REFERENCE)) {
            for (LifecycleAttack attack : system.lifecycleAttacks()) {
                Verdict verdict = attack.trial().get();
                System.out.printf("%s: %s (%s): %s%n", system.name(), attack.name(), attack.stage(), verdict.label());
                assertNotEquals(Verdict.SUCCEEDED, verdict, attack.name());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "BARRIER, export before verification",
        "BARRIER, export a result before its input is verified",
        "PROPAGATE_POISON, launder a tampered tensor through two kernels",
        "COMPARE_TENSOR_MAC, replay an old tensor",
        "BIND_ADDRESS, exchange two lines of a tensor",
        "BIND_ADDRESS, splice a line to another address",
        "COUNT_VERSIONS, compare two transfers of a tensor",
        "VERIFY_CODE_AT_ONCE, alter a page of code",
        "CAP_UNVERIFIED, read more tensors than there are poison bits"
    })
    void withoutARuleOfTheNpuItsAttackSucceeds(EnclaveRule rule, String attack) {
        assertFalls(TENSORTEE, TENSORTEE.without(rule), attack);
    }

    @ParameterizedTest
    @CsvSource({
        "COMPARE_TENSOR_MAC, flip a bit of a tensor",
        "BIND_ADDRESS, splice a line to another address",
        "FRESH_METADATA, replay a tensor with its metadata",
        "FRESH_METADATA, 'withhold a tensor, hand over the next in its place'",
        "SEAL_METADATA, put an old tensor under a new number",
        "NAME_TENSOR, send another tensor in its place",
        "ATTEST_BOTH, stand in for the CPU's enclave",
        "ATTEST_BOTH, start an old CPU enclave"
    })
    void withoutASafeguardOfTransfersItsAttackSucceeds(TransferSafeguard safeguard, String attack) {
        assertFalls(TENSORTEE, TENSORTEE.without(safeguard), attack);
    }

    @ParameterizedTest
    @CsvSource({
        "TENSOR_MAC, flip a bit of a line in memory",
        "TENSOR_MAC, replay an old line with code and version",
        "TENSOR_MAC, move a line to another address"
    })
    void withoutTheTensorsCodeAttacksOnMemorySucceed(MemoryCheck check, String attack) {
        assertFalls(TENSORTEE, TENSORTEE.without(check), attack);
    }

    @ParameterizedTest
    @CsvSource({
        "LINE_MAC, flip a bit of a line in memory",
        "LINE_MAC, move a line to another address",
        "VERSION_NODE, replay an old line with code and version",
        "TREE_NODE, roll a line and its tree back"
    })
    void withoutACheckOfTheReferencesMemoryItsAttackSucceeds(MemoryCheck check, String attack) {
        assertFalls(REFERENCE, REFERENCE.without(check), attack);
    }

    @Test
    void everySafeguardIsPutToTheTest() {
        Stream<TensorTee> weaker = Stream.concat(
                Stream.of(TransferSafeguard.values()).map(TENSORTEE::without),
                Stream.of(EnclaveRule.values()).map(TENSORTEE::without));
        assertTrue(weaker.allMatch(system -> system.lifecycleAttacks().stream()
                .anyMatch(attack -> attack.trial().get() == Verdict.SUCCEEDED)));
    }

    /** Taking one safeguard out lets only attacks on that succeed: the metadata's seal does not stand in for the barrier. */
    @Test
    void withoutTheBarrierOnlyExportsSucceed() {
        List<String> succeeded = TENSORTEE.without(EnclaveRule.BARRIER).lifecycleAttacks().stream()
                .filter(attack -> attack.trial().get() == Verdict.SUCCEEDED)
                .map(LifecycleAttack::name)
                .toList();
        assertTrue(succeeded.contains("export before verification"), succeeded.toString());
        assertTrue(!succeeded.contains("flip a bit of a tensor"), succeeded.toString());
        assertTrue(!succeeded.contains("tamper with a tensor"), "the receiver's comparison still finds it");
    }

    private static void assertFalls(TensorTee whole, TensorTee weaker, String attack) {
        assertNotEquals(Verdict.SUCCEEDED, verdict(whole, attack));
        assertEquals(Verdict.SUCCEEDED, verdict(weaker, attack));
    }

    private static Verdict verdict(TensorTee system, String name) {
        return system.lifecycleAttacks().stream()
                .filter(attack -> attack.name().equals(name))
                .findFirst()
                .orElseThrow()
                .trial()
                .get();
    }
}
