package io.github.teelab.tee.hetee.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.teelab.channel.Verdict;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BoxAttackTest {
    private static final Set<BoxSafeguard> ALL = EnumSet.allOf(BoxSafeguard.class);

    @Test
    void noAttackSucceedsWhileAllSafeguardsAreInForce() {
        for (BoxAttack attack : BoxAttack.all()) {
            Verdict verdict = attack.on(ALL);
            System.out.println("HETEE, " + attack.stage() + ": " + attack.name() + ": " + verdict.label());
            assertNotEquals(Verdict.SUCCEEDED, verdict, attack.name());
        }
    }

    /** A safeguard that could go without any attack succeeding would be worth nothing, or would not be tested. */
    @Test
    void eachAttackSucceedsWithoutItsSafeguardAndOnlyWithoutThat() {
        for (BoxAttack attack : BoxAttack.all()) {
            for (BoxSafeguard left : BoxSafeguard.values()) {
                Set<BoxSafeguard> fewer = EnumSet.complementOf(EnumSet.of(left));
                boolean succeeds = attack.on(fewer) == Verdict.SUCCEEDED;
                assertEquals(left == attack.safeguard(), succeeds, attack.name() + " without " + left);
            }
        }
    }

    @Test
    void everySafeguardHasItsAttack() {
        assertEquals(ALL, BoxAttack.all().stream().map(BoxAttack::safeguard).collect(Collectors.toSet()));
    }
}
