package io.github.teelab.experiment.calibration;

import io.github.teelab.channel.CopyCurve;
import io.github.teelab.platform.Catalog;
import io.github.teelab.platform.DataFiles;
import io.github.teelab.tee.CopyCurves;
import io.github.teelab.tee.CopyLaw;
import io.github.teelab.tee.LimitingPart;
import io.github.teelab.tee.Staging;
import io.github.teelab.workload.Transfer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/** Fits the copy curves of the H100 node to {@code measurements/h100_copy_bandwidth.csv}. */
public final class CopyCalibration {
    /** Where the measured bandwidths are. */
    public static final String MEASUREMENTS = "measurements/h100_copy_bandwidth.csv";

    /** The driver takes another way for pageable copies to the device of up to 64 KiB (CUDA documentation). */
    private static final long SMALL_PAGEABLE_BYTES = 64 << 10;

    private static final long ALL_SIZES = Long.MAX_VALUE;
    private static final double HOST_FADE_OCTAVES = 3;
    /** Measured: all hits at 0.64, none at 1.28 times the L2 cache. */
    private static final double GPU_FADE_OCTAVES = 0.35;

    private final Table measured;
    private final double hostCacheBytes;
    private final double gpuCacheBytes;

    private CopyCalibration(Table measured, double hostCacheBytes, double gpuCacheBytes) {
        this.measured = measured;
        this.hostCacheBytes = hostCacheBytes;
        this.gpuCacheBytes = gpuCacheBytes;
    }

    /** Ready to fit to the stored measurements. */
    public static CopyCalibration stored() {
        Catalog catalog = Catalog.standard();
        return new CopyCalibration(
                DataFiles.table(MEASUREMENTS),
                catalog.cpu("xeon-gold-6530").lastLevelCache().value(),
                catalog.gpu("h100-nvl").l2Cache().value());
    }

    /** The curves without protection ({@code "off"}) or with ({@code "on"}), fitted to every row. */
    public CopyCurves fit(String confidential) {
        double toDevice =
                fit(Transfer.HOST_TO_DEVICE_PINNED, "off", simple(false)).cachedPsPerByte() / 1e3;
        double toHost = fit(Transfer.DEVICE_TO_HOST_PINNED, "off", simple(true)).cachedPsPerByte() / 1e3;
        Map<Transfer, List<CopyCurves.Piece>> pieces = new EnumMap<>(Transfer.class);
        for (Transfer transfer : Transfer.values()) {
            pieces.put(transfer, pieces(transfer, confidential, transfer.isToHost() ? toHost : toDevice));
        }
        return new CopyCurves(pieces);
    }

    /** The same, to be fitted without the rows for copies of {@code bytes}. */
    public CopyCalibration without(long bytes) {
        return new CopyCalibration(
                measured.where(measured.numberColumn("bytes").isNotEqualTo(bytes)), hostCacheBytes, gpuCacheBytes);
    }

    private List<CopyCurves.Piece> pieces(Transfer transfer, String confidential, double linkNsPerByte) {
        boolean on = confidential.equals("on");
        LimitingPart copier = on ? LimitingPart.CIPHER : LimitingPart.CORE;
        LimitingPart pinned = on ? LimitingPart.CIPHER : LimitingPart.LINK;
        Fitted fit = new Fitted(transfer, confidential);
        List<CopyCurves.Piece> list = new ArrayList<>();
        switch (transfer) {
            case HOST_TO_DEVICE_PINNED ->
                list.add(fit.piece(pinned, on ? staged(on, 64 << 10, linkNsPerByte) : simple(false)));
            case DEVICE_TO_HOST_PINNED -> list.add(fit.piece(pinned, on ? staged(on, 0, linkNsPerByte) : simple(true)));
            case HOST_TO_DEVICE_PAGEABLE -> {
                list.add(fit.piece(
                        copier,
                        new CopyFit(
                                SMALL_PAGEABLE_BYTES, on ? 4096 : 0, 0, 1, 1, linkNsPerByte, chunkBytes(on), false)));
                list.add(fit.piece(copier, staged(on, 0, linkNsPerByte)));
            }
            case DEVICE_TO_HOST_PAGEABLE ->
                list.add(fit.piece(
                        copier,
                        on
                                ? staged(on, 128 << 10, linkNsPerByte)
                                : new CopyFit(ALL_SIZES, 2 << 20, 0, 1, 1, linkNsPerByte, chunkBytes(on), false)));
            case DEVICE_TO_DEVICE -> list.add(onDevice(confidential));
        }
        return list;
    }

    private static CopyFit simple(boolean least) {
        return new CopyFit(ALL_SIZES, 0, 0, 1, 1, 0, 1, least);
    }

    private CopyFit staged(boolean on, long rampBytes, double linkNsPerByte) {
        return new CopyFit(
                ALL_SIZES, rampBytes, hostCacheBytes, HOST_FADE_OCTAVES, 1, linkNsPerByte, chunkBytes(on), false);
    }

    private static long chunkBytes(boolean on) {
        return Staging.stored().chunkBytes(on);
    }

    // Confidential computing makes the call dearer and leaves the copy inside the GPU as it is. The copy's footprint,
    // both
    // buffers, hits until it fills the whole L2 cache, so the curve, which lets hits fade from half, is given twice
    // that.
    private CopyCurves.Piece onDevice(String confidential) {
        CopyFit fit = new CopyFit(ALL_SIZES, 0, 2 * gpuCacheBytes, GPU_FADE_OCTAVES, 2, 0, 1, true);
        CopyCurve plain = fit(Transfer.DEVICE_TO_DEVICE, "off", fit);
        double leastPs = CopyFit.leastNs(points(Transfer.DEVICE_TO_DEVICE, confidential, fit)) * 1e3;
        CopyCurve curve = new CopyCurve(
                leastPs,
                plain.setupPs(),
                0,
                0,
                plain.cachedPsPerByte(),
                plain.memoryPsPerByte(),
                plain.cacheBytes(),
                plain.fadeOctaves(),
                0);
        return piece(Transfer.DEVICE_TO_DEVICE, ALL_SIZES, curve, LimitingPart.DEVICE_MEMORY, MEASUREMENTS + " d2d");
    }

    /** The fits of one column of the measurements. */
    private final class Fitted {
        private final Transfer transfer;
        private final String confidential;

        Fitted(Transfer transfer, String confidential) {
            this.transfer = transfer;
            this.confidential = confidential;
        }

        CopyCurves.Piece piece(LimitingPart limit, CopyFit fit) {
            String source = MEASUREMENTS + " " + transfer.label() + " cc " + confidential;
            return CopyCalibration.piece(transfer, fit.upToBytes(), fit(transfer, confidential, fit), limit, source);
        }
    }

    private static CopyCurves.Piece piece(
            Transfer transfer, long upToBytes, CopyCurve curve, LimitingPart limit, String source) {
        return new CopyCurves.Piece(upToBytes, curve, CopyLaw.fitted(transfer, upToBytes, curve, limit, source));
    }

    private CopyCurve fit(Transfer transfer, String confidential, CopyFit fit) {
        return fit.fit(points(transfer, confidential, fit));
    }

    private List<CopyFit.Point> points(Transfer transfer, String confidential, CopyFit fit) {
        boolean small = fit.upToBytes() != ALL_SIZES;
        boolean beyondSmall = !small && transfer == Transfer.HOST_TO_DEVICE_PAGEABLE;
        List<CopyFit.Point> points = new ArrayList<>();
        for (Row row : measured) {
            long bytes = (long) row.getNumber("bytes");
            boolean inside = small ? bytes <= SMALL_PAGEABLE_BYTES : !beyondSmall || bytes > SMALL_PAGEABLE_BYTES;
            if (row.getString("copy").equals(transfer.label()) && inside) {
                points.add(new CopyFit.Point(bytes, bytes / row.getNumber("cc_" + confidential + "_gb_per_s")));
            }
        }
        return points;
    }
}
