package io.github.teelab.experiment.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.teelab.channel.Check;
import io.github.teelab.channel.Path;
import io.github.teelab.channel.SealedChannel;
import io.github.teelab.channel.Stage;
import io.github.teelab.channel.Trust;
import io.github.teelab.channel.Verdict;
import io.github.teelab.platform.Platforms;
import io.github.teelab.report.Tables;
import io.github.teelab.tee.TeeSystem;
import io.github.teelab.tee.TeeSystems;
import io.github.teelab.tee.fastrack.Authentication;
import io.github.teelab.tee.fastrack.Fastrack;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttackTableTest {
    private static final List<TeeSystem> SYSTEMS = TeeSystems.atHome();

    @Test
    void noAttackSucceedsOnAProtectedSystemAndEveryOneOnAnUnprotected() {
        AttackTable table = AttackTable.of(SYSTEMS);
        System.out.println(Tables.text(table.summary()));
        for (AttackTable.Line line : table.lines()) {
            if (line.system().equals("unprotected")) {
                assertEquals(Verdict.SUCCEEDED, line.verdict(), line.toString());
            } else {
                assertNotEquals(Verdict.SUCCEEDED, line.verdict(), line.toString());
            }
        }
    }

    @Test
    void everyChoiceOfFastracksChangesHolds() {
        Fastrack fastrack = Fastrack.on(Platforms.h100Node());
        List<TeeSystem> designs = new ArrayList<>();
        for (boolean direct : new boolean[] {false, true}) {
            designs.add(fastrack.direct(direct));
            designs.add(fastrack.direct(direct).overlap(false));
            designs.add(fastrack.direct(direct).authentication(new Authentication.Serial()));
            designs.add(fastrack.direct(direct).authentication(new Authentication.SingleTag(8)));
        }
        for (AttackTable.Line line : AttackTable.of(designs).lines()) {
            assertNotEquals(Verdict.SUCCEEDED, line.verdict(), line.toString());
        }
    }

    /** A check that could be taken out without any attack succeeding would be worth nothing, or would not be tested. */
    @Test
    void leavingOutAnyCheckOfAnyPathLetsAnAttackSucceed() {
        int removed = 0;
        for (TeeSystem system : SYSTEMS) {
            for (Path path : system.paths()) {
                for (int channel = 0; channel < path.channels().size(); channel++) {
                    for (Check check : path.channels().get(channel).checks()) {
                        String where = system.name() + " " + path.name() + ", channel " + channel + " without " + check;
                        assertTrue(someAttackSucceeds(path, channel, check), where);
                        removed++;
                    }
                }
            }
        }
        System.out.println("checks taken out one by one: " + removed);
        assertTrue(removed >= 20, "checks taken out: " + removed);
    }

    @Test
    void aTimedPathIsTheOneThatIsAttacked() {
        for (TeeSystem system : SYSTEMS) {
            for (Path path : system.paths()) {
                assertTrue(path.times(1 << 20).totalPs() > 0, path.name());
                assertEquals(
                        path.stages().stream().map(Stage::name).toList(),
                        path.flow(1 << 20).stages().stream()
                                .map(stage -> stage.name())
                                .toList());
            }
        }
    }

    private static boolean someAttackSucceeds(Path path, int channel, Check check) {
        SealedChannel target = path.channels().get(channel);
        for (WireAttack attack : WireAttack.values()) {
            for (int stage = 0; stage < path.stages().size(); stage++) {
                if (path.stages().get(stage).trust() == Trust.UNTRUSTED) {
                    Path mutant = path.withChannels(one -> one == target ? one.without(check) : one.renewed());
                    if (attack.on(mutant, stage) == Verdict.SUCCEEDED) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
