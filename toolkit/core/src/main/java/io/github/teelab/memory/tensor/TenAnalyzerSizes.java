package io.github.teelab.memory.tensor;

import io.github.teelab.memory.cache.CacheGeometry;
import io.github.teelab.platform.Parameters;

/**
 * Sizes of TenAnalyzer's structures, and what the paper leaves open.
 *
 * @param tableEntries entries of the Meta Table
 * @param filterEntries entries of the Tensor Filter
 * @param filterAddresses addresses that make a tensor
 * @param filterPatience misses after which an idle filter entry may be replaced
 * @param longestStride in lines, by the bits of the stride field
 * @param recentEntries entries that a new one tries to merge with
 * @param bitmapCache cache for the update bitmap
 * @param lineMacsKept whether the MACs of a tensor's lines are written off the chip too, as falling back needs
 * @param orderedEnds whether a round of updates must begin and end with the first and last line, as the paper has it; if not
 *     it begins with any line and ends when all are written
 */
public record TenAnalyzerSizes(
        int tableEntries,
        int filterEntries,
        int filterAddresses,
        int filterPatience,
        long longestStride,
        int recentEntries,
        CacheGeometry bitmapCache,
        boolean lineMacsKept,
        boolean orderedEnds) {
    private static final int LINE_BYTES = 64;
    private static final int KIB = 1024;

    /** @throws IllegalArgumentException if a size is too small */
    public TenAnalyzerSizes {
        if (tableEntries < 1 || filterEntries < 1 || filterAddresses < 2 || longestStride < 1 || recentEntries < 0) {
            throw new IllegalArgumentException("TenAnalyzer: got " + tableEntries + " table entries, " + filterEntries
                    + " filter entries of " + filterAddresses + " addresses, strides up to " + longestStride + ", "
                    + recentEntries + " recent entries, allowed at least 1, 1, 2, 1 and 0");
        }
    }

    /** As the paper has them, open points as {@code data/memory/tenanalyzer.csv} says. */
    public static TenAnalyzerSizes published() {
        return of(Parameters.read("memory/tenanalyzer.csv"));
    }

    /** Sizes by parameters named as in {@code data/memory/tenanalyzer.csv}. */
    public static TenAnalyzerSizes of(Parameters parameters) {
        return new TenAnalyzerSizes(
                (int) parameters.number("table_entries"),
                (int) parameters.number("filter_entries"),
                (int) parameters.number("filter_addresses"),
                (int) parameters.number("filter_patience"),
                (1L << Math.round(parameters.number("stride_bits"))) - 1,
                (int) parameters.number("recent_entries"),
                new CacheGeometry(
                        Math.round(parameters.number("bitmap_cache")) * KIB,
                        (int) parameters.number("bitmap_cache_ways"),
                        LINE_BYTES),
                parameters.number("line_macs_kept") != 0,
                parameters.number("ordered_ends") != 0);
    }

    /** The same with another number of table entries. */
    public TenAnalyzerSizes tableEntries(int entries) {
        return new TenAnalyzerSizes(
                entries,
                filterEntries,
                filterAddresses,
                filterPatience,
                longestStride,
                recentEntries,
                bitmapCache,
                lineMacsKept,
                orderedEnds);
    }

    /** The same with rounds that begin and end with any line, or only with the first and last. */
    public TenAnalyzerSizes orderedEnds(boolean ordered) {
        return new TenAnalyzerSizes(
                tableEntries,
                filterEntries,
                filterAddresses,
                filterPatience,
                longestStride,
                recentEntries,
                bitmapCache,
                lineMacsKept,
                ordered);
    }
}
