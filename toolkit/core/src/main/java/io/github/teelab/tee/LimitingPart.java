package io.github.teelab.tee;

import io.github.teelab.platform.Cpu;
import io.github.teelab.platform.Platform;
import io.github.teelab.units.Bandwidth;
import io.github.teelab.units.UnknownName;
import java.util.Arrays;

/** The part of a machine that limits a copy's rate, and what it offers there. A measured rate is stored as a share of it. */
public enum LimitingPart {
    /** The device link's payload rate with full packets; host memory limits it where that is slower. */
    LINK("link"),
    /** One core that moves bytes between buffers: 1 byte a cycle, so an efficiency counts bytes a cycle. */
    CORE("core"),
    /** One core's AES-256-GCM at the clock it runs at. */
    CIPHER("cipher"),
    /** The accelerator's own memory. */
    DEVICE_MEMORY("device memory");

    private final String words;

    LimitingPart(String words) {
        this.words = words;
    }

    /** Its name in files and tables. */
    public String words() {
        return words;
    }

    /**
     * The part with a name in {@link #words()}.
     *
     * @throws UnknownName if there is none
     */
    static LimitingPart ofLabel(String words) {
        return Arrays.stream(values())
                .filter(part -> part.words.equals(words))
                .findFirst()
                .orElseThrow(() -> new UnknownName(
                        "limiting part",
                        words,
                        Arrays.stream(values()).map(LimitingPart::words).toList()));
    }

    /**
     * The rate this part offers.
     *
     * @throws IllegalArgumentException if the machine's CPU has no known cipher rate
     */
    public Bandwidth rate(Platform machine) {
        return switch (this) {
            case LINK -> machine.link().effectiveBandwidth();
            case CORE -> new Bandwidth(machine.cpu().clock().hertz());
            case CIPHER -> cipher(machine.cpu());
            case DEVICE_MEMORY ->
                machine.gpus().isEmpty()
                        ? machine.npu().memoryBandwidth()
                        : machine.gpu().memoryBandwidth();
        };
    }

    /** Bytes of the cache that serves this part's copies; 0 where none does. */
    double cacheBytes(Platform machine) {
        return switch (this) {
            case LINK -> 0;
            case CORE, CIPHER -> machine.cpu().lastLevelCache().value();
            // Source and destination share the cache, and hits last until it is full: twice the half that curves count
            // from.
            case DEVICE_MEMORY ->
                machine.gpus().isEmpty() ? 0 : 2.0 * machine.gpu().l2Cache().value();
        };
    }

    private static Bandwidth cipher(Cpu cpu) {
        return cpu.aesGcm256PerCore()
                .orElseThrow(() -> new IllegalArgumentException("cpu \"" + cpu.name()
                        + "\": no rate of AES-256-GCM is known, so encrypted copies cannot be priced; set one with"
                        + " cpu.with(\"aes_gcm_256\", GB/s per GHz), or take xeon-gold-6530 or epyc-9634"));
    }
}
