package io.github.teelab.experiment.hetee;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.teelab.report.Tables;
import io.github.teelab.units.Bandwidth;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

class BoxLoadTest {
    /** Without set-up and cleaning the box is a queue with c servers, whose mean wait Erlang's formula gives. */
    @Test
    void aBoxWithoutCleaningIsAnErlangQueue() {
        BoxLoad box = BoxLoad.of(8, 4)
                .asking(List.of(1))
                .cleaning(CleaningTime.NONE, CleaningTime.NONE)
                .sessions(0, 600);
        for (double perHour : new double[] {12, 18, 21}) {
            double expected = erlangWaitSeconds(4, perHour / 3600, 1.0 / 600);
            Replications.Estimate wait =
                    Replications.of(box.usersPerHour(perHour), 10, 10_000, 7).estimate(LoadRun::meanWaitSeconds);
            System.out.printf(
                    "M/M/4, %.0f users per hour: by formula %.1f s, simulated %.1f s (%.1f to %.1f)%n",
                    perHour, expected, wait.mean(), wait.low(), wait.high());
            assertEquals(expected, wait.mean(), 3 * (wait.high() - wait.low()) / 2);
            assertEquals(expected, wait.mean(), 0.1 * expected);
        }
    }

    @Test
    void busyTimesAreWhatUsersBring() {
        BoxLoad box = BoxLoad.of(16, 4).asking(List.of(1)).usersPerHour(12);
        LoadRun run = box.run(10_000, 3);
        double perProxy = 12.0 / 3600 / 4;
        System.out.println(run);
        assertEquals(perProxy * (box.setupSeconds() + 600), run.proxyUtilisation(), 0.02);
        assertEquals(perProxy * box.reboot().meanSeconds(), run.proxyCleaning(), 0.002);
        assertEquals(10_000, run.users());
        assertEquals(1, run.slowdown(), 1e-6);
    }

    @Test
    void theSameSeedGivesTheSameRun() {
        BoxLoad box = BoxLoad.of(32, 8).offered(0.4);
        assertEquals(box.run(1_000, 5), box.run(1_000, 5));
        assertTrue(!box.run(1_000, 5).equals(box.run(1_000, 6)));
    }

    @Test
    void aSlowCipherSlowsEverybody() {
        BoxLoad box = BoxLoad.of(32, 8).offered(0.3);
        LoadRun usual = box.run(2_000, 5);
        LoadRun slow = box.cipher(Bandwidth.mbPerSecond(30)).run(2_000, 5);
        assertTrue(slow.slowdown() > 1.2 && usual.slowdown() < 1.01, slow + " and " + usual);
        assertTrue(slow.meanWaitSeconds() > usual.meanWaitSeconds());
        assertTrue(slow.cipherUtilisation() <= 1);
    }

    @Test
    void urgentUsersWaitForAReboot() {
        BoxLoad box = BoxLoad.of(16, 4).asking(List.of(1)).usersPerHour(18);
        LoadRun run = box.urgent(0.1).run(5_000, 5);
        System.out.println(run);
        assertTrue(run.preempted() > 0);
        assertTrue(run.meanUrgentWaitSeconds() < run.meanWaitSeconds() / 2, run.toString());
        assertTrue(run.meanUrgentWaitSeconds() < box.reboot().mostSeconds());
    }

    @Test
    void boxesOfAllSizesAtOneLoad() {
        Table boxes = UnderLoad.table(0.4);
        System.out.println(Tables.text(Tables.rounded(boxes, 3)));
        for (Row box : boxes) {
            assertEquals(40, box.getDouble("GPUs in enclaves (%)"), 1, box::toString);
            double proxies = box.getDouble("proxies busy (%)") + box.getDouble("proxies rebooting (%)");
            double load = box.getDouble("users per hour") / box.getDouble("saturates at (users per hour)");
            assertTrue(load < 1 && proxies < 100, box::toString);
        }
        double fewProxies = waitSeconds(boxes, 16, 4);
        double moreProxies = waitSeconds(boxes, 16, 8);
        assertTrue(moreProxies < 0.2 * fewProxies, moreProxies + " s with 8 proxies, " + fewProxies + " s with 4");
    }

    private static double waitSeconds(Table boxes, int gpus, int proxies) {
        return boxes.stream()
                .filter(box -> box.getInt("GPUs") == gpus && box.getInt("proxies") == proxies)
                .findFirst()
                .orElseThrow()
                .getDouble("mean wait (s)");
    }

    /** Far longer than the 106 days that the simulator's clock can count without moving its origin. */
    @Test
    void aBoxRunsForYears() {
        BoxLoad box = BoxLoad.of(16, 4).asking(List.of(1)).usersPerHour(0.5);
        LoadRun run = box.run(20_000, 3);
        double years = run.users() / run.usersPerHour() / 24 / 365;
        System.out.printf("20,000 users in %.2f years: %s%n", years, run);
        assertEquals(20_000 / 0.5 / 24 / 365, years, 0.1);
        double perProxy = 0.5 / 3600 / 4;
        assertEquals(perProxy * (box.setupSeconds() + 600), run.proxyUtilisation(), 0.0005);
        assertEquals(perProxy * box.reboot().meanSeconds(), run.proxyCleaning(), 0.00005);
        assertTrue(run.meanWaitSeconds() < 1, run.toString());
    }

    @Test
    void timesThatTheClockCannotHoldAreRefused() {
        BoxLoad box = BoxLoad.of(4, 4);
        assertThrows(IllegalArgumentException.class, () -> box.usersPerHour(0.01));
        assertThrows(IllegalArgumentException.class, () -> box.sessions(0, 1e6));
        assertThrows(
                IllegalArgumentException.class, () -> box.cleaning(CleaningTime.NONE, new CleaningTime(0, 0, 1e6)));
        BoxLoad slow = box.sessions(0, 80_000).cipher(Bandwidth.mbPerSecond(0.001));
        String message = assertThrows(IllegalArgumentException.class, () -> slow.run(10, 1))
                .getMessage();
        assertTrue(message.contains("faster cipher"), message);
    }

    @Test
    void wrongNumbersSayWhatIsAllowed() {
        assertThrows(IllegalArgumentException.class, () -> BoxLoad.of(0, 4));
        assertThrows(IllegalArgumentException.class, () -> BoxLoad.of(4, 4).usersPerHour(0));
        assertThrows(IllegalArgumentException.class, () -> BoxLoad.of(4, 4).urgent(1.5));
        assertThrows(IllegalArgumentException.class, () -> BoxLoad.of(4, 4).run(0, 1));
        assertThrows(IllegalArgumentException.class, () -> new CleaningTime(2, 1, 3));
        assertThrows(IllegalArgumentException.class, () -> Replications.of(BoxLoad.of(4, 4), 1, 10, 1));
    }

    private static double erlangWaitSeconds(int servers, double arrivals, double service) {
        double offered = arrivals / service;
        double term = 1;
        double sum = 1;
        for (int k = 1; k < servers; k++) {
            term *= offered / k;
            sum += term;
        }
        double last = term * offered / servers * servers / (servers - offered);
        return last / (sum + last) / (servers * service - arrivals);
    }
}
