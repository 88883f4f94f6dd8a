package io.github.teelab.memory.dram;

import io.github.teelab.platform.Dram;
import java.util.EnumMap;
import java.util.Map;

/**
 * An {@link AddressMapping} for one memory: address to subchannel, bank and row. Addresses above the memory's size wrap. The
 * column is not told, since only the row decides about time.
 */
final class Locator {
    private final Split line;
    private final Split channel;
    private final Split rank;
    private final Split group;
    private final Split bank;
    private final Split row;
    private final Split column;
    private final boolean hashed;
    /** By row: all bits of its number, folded to as many as choose group and bank. */
    private final byte[] folded;

    private final int groups;
    private final int banksPerGroup;

    /** @throws IllegalArgumentException if the memory has fewer columns than the mapping splits off */
    Locator(AddressMapping mapping, Dram dram, int channels, int lineBytes) {
        line = Split.of(lineBytes, 1);
        hashed = mapping.hashed();
        groups = dram.bankGroups();
        banksPerGroup = dram.banksPerGroup();
        folded = folded(dram.rows(), groups * banksPerGroup);
        long columns = dram.row().value() / lineBytes;
        long low = 1L
                << mapping.fields().stream()
                        .mapToInt(AddressMapping.Field::bits)
                        .sum();
        if (columns % low != 0) {
            throw new IllegalArgumentException("address mapping \"" + mapping + "\": got " + low
                    + " columns to split off, allowed a divisor of the " + columns + " lines in a row of "
                    + dram.name());
        }
        Map<AddressMapping.Part, Split> splits = new EnumMap<>(AddressMapping.Part.class);
        long stride = 1;
        for (int i = mapping.fields().size() - 1; i >= 0; i--) {
            AddressMapping.Field field = mapping.fields().get(i);
            long count = switch (field.part()) {
                case ROW -> dram.rows();
                case RANK -> dram.ranks();
                case BANK -> dram.banksPerGroup();
                case GROUP -> dram.bankGroups();
                case COLUMN -> field.bits() > 0 ? low : columns / low;
                case CHANNEL -> (long) channels * dram.subchannels();
            };
            // Of a split column the upper part stays.
            if (field.bits() == 0) {
                splits.put(field.part(), Split.of(stride, count));
            }
            stride *= count;
        }
        column = splits.get(AddressMapping.Part.COLUMN);
        channel = splits.get(AddressMapping.Part.CHANNEL);
        rank = splits.get(AddressMapping.Part.RANK);
        group = splits.get(AddressMapping.Part.GROUP);
        bank = splits.get(AddressMapping.Part.BANK);
        row = splits.get(AddressMapping.Part.ROW);
    }

    /** Lines after which an address comes to the same bank and row, in the next column. */
    long period() {
        return column.stride;
    }

    /** Lines within which that holds, from a multiple of it on. */
    long block() {
        return column.stride * column.count;
    }

    /** The line that an address lies in. */
    long line(long address) {
        return line.quotient(address);
    }

    int subchannel(long ofLine) {
        return channel.of(ofLine);
    }

    int row(long ofLine) {
        return row.of(ofLine);
    }

    /** The bank, counted over all ranks and groups of its subchannel. */
    int bank(long ofLine) {
        int inGroup = bank.of(ofLine);
        int inRank = group.of(ofLine);
        if (hashed) {
            int key = folded[row.of(ofLine)];
            inRank = exchanged(inRank, key, groups);
            inGroup = exchanged(inGroup, key / groups, banksPerGroup);
        }
        return (rank.of(ofLine) * groups + inRank) * banksPerGroup + inGroup;
    }

    private static byte[] folded(int rows, int banks) {
        int bits = Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(banks - 1));
        byte[] keys = new byte[rows];
        for (int row = 0; row < rows; row++) {
            int key = 0;
            for (int left = row; left != 0; left >>>= bits) {
                key ^= left & ((1 << bits) - 1);
            }
            keys[row] = (byte) key;
        }
        return keys;
    }

    // Exclusive or where the count is a power of two; otherwise a rotation, which also visits each once.
    private static int exchanged(int index, int key, int count) {
        return (count & (count - 1)) == 0 ? index ^ (key & (count - 1)) : (index + key % count) % count;
    }

    /** A digit of a mixed-radix number: {@code number / stride % count}, by shift and mask where both are powers of two. */
    private record Split(long stride, long count, int shift, long mask) {
        static Split of(long stride, long count) {
            boolean powers = Long.bitCount(stride) == 1 && Long.bitCount(count) == 1;
            return new Split(stride, count, powers ? Long.numberOfTrailingZeros(stride) : -1, count - 1);
        }

        int of(long number) {
            return (int) (shift >= 0 ? number >>> shift & mask : Long.remainderUnsigned(quotient(number), count));
        }

        long quotient(long number) {
            return shift >= 0 ? number >>> shift : Long.divideUnsigned(number, stride);
        }
    }
}
