package io.github.teelab.npu;

/**
 * One authentication code for each tensor, kept on the chip and compared late (TensorTEE section 4.3): the exclusive or of
 * the codes of its lines, rebuilt while the tensor streams by. Data are used once decrypted; nothing waits for a comparison
 * before a {@linkplain #barrierPs barrier}. A tensor's lines may come in any order and tiles have any shape.
 *
 * <p>Not modelled: the cap on unverified tensors. In training each tensor is read whole by the kernel that uses it, so that
 * no more are unverified than a kernel has operands, and the cap of 512 is far.
 *
 * @param engines the engines that do it
 */
public record TensorMac(Engines engines) implements MemoryProtection {
    @Override
    public String label() {
        return "MAC per tensor, verified late";
    }

    @Override
    public Traffic load(Segment segment, MemoryTiming timing) {
        double waitPs = timing.firstLinePs() + engines.cipherLatencyPs();
        return new Traffic(lines(segment), 0, timing.commands(segment) * waitPs);
    }

    @Override
    public Traffic store(Segment segment, MemoryTiming timing) {
        return new Traffic(lines(segment), 0, 0);
    }

    @Override
    public double cipherBytesPerPs() {
        return engines.cipherBytesPerPs();
    }

    /**
     * How long a barrier waits.
     *
     * @param unreadBytes bytes of unverified tensors that no kernel has read yet: they are read for verification alone
     * @param timing the memory
     * @return picoseconds
     */
    public double barrierPs(long unreadBytes, MemoryTiming timing) {
        Traffic rest = load(Segment.run(unreadBytes), timing);
        double moving = Math.max(rest.dataBytes() / timing.bytesPerPs(), rest.dataBytes() / cipherBytesPerPs());
        return rest.waitPs() + moving + engines.macLatencyPs();
    }

    private static double lines(Segment segment) {
        return segment.blocks(BlockMacs.LINE_BYTES) * BlockMacs.LINE_BYTES;
    }
}
