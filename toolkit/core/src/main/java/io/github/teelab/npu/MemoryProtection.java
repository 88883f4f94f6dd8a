package io.github.teelab.npu;

/** How the memory of an NPU is protected, as far as time is concerned. Version numbers are on the chip and cost no access. */
public interface MemoryProtection {
    /** Its name in tables. */
    String label();

    /** What a load of a segment into the scratchpad moves and waits for. */
    Traffic load(Segment segment, MemoryTiming timing);

    /** What a store of a segment from the scratchpad moves and waits for. */
    Traffic store(Segment segment, MemoryTiming timing);

    /** Rate of all ciphers for data, bytes a picosecond; infinite where nothing is encrypted. */
    double cipherBytesPerPs();
}
