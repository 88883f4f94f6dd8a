package io.github.teelab.tee;

import io.github.teelab.platform.Parameter;
import io.github.teelab.platform.Parameters;
import java.util.List;

/**
 * How the driver cuts copies that pass through its staging buffers.
 *
 * @param costs {@link #FILE}
 */
public record Staging(Parameters costs) {
    /** Where its parameters stand. */
    public static final String FILE = "tee/staging.csv";

    /** As stored. */
    public static Staging stored() {
        return new Staging(Parameters.read(FILE));
    }

    /** Bytes of a chunk of a plain ({@code false}) or an encrypted ({@code true}) copy. */
    public long chunkBytes(boolean encrypted) {
        return Math.round(costs.number(encrypted ? "encrypted_chunk" : "plain_chunk"));
    }

    /** Buffers between two stages. */
    public int buffers() {
        return (int) costs.number("buffers");
    }

    /** The part of an encrypted copy's set-up that comes after its last byte. */
    public double finishShare() {
        return costs.number("finish_share");
    }

    /** All of them, with unit, basis and source. */
    public List<Parameter> parameters() {
        return costs.list();
    }
}
