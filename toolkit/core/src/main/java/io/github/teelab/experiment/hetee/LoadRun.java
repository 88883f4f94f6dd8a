package io.github.teelab.experiment.hetee;

/**
 * What came of users coming to a box; the first tenth of them warms it up and is not counted in the waiting.
 *
 * @param users who came and left
 * @param meanWaitSeconds from arrival to the start of the set-up
 * @param wait95Seconds that only one user in twenty exceeds
 * @param meanUrgentWaitSeconds the same mean for urgent users; 0 if there were none
 * @param proxyUtilisation share of the proxies' time with an enclave, set-up included
 * @param proxyCleaning share of the proxies' time in reboots
 * @param gpuUtilisation share of the GPUs' time in enclaves
 * @param cipherUtilisation share of the cipher's capacity that was used
 * @param slowdown working time over what it would have been with a cipher without limit
 * @param usersPerHour users over the time from the first arrival to the last cleaning
 * @param preempted enclaves that were ended for an urgent user
 */
public record LoadRun(
        int users,
        double meanWaitSeconds,
        double wait95Seconds,
        double meanUrgentWaitSeconds,
        double proxyUtilisation,
        double proxyCleaning,
        double gpuUtilisation,
        double cipherUtilisation,
        double slowdown,
        double usersPerHour,
        int preempted) {}
