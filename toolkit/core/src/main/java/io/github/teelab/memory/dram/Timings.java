package io.github.teelab.memory.dram;

import io.github.teelab.platform.Dram;
import io.github.teelab.platform.DramTiming;

/**
 * The least distances between commands, in cycles, worked out once from a standard's timings. Formulas of JEDEC JESD79-4
 * (DDR4); the others have the same shape.
 */
final class Timings {
    final int ranks;
    final int groups;
    final int banksPerGroup;
    final int banks;

    final int burst;
    final int readToData;
    final int writeToData;
    final int columnToColumnSame;
    final int columnToColumnOther;
    final int burstToBurstOtherRank;
    final int readToWrite;
    final int readToWriteOtherRank;
    final int writeToReadSame;
    final int writeToReadOther;
    final int writeToReadOtherRank;
    final int activateToColumn;
    final int activateToPrecharge;
    final int activateToActivate;
    final int activateToActivateSame;
    final int activateToActivateOther;
    final int fourActivates;
    final int prechargeToActivate;
    final int readToPrecharge;
    final int writeToPrecharge;
    final int refreshInterval;
    final int refreshToActivate;

    Timings(Dram dram, Controller controller) {
        ranks = dram.ranks();
        groups = ranks * dram.bankGroups();
        banksPerGroup = dram.banksPerGroup();
        banks = groups * banksPerGroup;
        burst = dram.burstCycles();
        readToData = dram.cycles(DramTiming.CL);
        writeToData = dram.cycles(DramTiming.CWL);
        columnToColumnSame = Math.max(burst, dram.cycles(DramTiming.CCD_L));
        columnToColumnOther = Math.max(burst, dram.cycles(DramTiming.CCD_S));
        burstToBurstOtherRank = burst + controller.rankSwitchCycles();
        readToWrite = Math.max(1, readToData + burst + controller.readToWriteGapCycles() - writeToData);
        readToWriteOtherRank = Math.max(1, readToData + burstToBurstOtherRank - writeToData);
        writeToReadSame = writeToData + burst + dram.cycles(DramTiming.WTR_L);
        writeToReadOther = writeToData + burst + dram.cycles(DramTiming.WTR_S);
        writeToReadOtherRank = Math.max(1, writeToData + burstToBurstOtherRank - readToData);
        activateToColumn = dram.cycles(DramTiming.RCD);
        activateToPrecharge = dram.cycles(DramTiming.RAS);
        prechargeToActivate = dram.cycles(DramTiming.RP);
        activateToActivate = activateToPrecharge + prechargeToActivate;
        activateToActivateSame = dram.cycles(DramTiming.RRD_L);
        activateToActivateOther = dram.cycles(DramTiming.RRD_S);
        fourActivates = dram.cycles(DramTiming.FAW);
        readToPrecharge = dram.cycles(DramTiming.RTP);
        writeToPrecharge = writeToData + burst + dram.cycles(DramTiming.WR);
        refreshInterval = dram.cycles(DramTiming.REFI);
        refreshToActivate = dram.cycles(DramTiming.RFC);
    }
}
