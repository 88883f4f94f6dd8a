package io.github.teelab.tee;

import io.github.teelab.channel.CopyCurve;
import io.github.teelab.platform.Basis;
import io.github.teelab.platform.Parameter;
import io.github.teelab.platform.Platform;
import io.github.teelab.workload.Transfer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What every kind of copy costs on one machine, one or two curves for each kind.
 *
 * @param pieces for each kind of copy its curves, by the largest size they hold for
 */
public record CopyCurves(Map<Transfer, List<Piece>> pieces) {
    /**
     * A curve and the sizes that it holds for.
     *
     * @param upToBytes the largest size
     * @param curve the curve
     * @param law the law it follows from
     */
    public record Piece(long upToBytes, CopyCurve curve, CopyLaw law) {}

    public CopyCurves {
        Map<Transfer, List<Piece>> copy = new EnumMap<>(Transfer.class);
        pieces.forEach((transfer, list) -> copy.put(transfer, List.copyOf(list)));
        pieces = copy;
    }

    static CopyCurves of(Platform machine, Map<Transfer, List<CopyLaw>> laws) {
        Map<Transfer, List<Piece>> pieces = new EnumMap<>(Transfer.class);
        laws.forEach((transfer, list) -> pieces.put(
                transfer,
                list.stream()
                        .map(law -> new Piece(law.upToBytes(), law.on(machine, transfer), law))
                        .toList()));
        return new CopyCurves(pieces);
    }

    /** The curve for a copy of {@code bytes}. */
    public CopyCurve of(Transfer transfer, long bytes) {
        for (Piece piece : pieces.getOrDefault(transfer, List.of())) {
            if (bytes <= piece.upToBytes()) {
                return piece.curve();
            }
        }
        throw new IllegalArgumentException(
                CopyLaws.FILE + ": no curve for " + transfer.label() + " of " + bytes + " bytes; restore the file");
    }

    /** The same curves, those of {@code transfers} changed. */
    public CopyCurves map(java.util.Set<Transfer> transfers, UnaryOperator<CopyCurve> change) {
        Map<Transfer, List<Piece>> changed = new EnumMap<>(Transfer.class);
        pieces.forEach((transfer, list) -> changed.put(
                transfer,
                transfers.contains(transfer)
                        ? list.stream()
                                .map(piece -> new Piece(piece.upToBytes(), change.apply(piece.curve()), piece.law()))
                                .toList()
                        : list));
        return new CopyCurves(changed);
    }

    /** Efficiencies, and the set-up and rates that follow from them on this machine, for {@code explain()}. */
    public List<Parameter> parameters() {
        List<Parameter> list = new ArrayList<>();
        pieces.forEach((transfer, all) -> all.forEach(piece -> {
            boolean small = piece.upToBytes() != Long.MAX_VALUE;
            String which = transfer.label() + (small ? " (small)" : "");
            CopyCurve curve = piece.curve();
            CopyLaw law = piece.law();
            String derived = "from the fitted share of the " + law.limit().words() + " on this machine";
            list.add(Parameter.of(
                    which + " share of " + law.limit().words(),
                    law.efficiency(),
                    law.limit() == LimitingPart.CORE ? "B/cycle" : "x",
                    Basis.FITTED,
                    law.source()));
            list.add(Parameter.of(
                    which + " set-up",
                    Math.max(curve.setupPs(), curve.leastPs()) / 1e6,
                    "us",
                    Basis.DERIVED,
                    "fitted set-up at the clock and link latency of this machine: " + law.source()));
            list.add(Parameter.of(which + " rate", 1e3 / curve.cachedPsPerByte(), "GB/s", Basis.DERIVED, derived));
            list.add(Parameter.of(
                    which + " rate from memory", 1e3 / curve.memoryPsPerByte(), "GB/s", Basis.DERIVED, derived));
        }));
        return list;
    }
}
