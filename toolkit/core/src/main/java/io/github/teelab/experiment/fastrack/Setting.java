package io.github.teelab.experiment.fastrack;

import io.github.teelab.units.Bandwidth;
import java.util.List;

/**
 * A CPU and library by what one core's AES-256-GCM does; sources are those of {@code papers/fastrack} section 4.
 *
 * @param name in words
 * @param cipher the rate of one core
 */
record Setting(String name, Bandwidth cipher) {
    /** From the slowest to the fastest that has been measured by others. */
    static final List<Setting> ALL = List.of(
            new Setting("TDX host at 1.6 GHz", Bandwidth.gbPerSecond(2.56)),
            new Setting("TDX host at 2.1 GHz", Bandwidth.gbPerSecond(3.3586)),
            new Setting("Sapphire Rapids, OpenSSL 3.0.7", Bandwidth.gbPerSecond(5.66)),
            new Setting("EPYC 9534", Bandwidth.gbPerSecond(10.4)),
            new Setting("Sapphire Rapids, OpenSSL 3.2.2", Bandwidth.gbPerSecond(13.4)));
}
