package io.github.teelab.memory.dram;

import io.github.teelab.units.UnknownName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Which bits of an address choose the channel, rank, bank group, bank, row and column, written from the highest bit to the
 * lowest: {@code row-bank-group-rank-column-channel}. Immutable.
 *
 * <p>{@code column2} stands for the two lowest bits of the column (any number), so that {@code column} keeps the others.
 * {@code bank} without a {@code group} means both, the group below the bank. {@code +xor} at the end exchanges the bank and
 * group for their exclusive or with the row bits, folded to as many, so that arrays a power of two apart do not meet in one
 * bank (after permutation-based page interleaving, Z. Zhang, Z. Zhu and X. Zhang, MICRO 2000, which takes the lowest row bits
 * only).
 *
 * @param text the mapping as written above
 * @param fields from the highest bit to the lowest
 * @param hashed whether it ends in {@code +xor}
 */
public record AddressMapping(String text, List<Field> fields, boolean hashed) {
    /** Part of an address. */
    public enum Part {
        ROW,
        RANK,
        BANK,
        GROUP,
        COLUMN,
        CHANNEL;

        String label() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * Neighbouring bits of an address.
     *
     * @param bits how many, for the lowest bits of a split column; 0 for all bits of the part that are left
     */
    public record Field(Part part, int bits) {}

    /** Consecutive lines go to all channels, then all bank groups, then along a row; banks are hashed. The default. */
    public static final AddressMapping INTERLEAVED = parse("row-bank-rank-column-group-channel+xor");

    /** Consecutive lines stay in one row, so in one bank group: the next waits for tCCD_L instead of tCCD_S. */
    public static final AddressMapping ROW_BANK_RANK_COLUMN_CHANNEL = parse("row-bank-rank-column-channel");

    private static final int MOST_COLUMN_BITS = 20;
    private static final Map<String, AddressMapping> ALIASES = Map.of(
            "interleaved", INTERLEAVED,
            "RoBaRaCoCh", ROW_BANK_RANK_COLUMN_CHANNEL,
            "ChRaBaRoCo", parse("channel-rank-group-bank-row-column"),
            "MOP4CLXOR", parse("row-column-bank-group-rank-channel-column2+xor"),
            "rochrababgco", parse("row-channel-rank-bank-group-column"));

    public AddressMapping {
        fields = List.copyOf(fields);
    }

    /**
     * Reads a mapping written as above, or one of the names {@code interleaved}, {@code RoBaRaCoCh}, {@code ChRaBaRoCo},
     * {@code MOP4CLXOR} (Ramulator; the order of its fields, but hashed as said above, with the row instead of the column) and {@code rochrababgco} (DRAMsim3).
     *
     * @throws IllegalArgumentException if a field is missing, doubled or unknown
     */
    public static AddressMapping named(String text) {
        AddressMapping alias = ALIASES.get(text);
        return alias != null ? alias : parse(text);
    }

    private static AddressMapping parse(String text) {
        boolean hashed = text.endsWith("+xor");
        List<Field> fields = new ArrayList<>();
        for (String word : text.replaceFirst("\\+xor$", "").split("-", -1)) {
            fields.add(field(text, word));
        }
        if (fields.stream().noneMatch(field -> field.part == Part.GROUP)) {
            int bank = fields.indexOf(new Field(Part.BANK, 0));
            fields.add(bank + 1, new Field(Part.GROUP, 0));
        }
        for (Part part : Part.values()) {
            long times = fields.stream().filter(new Field(part, 0)::equals).count();
            if (times != 1) {
                throw new IllegalArgumentException("address mapping \"" + text + "\": " + part.label() + " is there "
                        + times + " times, allowed once; write it like " + INTERLEAVED.text);
            }
        }
        checkSplit(text, fields);
        return new AddressMapping(text, fields, hashed);
    }

    private static void checkSplit(String text, List<Field> fields) {
        List<Field> split = fields.stream().filter(field -> field.bits > 0).toList();
        boolean below = split.isEmpty() || fields.indexOf(split.get(0)) > fields.indexOf(new Field(Part.COLUMN, 0));
        if (split.size() > 1 || !below) {
            throw new IllegalArgumentException("address mapping \"" + text
                    + "\": allowed is one column with a number, to the right of column; write it like "
                    + "row-column-bank-group-rank-channel-column2");
        }
    }

    private static Field field(String text, String word) {
        if (word.matches("column[1-9][0-9]?")) {
            int bits = Integer.parseInt(word.substring("column".length()));
            if (bits > MOST_COLUMN_BITS) {
                throw new IllegalArgumentException("address mapping \"" + text + "\": got " + word
                        + ", allowed at most column" + MOST_COLUMN_BITS);
            }
            return new Field(Part.COLUMN, bits);
        }
        for (Part part : Part.values()) {
            if (part.label().equals(word)) {
                return new Field(part, 0);
            }
        }
        throw new UnknownName(
                "field of address mapping \"" + text + "\"",
                word,
                List.of("row", "rank", "bank", "group", "column", "channel", "column2"));
    }

    @Override
    public String toString() {
        return text;
    }
}
