package io.github.teelab.tee;

import io.github.teelab.channel.CopyCurve;
import io.github.teelab.platform.Basis;
import io.github.teelab.platform.DataFiles;
import io.github.teelab.platform.Parameter;
import io.github.teelab.workload.Transfer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/**
 * The calibrated copy curves of the H100 node, with confidential computing off or on, one or two for each kind of copy.
 *
 * @param pieces for each kind of copy its curves, by the largest size they hold for
 */
public record CopyCurves(Map<Transfer, List<Piece>> pieces) {
    /** Where the curves are stored. */
    public static final String FILE = "calibration/h100_copies.csv";

    private static final double PS_PER_NS = 1e3;

    /**
     * A curve and the sizes that it holds for.
     *
     * @param upToBytes the largest size
     * @param curve the curve
     * @param source what it was fitted to
     */
    public record Piece(long upToBytes, CopyCurve curve, String source) {}

    public CopyCurves {
        Map<Transfer, List<Piece>> copy = new EnumMap<>(Transfer.class);
        pieces.forEach((transfer, list) -> copy.put(transfer, List.copyOf(list)));
        pieces = copy;
    }

    /**
     * The stored curves.
     *
     * @param confidential {@code "off"} or {@code "on"}
     */
    public static CopyCurves stored(String confidential) {
        Table table = DataFiles.table(FILE);
        Map<Transfer, List<Piece>> pieces = new EnumMap<>(Transfer.class);
        for (Row row : table) {
            if (row.getString("confidential").equals(confidential)) {
                pieces.computeIfAbsent(Transfer.ofLabel(row.getString("copy")), key -> new ArrayList<>())
                        .add(new Piece((long) row.getNumber("up_to_bytes"), curve(row), row.getString("fitted_to")));
            }
        }
        return new CopyCurves(pieces);
    }

    private static CopyCurve curve(Row row) {
        return new CopyCurve(
                row.getNumber("least_ns") * PS_PER_NS,
                row.getNumber("setup_ns") * PS_PER_NS,
                (long) row.getNumber("ramp_bytes"),
                row.getNumber("ramp_ns_per_byte") * PS_PER_NS,
                row.getNumber("cached_ns_per_byte") * PS_PER_NS,
                row.getNumber("memory_ns_per_byte") * PS_PER_NS,
                row.getNumber("cache_bytes"),
                row.getNumber("fade_octaves"),
                row.getNumber("other_ns_per_byte") * PS_PER_NS);
    }

    /** The curve for a copy of {@code bytes}. */
    public CopyCurve of(Transfer transfer, long bytes) {
        for (Piece piece : pieces.get(transfer)) {
            if (bytes <= piece.upToBytes()) {
                return piece.curve();
            }
        }
        throw new IllegalArgumentException(FILE + ": no curve for " + transfer.label() + " of " + bytes + " bytes");
    }

    /** The same curves, those of {@code transfers} changed. */
    public CopyCurves map(java.util.Set<Transfer> transfers, UnaryOperator<CopyCurve> change) {
        Map<Transfer, List<Piece>> changed = new EnumMap<>(Transfer.class);
        pieces.forEach((transfer, list) -> changed.put(
                transfer,
                transfers.contains(transfer)
                        ? list.stream()
                                .map(piece -> new Piece(piece.upToBytes(), change.apply(piece.curve()), piece.source()))
                                .toList()
                        : list));
        return new CopyCurves(changed);
    }

    /** Set-up and rates of every curve, for {@code explain()}. */
    public List<Parameter> parameters() {
        List<Parameter> list = new ArrayList<>();
        pieces.forEach((transfer, all) -> all.forEach(piece -> {
            boolean small = piece.upToBytes() != Long.MAX_VALUE;
            String which = transfer.label() + (small ? " (small)" : "");
            CopyCurve curve = piece.curve();
            list.add(Parameter.of(
                    which + " set-up",
                    Math.max(curve.setupPs(), curve.leastPs()) / 1e6,
                    "us",
                    Basis.MEASURED,
                    piece.source()));
            list.add(Parameter.of(
                    which + " rate", 1e3 / curve.cachedPsPerByte(), "GB/s", Basis.MEASURED, piece.source()));
            list.add(Parameter.of(
                    which + " rate from memory",
                    1e3 / curve.memoryPsPerByte(),
                    "GB/s",
                    Basis.MEASURED,
                    piece.source()));
        }));
        return list;
    }
}
