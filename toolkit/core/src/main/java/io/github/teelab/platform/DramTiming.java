package io.github.teelab.platform;

/** The timing constraints of a DRAM standard, named as JEDEC names them. {@code _S}: different bank group; {@code _L}: same. */
public enum DramTiming {
    /** Read command to first data. */
    CL("CL"),
    /** Write command to first data. */
    CWL("CWL"),
    /** Activate to read or write of the same bank. */
    RCD("tRCD"),
    /** Precharge to activate of the same bank. */
    RP("tRP"),
    /** Activate to precharge of the same bank, at least. */
    RAS("tRAS"),
    /** Column command to column command, different bank groups. */
    CCD_S("tCCD_S"),
    /** Column command to column command, same bank group. */
    CCD_L("tCCD_L"),
    /** Activate to activate, different bank groups. */
    RRD_S("tRRD_S"),
    /** Activate to activate, same bank group. */
    RRD_L("tRRD_L"),
    /** A window that holds at most four activates of a rank. */
    FAW("tFAW"),
    /** End of write data to precharge of the same bank. */
    WR("tWR"),
    /** End of write data to read command, different bank groups. */
    WTR_S("tWTR_S"),
    /** End of write data to read command, same bank group. */
    WTR_L("tWTR_L"),
    /** Read command to precharge of the same bank. */
    RTP("tRTP"),
    /** Average time from refresh to refresh. */
    REFI("tREFI"),
    /** Refresh of all banks to the next command. */
    RFC("tRFC");

    private final String parameter;

    DramTiming(String parameter) {
        this.parameter = parameter;
    }

    /** The name of the catalog parameter that holds it, such as {@code tRCD}. */
    public String parameter() {
        return parameter;
    }
}
