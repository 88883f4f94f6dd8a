package io.github.teelab.npu.enclave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.teelab.npu.enclave.EnclaveAttack.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnclaveAttacksTest {
    @Test
    void noAttackSucceedsOnThePublishedDesign() {
        for (EnclaveAttack attack : EnclaveAttacks.all()) {
            Outcome outcome = attack.against(EnclaveRule.ALL);
            System.out.println(attack.name() + ": " + outcome);
            assertNotEquals(Outcome.SUCCEEDED, outcome, attack.name());
        }
    }

    /** A rule that could be taken out without any attack succeeding would be worth nothing. */
    @ParameterizedTest
    @CsvSource({
        "COMPARE_TENSOR_MAC, flip a bit of a line",
        "COMPARE_TENSOR_MAC, replay an old tensor",
        "BARRIER, export a result before its input is verified",
        "PROPAGATE_POISON, launder a tampered tensor through two kernels",
        "READ_ONCE, change a line between check and use",
        "VERIFY_CODE_AT_ONCE, alter a page of code",
        "CAP_UNVERIFIED, read more tensors than there are poison bits",
        "BIND_ADDRESS, exchange two lines of a tensor",
        "COUNT_VERSIONS, compare two versions of a tensor"
    })
    void withoutARuleItsAttackSucceeds(EnclaveRule rule, String name) {
        EnclaveAttack attack = EnclaveAttacks.all().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        assertEquals(Outcome.SUCCEEDED, attack.against(EnclaveRule.without(rule)));
        assertNotEquals(Outcome.SUCCEEDED, attack.against(EnclaveRule.ALL));
    }

    @Test
    void eachRuleIsPutToTheTest() {
        for (EnclaveRule rule : EnclaveRule.values()) {
            assertTrue(
                    EnclaveAttacks.all().stream()
                            .anyMatch(attack -> attack.against(EnclaveRule.without(rule)) == Outcome.SUCCEEDED),
                    rule.name());
        }
    }
}
