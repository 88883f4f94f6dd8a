package io.github.teelab.platform;

import io.github.teelab.units.Bandwidth;
import io.github.teelab.units.Frequency;
import java.util.List;

/**
 * An FPGA that runs an AES-GCM core.
 *
 * @param name its name in the catalog
 * @param parameters its parameters; see the catalog file {@code catalog/fpgas.csv} for names and units
 */
public record Fpga(String name, List<Parameter> parameters) implements Part {
    static final Schema SCHEMA =
            Schema.of("fpga").need("MHz", "clock").need("B/cycle", "aes_gcm_decrypt", "aes_gcm_encrypt");

    /** @throws IllegalArgumentException naming every parameter that is missing, unknown or out of range */
    public Fpga {
        parameters = SCHEMA.check(name, parameters);
    }

    @Override
    public PartKind kind() {
        return PartKind.FPGA;
    }

    @Override
    public Fpga with(String parameter, double value) {
        return new Fpga(name, SCHEMA.replace(parameters, parameter, Parameter.write(value)));
    }

    public Frequency clock() {
        return Frequency.mhz(number("clock"));
    }

    /** Rate of authenticated decryption. */
    public Bandwidth aesGcmDecrypt() {
        return rate("aes_gcm_decrypt");
    }

    /** Rate of authenticated encryption. */
    public Bandwidth aesGcmEncrypt() {
        return rate("aes_gcm_encrypt");
    }

    private Bandwidth rate(String bytesPerCycle) {
        return new Bandwidth(number(bytesPerCycle) * clock().hertz());
    }
}
