package io.github.teelab.platform;

import io.github.teelab.units.Bandwidth;
import io.github.teelab.units.Bytes;
import io.github.teelab.units.SimTime;
import java.util.List;

/**
 * A DRAM standard at one speed: organisation and timing, as data for a memory simulator.
 *
 * <p>A channel consists of subchannels (sub-channels of DDR5, pseudo-channels of HBM; one otherwise) that share its width
 * evenly and are addressed independently. Ranks, bank groups, banks, rows and row size are those of one subchannel.
 *
 * @param name its name in the catalog
 * @param parameters its parameters; see the catalog file {@code catalog/memories.csv} for names and units
 */
public record Dram(String name, List<Parameter> parameters) implements Part {
    static final Schema SCHEMA = Schema.of("memory")
            .need("bits", "channel_width")
            .need("count", "subchannels", "ranks", "bank_groups", "banks_per_group", "rows")
            .need("MT/s", "data_rate")
            .need("ps", "clock_period")
            .need("transfers", "burst_length")
            .need("B", "row_bytes")
            .need("tCK", "CL", "CWL", "tRCD", "tRP", "tRAS", "tCCD_S", "tCCD_L", "tRRD_S", "tRRD_L")
            .need("tCK", "tFAW", "tWR", "tWTR_S", "tWTR_L", "tRTP")
            .need("ns", "tREFI", "tRFC");

    /** @throws IllegalArgumentException naming every parameter that is missing, unknown or out of range */
    public Dram {
        parameters = SCHEMA.check(name, parameters);
    }

    @Override
    public PartKind kind() {
        return PartKind.MEMORY;
    }

    @Override
    public Dram with(String parameter, double value) {
        return new Dram(name, SCHEMA.replace(parameters, parameter, Parameter.write(value)));
    }

    /** Data bits of one channel, all its subchannels together. */
    public int channelWidthBits() {
        return (int) number("channel_width");
    }

    /** Independent parts of a channel. */
    public int subchannels() {
        return (int) number("subchannels");
    }

    /** Transfers a second on each data pin, in millions. */
    public double dataRateMegatransfers() {
        return number("data_rate");
    }

    /** The period of the command clock, in which the timings are counted. */
    public SimTime clockPeriod() {
        return SimTime.ps((long) number("clock_period"));
    }

    /** Transfers of one burst. */
    public int burstLength() {
        return (int) number("burst_length");
    }

    /** Bytes that one read or write command moves on a subchannel. */
    public Bytes burst() {
        return Bytes.of((long) burstLength() * channelWidthBits() / (8L * subchannels()));
    }

    /** Command-clock cycles for which one burst holds the data bus. */
    public int burstCycles() {
        return (int) Math.round(burstLength() * 1e6 / (dataRateMegatransfers() * number("clock_period")));
    }

    /** Ranks (stack levels of HBM) of one subchannel. */
    public int ranks() {
        return (int) number("ranks");
    }

    /** Bank groups of one rank. */
    public int bankGroups() {
        return (int) number("bank_groups");
    }

    public int banksPerGroup() {
        return (int) number("banks_per_group");
    }

    /** Rows of one bank. */
    public int rows() {
        return (int) number("rows");
    }

    /** Bytes of one row across the subchannel: what one activate opens. */
    public Bytes row() {
        return Bytes.of((long) number("row_bytes"));
    }

    /** What one channel holds. */
    public Bytes channelCapacity() {
        return row().times((long) rows() * banksPerGroup() * bankGroups() * ranks() * subchannels());
    }

    /** A timing constraint in cycles of the command clock, rounded up. */
    public int cycles(DramTiming timing) {
        Parameter parameter = parameter(timing.parameter());
        return parameter.unit().equals("tCK")
                ? (int) parameter.number()
                : (int) Math.ceil(parameter.number() * 1000 / number("clock_period"));
    }

    /** A timing constraint as time: its cycles times the clock period. */
    public SimTime time(DramTiming timing) {
        return SimTime.ps(cycles(timing) * clockPeriod().picoseconds());
    }

    /** Peak rate of {@code channels} channels: width times data rate. */
    public Bandwidth bandwidth(int channels) {
        return new Bandwidth(channels * (channelWidthBits() / 8.0) * dataRateMegatransfers() * 1e6);
    }
}
