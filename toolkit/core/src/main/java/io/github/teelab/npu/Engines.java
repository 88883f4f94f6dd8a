package io.github.teelab.npu;

import io.github.teelab.platform.Npu;
import io.github.teelab.platform.Parameters;

/**
 * The cipher and authentication engines of an NPU's memory channels.
 *
 * @param cipherBytesPerPs rate of all ciphers together, bytes a picosecond
 * @param cipherLatencyPs from ciphertext to plain bytes, picoseconds
 * @param macLatencyPs from the last ciphertext of what a code covers to the comparison, picoseconds
 */
public record Engines(double cipherBytesPerPs, double cipherLatencyPs, double macLatencyPs) {
    /** What protection rests on beside the catalog. */
    public static final String FILE = "tee/npu_protection.csv";

    /** The engines of a device, as many ciphers a channel as the file says. */
    public static Engines of(Npu npu) {
        return of(npu, (int) Parameters.read(FILE).number("aes_engines_per_channel"));
    }

    /**
     * The engines of a device.
     *
     * @param perChannel ciphers of each memory channel, at least 1
     * @throws IllegalArgumentException if there are none, or the catalog says nothing of engines for the device
     */
    public static Engines of(Npu npu, int perChannel) {
        if (perChannel < 1) {
            throw new IllegalArgumentException(
                    "AES engines per channel: got " + perChannel + ", allowed 1 or more; take PlainNpuMemory for none");
        }
        double cyclePs = 1e12 / npu.clock().hertz();
        return new Engines(
                npu.number("aes_engine") * 1e-3 * perChannel * npu.memoryChannels(),
                npu.number("aes_latency") * cyclePs,
                npu.number("mac_latency") * cyclePs);
    }

    /** Engines whose cipher adds no latency, because it makes its key stream before the data arrive. */
    public Engines withKeyStreamAhead() {
        return new Engines(cipherBytesPerPs, 0, macLatencyPs);
    }
}
