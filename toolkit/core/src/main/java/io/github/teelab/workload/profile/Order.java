package io.github.teelab.workload.profile;

import it.unimi.dsi.fastutil.ints.IntArrays;
import it.unimi.dsi.fastutil.ints.IntComparator;
import java.util.stream.IntStream;

/** In which order the rows of columns are seen, without moving them. */
final class Order {
    private final int[] rows;

    private Order(int[] rows) {
        this.rows = rows;
    }

    /** The order of {@code size} rows by a comparator; rows that are in order already need no memory. */
    static Order of(int size, IntComparator comparator) {
        boolean sorted = true;
        for (int row = 1; row < size && sorted; row++) {
            sorted = comparator.compare(row - 1, row) <= 0;
        }
        if (sorted) {
            return new Order(IntArrays.EMPTY_ARRAY);
        }
        int[] rows = IntStream.range(0, size).toArray();
        IntArrays.mergeSort(rows, comparator);
        return new Order(rows);
    }

    int row(int index) {
        return rows.length == 0 ? index : rows[index];
    }
}
