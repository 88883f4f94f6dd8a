package io.github.teelab.npu;

/**
 * A matrix of a product as memory holds it, row after row. Immutable.
 *
 * @param rows rows as stored
 * @param columns columns as stored
 * @param elementBytes bytes of a value
 * @param pitchBytes bytes from the start of a row to the start of the next, at least those of a row
 * @param transposed whether the product takes the stored columns as its rows
 * @param inMemory whether it comes from memory or goes there, not from or to the scratchpad's other work
 */
public record Operand(
        long rows, long columns, int elementBytes, long pitchBytes, boolean transposed, boolean inMemory) {
    /** @throws IllegalArgumentException if a size is below 1, or rows overlap */
    public Operand {
        if (rows < 1 || columns < 1 || elementBytes < 1 || pitchBytes < columns * elementBytes) {
            throw new IllegalArgumentException("matrix: got " + rows + " x " + columns + " values of " + elementBytes
                    + " bytes and a pitch of " + pitchBytes
                    + " bytes, allowed 1 or more for each and a pitch of at least one row");
        }
    }

    /** A matrix whose rows follow each other without gaps. */
    public static Operand of(long rows, long columns, int elementBytes) {
        return new Operand(rows, columns, elementBytes, columns * elementBytes, false, true);
    }

    /** The same matrix, taken with rows and columns exchanged. */
    public Operand transpose() {
        return new Operand(rows, columns, elementBytes, pitchBytes, !transposed, inMemory);
    }

    /** The same as part of a wider matrix, whose rows are {@code bytes} apart. */
    public Operand pitch(long bytes) {
        return new Operand(rows, columns, elementBytes, bytes, transposed, inMemory);
    }

    /** The same, kept in the scratchpad from the work before or for the work after. */
    public Operand onChip() {
        return new Operand(rows, columns, elementBytes, pitchBytes, transposed, false);
    }

    /** Rows as the product takes them. */
    public long productRows() {
        return transposed ? columns : rows;
    }

    /** Columns as the product takes them. */
    public long productColumns() {
        return transposed ? rows : columns;
    }

    /** A tile of the given size, as the product takes it; nothing where the matrix is not in memory. */
    Segment tile(long tileRows, long tileColumns) {
        if (!inMemory) {
            return Segment.NONE;
        }
        long storedRows = transposed ? tileColumns : tileRows;
        long storedColumns = transposed ? tileRows : tileColumns;
        return new Segment(storedRows, storedColumns * elementBytes, pitchBytes);
    }
}
