package io.github.teelab.npu;

/**
 * An authentication code of 56 bits for each block of memory, kept in memory beside the data, as in MGX (Hua et al., ISCA
 * 2022). TensorTEE section 6.3 varies the size of a block.
 *
 * <p>What it costs follows from blocks and tiles: codes move in lines of 64 bytes; a block is loaded whole even where a tile
 * wants part of it, and read before part of it is stored; and the first data of a DMA command can be used only once every
 * line of their block has arrived and the code has been compared. Lines of codes are requested ahead of the data, so their
 * own delay is not added. Not modelled: a cache of codes.
 *
 * @param blockBytes bytes that a code covers, a power of two from 64 to 1 MiB
 * @param engines the engines that do it
 */
public record BlockMacs(int blockBytes, Engines engines) implements MemoryProtection {
    /** Bytes of a code: 56 bits (TensorTEE section 2.2). */
    public static final int MAC_BYTES = 7;

    /** Bytes of a line, the least that memory moves. */
    public static final int LINE_BYTES = 64;

    private static final int LARGEST_BLOCK = 1 << 20;

    /** @throws IllegalArgumentException if the size of a block is not allowed */
    public BlockMacs {
        if (Integer.bitCount(blockBytes) != 1 || blockBytes < LINE_BYTES || blockBytes > LARGEST_BLOCK) {
            throw new IllegalArgumentException("MAC block: got " + blockBytes + " bytes, allowed a power of two from "
                    + LINE_BYTES + " to " + LARGEST_BLOCK);
        }
    }

    @Override
    public String label() {
        return "MAC per " + blockBytes + " B";
    }

    /** Codes kept for each byte of data. */
    public double storage() {
        return (double) MAC_BYTES / blockBytes;
    }

    @Override
    public Traffic load(Segment segment, MemoryTiming timing) {
        double waitPs = timing.firstLinePs()
                + timing.allLinesPs(blockBytes / LINE_BYTES)
                + engines.macLatencyPs()
                + engines.cipherLatencyPs();
        return new Traffic(fetched(segment), macs(segment), timing.commands(segment) * waitPs);
    }

    @Override
    public Traffic store(Segment segment, MemoryTiming timing) {
        double besides = fetched(segment) - segment.bytes();
        double partialCodes = macs(segment) - segment.blocks(blockBytes) * MAC_BYTES;
        return new Traffic(fetched(segment) + besides, macs(segment) + Math.max(0, partialCodes), 0);
    }

    @Override
    public double cipherBytesPerPs() {
        return engines.cipherBytesPerPs();
    }

    private double fetched(Segment segment) {
        return segment.blocks(blockBytes) * blockBytes;
    }

    /** Bytes of the lines that hold a segment's codes: a run for each row, or all between the first and the last. */
    private double macs(Segment segment) {
        if (segment.isContiguous()) {
            return segment.blocks(blockBytes) * MAC_BYTES;
        }
        double run = segment.blocks(blockBytes) * MAC_BYTES / segment.rows();
        double linesOfRun = run + LINE_BYTES - 1;
        double between = segment.rows() * segment.pitchBytes() * storage();
        return Math.min(segment.rows() * linesOfRun, Math.max(between, segment.rows() * run));
    }
}
