package io.github.teelab.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.teelab.units.UnknownName;
import java.util.List;
import org.junit.jupiter.api.Test;

class PapersTest {
    private static List<String> ids(String... names) {
        return Papers.named(names).stream().map(Paper::id).toList();
    }

    @Test
    void everyPaperHasAConstant() {
        assertEquals(
                List.of(Papers.FASTRACK, Papers.GPU_TRAVELLING, Papers.H100, Papers.HETEE, Papers.TENSORTEE),
                ids(Papers.ALL));
    }

    @Test
    void severalComeInTheOrderGivenAndOnce() {
        assertEquals(List.of("hetee", "h100"), ids("hetee", "h100", "hetee"));
        assertEquals(5, ids("hetee", "all").size());
    }

    @Test
    void anUnknownOneIsAnsweredWithTheKnown() {
        String message = assertThrows(UnknownName.class, () -> Papers.named("h100", "hete"))
                .getMessage();
        assertTrue(message.contains("hete") && message.contains("hetee") && message.contains("all"), message);
    }

    @Test
    void noneIsRefused() {
        assertTrue(assertThrows(IllegalArgumentException.class, Papers::named)
                .getMessage()
                .contains("h100"));
    }

    /** Names of what runs come from the plan, names of results from the experiment; people must not see two. */
    @Test
    void plannedNamesAreThoseOfTheExperiments() {
        for (Paper paper : Papers.named(Papers.H100, Papers.GPU_TRAVELLING)) {
            for (var experiment : paper.experiments()) {
                assertEquals(((Planned) experiment).name(), experiment.get().name());
            }
        }
    }
}
