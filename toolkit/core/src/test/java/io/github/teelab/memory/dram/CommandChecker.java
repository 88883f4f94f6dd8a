package io.github.teelab.memory.dram;

import io.github.teelab.platform.Dram;
import io.github.teelab.platform.DramTiming;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Replays a memory's commands and holds every pair of them against the standard. Written from the standard, not from the
 * memory: it keeps a list of commands and knows nothing of earliest times.
 */
final class CommandChecker implements CommandListener {
    /** A command that was issued. */
    record Issued(long cycle, Command command, int bank, int row) {}

    private static final int CLOSED = -1;
    private static final int MOST_FAULTS = 10;

    private final Controller controller;
    private final List<List<Issued>> log = new ArrayList<>();
    private final List<int[]> openRows = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private final Map<DramTiming, Long> cycles = new EnumMap<>(DramTiming.class);
    private final long burst;
    private final int banksPerGroup;
    private final int banksPerRank;
    private final long horizon;
    long columns;
    long activates;
    long refreshes;

    CommandChecker(DramDesign design) {
        Dram dram = design.dram();
        controller = design.controller();
        for (DramTiming timing : DramTiming.values()) {
            cycles.put(timing, (long) dram.cycles(timing));
        }
        burst = dram.burstCycles();
        banksPerGroup = dram.banksPerGroup();
        banksPerRank = banksPerGroup * dram.bankGroups();
        int banks = dram.ranks() * banksPerRank;
        for (int i = 0; i < design.channels() * dram.subchannels(); i++) {
            log.add(new ArrayList<>());
            int[] rows = new int[banks];
            Arrays.fill(rows, CLOSED);
            openRows.add(rows);
        }
        horizon = t(DramTiming.RFC) + t(DramTiming.RAS) + t(DramTiming.RP) + t(DramTiming.FAW) + t(DramTiming.WR) + 200;
    }

    /** What was found wrong, the first few. */
    List<String> faults() {
        return faults;
    }

    private long t(DramTiming timing) {
        return cycles.get(timing);
    }

    @Override
    public void issued(int subchannel, long cycle, Command command, int bank, int row) {
        Issued now = new Issued(cycle, command, bank, row);
        List<Issued> before = log.get(subchannel);
        state(now, openRows.get(subchannel));
        int activatesSeen = 0;
        for (int i = before.size() - 1; i >= 0 && before.get(i).cycle > cycle - horizon; i--) {
            Issued earlier = before.get(i);
            long distance = cycle - earlier.cycle;
            if (distance < least(earlier, now)) {
                fault(earlier + " then " + now + ": " + distance + " cycles, needed " + least(earlier, now));
            }
            if (command == Command.ACTIVATE && earlier.command == Command.ACTIVATE && sameRank(earlier.bank, bank)) {
                activatesSeen++;
                if (activatesSeen == 4 && distance < t(DramTiming.FAW)) {
                    fault(earlier + " is the fourth activate before " + now + " within tFAW");
                }
            }
            overlap(earlier, now);
        }
        before.add(now);
    }

    private void state(Issued now, int[] open) {
        switch (now.command) {
            case ACTIVATE -> {
                expect(open[now.bank] == CLOSED, now, "the bank has a row open");
                open[now.bank] = now.row;
                activates++;
            }
            case READ, WRITE, READ_PRECHARGE, WRITE_PRECHARGE -> {
                expect(open[now.bank] == now.row && now.row != CLOSED, now, "its row is not open");
                columns++;
                if (now.command == Command.READ_PRECHARGE || now.command == Command.WRITE_PRECHARGE) {
                    open[now.bank] = CLOSED;
                }
            }
            case PRECHARGE -> {
                expect(open[now.bank] != CLOSED, now, "the bank is closed");
                open[now.bank] = CLOSED;
            }
            case PRECHARGE_ALL -> {
                for (int bank = 0; bank < open.length; bank++) {
                    open[bank] = sameRank(bank, now.bank) ? CLOSED : open[bank];
                }
            }
            case REFRESH -> {
                refreshes++;
                for (int bank = 0; bank < open.length; bank++) {
                    expect(!sameRank(bank, now.bank) || open[bank] == CLOSED, now, "a row of its rank is open");
                }
            }
        }
    }

    /** Cycles that {@code b} must come after {@code a}; 1, the command bus, if nothing else holds it back. */
    private long least(Issued a, Issued b) {
        return Math.max(1, Math.max(column(a, b), row(a, b)));
    }

    private long column(Issued a, Issued b) {
        boolean columns = isColumn(a.command) && isColumn(b.command);
        if (!columns) {
            return 0;
        }
        long toRead = t(DramTiming.CL);
        long toWrite = t(DramTiming.CWL);
        if (!sameRank(a.bank, b.bank)) {
            long dataOfA = a.command.isRead() ? toRead : toWrite;
            long dataOfB = b.command.isRead() ? toRead : toWrite;
            return dataOfA + burst + controller.rankSwitchCycles() - dataOfB;
        }
        boolean sameGroup = group(a.bank) == group(b.bank);
        if (a.command.isRead() == b.command.isRead()) {
            return t(sameGroup ? DramTiming.CCD_L : DramTiming.CCD_S);
        }
        return a.command.isRead()
                ? toRead + burst + controller.readToWriteGapCycles() - toWrite
                : toWrite + burst + t(sameGroup ? DramTiming.WTR_L : DramTiming.WTR_S);
    }

    private long row(Issued a, Issued b) {
        boolean rankWide = b.command == Command.PRECHARGE_ALL || b.command == Command.REFRESH;
        boolean sameBank = a.bank == b.bank || (rankWide && sameRank(a.bank, b.bank));
        boolean closing = b.command == Command.PRECHARGE || b.command == Command.PRECHARGE_ALL;
        boolean opening = b.command == Command.ACTIVATE || b.command == Command.REFRESH;
        long afterWrite = t(DramTiming.CWL) + burst + t(DramTiming.WR);
        long least = 0;
        if (a.command == Command.ACTIVATE) {
            if (sameBank && isColumn(b.command)) {
                least = t(DramTiming.RCD);
            } else if (sameBank && closing) {
                least = t(DramTiming.RAS);
            } else if (sameBank && opening) {
                least = t(DramTiming.RAS) + t(DramTiming.RP);
            } else if (b.command == Command.ACTIVATE && sameRank(a.bank, b.bank)) {
                least = t(group(a.bank) == group(b.bank) ? DramTiming.RRD_L : DramTiming.RRD_S);
            }
        } else if (sameBank && closing && isColumn(a.command)) {
            least = a.command.isRead() ? t(DramTiming.RTP) : afterWrite;
        } else if (sameBank && opening && a.command == Command.READ_PRECHARGE) {
            least = t(DramTiming.RTP) + t(DramTiming.RP);
        } else if (sameBank && opening && a.command == Command.WRITE_PRECHARGE) {
            least = afterWrite + t(DramTiming.RP);
        } else if (opening
                && (sameBank || (a.command == Command.PRECHARGE_ALL && sameRank(a.bank, b.bank)))
                && (a.command == Command.PRECHARGE || a.command == Command.PRECHARGE_ALL)) {
            least = t(DramTiming.RP);
        } else if (a.command == Command.REFRESH && opening && sameRank(a.bank, b.bank)) {
            least = t(DramTiming.RFC);
        }
        return least;
    }

    private void overlap(Issued a, Issued b) {
        if (isColumn(a.command) && isColumn(b.command)) {
            long gap = Math.abs(data(b) - data(a));
            expect(gap >= burst, b, "its data meet those of " + a + " on the bus");
        }
    }

    private long data(Issued issued) {
        return issued.cycle + t(issued.command.isRead() ? DramTiming.CL : DramTiming.CWL);
    }

    private static boolean isColumn(Command command) {
        return command.isRead() || command.isWrite();
    }

    private int group(int bank) {
        return bank / banksPerGroup;
    }

    private boolean sameRank(int one, int other) {
        return one / banksPerRank == other / banksPerRank;
    }

    private void expect(boolean fine, Issued issued, String otherwise) {
        if (!fine) {
            fault(issued + ": " + otherwise);
        }
    }

    private void fault(String fault) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(fault);
        }
    }
}
