package io.github.teelab.tee.travelling;

/**
 * What an orchestrator costs that may crash, with a backup to which its context migrates or without.
 *
 * <p>With a backup: after each journey keys, addresses and counters go to a second confidential virtual machine; the GPU
 * keeps the model as it was before the chunk. On a crash the backup notices, the GPU is routed to it, and the chunk is
 * trained on again. Without: the keys are lost, so the GPU must be reset, and the model with it; a new machine attests the
 * GPU, uploads code and the last sealed checkpoint, and all journeys since are made again. A crash comes at a moment of equal
 * chance. Not modelled: a backup that crashes too.
 *
 * @param eachPs what the precaution takes at each journey, picoseconds
 * @param crashPs what one crash costs on average, picoseconds
 */
public record OrchestratorCrash(long eachPs, long crashPs) {
    static OrchestratorCrash of(
            Travelling system, JourneyCosts costs, JourneyLoad load, boolean backup, int checkpointEvery) {
        if (checkpointEvery < 1) {
            throw new IllegalArgumentException(
                    "checkpoint: got every " + checkpointEvery + " journeys, allowed 1 or more");
        }
        long noticed = costs.ms("crash_noticed");
        if (backup) {
            long context = Math.round(costs.costs().number("context_bytes"));
            return new OrchestratorCrash(costs.sendPs(context), noticed + costs.ms("route") + load.trainPs() / 2);
        }
        long journeyPs = system.journey(0, load).travelPs() + load.trainPs();
        long lostPs = Math.addExact(Math.multiplyExact(checkpointEvery - 1L, journeyPs) / 2, journeyPs / 2);
        long beginAgain =
                costs.ms("restart") + system.setup(load.modelBytes(), 1).travelPs();
        return new OrchestratorCrash(costs.readPs(load.modelBytes()) / checkpointEvery, noticed + beginAgain + lostPs);
    }
}
