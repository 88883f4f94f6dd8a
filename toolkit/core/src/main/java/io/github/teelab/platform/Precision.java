package io.github.teelab.platform;

import io.github.teelab.units.UnknownName;
import java.util.Arrays;
import java.util.Locale;

/** A number format in which an accelerator computes. */
public enum Precision {
    FP32(32),
    /** NVIDIA's 19-bit format; its operands are stored as 32-bit words. */
    TF32(32),
    BF16(16),
    FP16(16),
    /** Eight-bit floating point (E4M3), one scale for a tensor or channel. */
    FP8(8),
    INT8(8),
    INT4(4),
    /** Four-bit floating point with an eight-bit scale for each 32 values (OCP Microscaling Formats, version 1.0). */
    MXFP4(4);

    private static final double MX_SCALE_BITS = 8.0 / 32;

    private final int storedBits;

    Precision(int storedBits) {
        this.storedBits = storedBits;
    }

    /**
     * Finds a precision by its name in either case, such as {@code "fp16"}.
     *
     * @throws UnknownName if there is none of that name
     */
    public static Precision named(String name) {
        return Arrays.stream(values())
                .filter(precision -> precision.label().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new UnknownName(
                        "precision",
                        name,
                        Arrays.stream(values()).map(Precision::label).toList()));
    }

    /** Its name in lower case, as the catalog and the command line write it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Bits that one value takes up in memory. */
    public int storedBits() {
        return storedBits;
    }

    /** Bits of one weight with the scales that the format itself defines; those of INT8, INT4 and FP8 are not counted. */
    public double weightBits() {
        return this == MXFP4 ? storedBits + MX_SCALE_BITS : storedBits;
    }

    /** Whether weights have fewer than 16 bits, so that engines keep tables, norms and activations in 16. */
    public boolean isQuantised() {
        return storedBits < BF16.storedBits;
    }
}
