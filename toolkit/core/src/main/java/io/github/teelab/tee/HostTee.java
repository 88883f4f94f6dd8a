package io.github.teelab.tee;

import io.github.teelab.platform.Cpu;

/** The trusted execution environment that the host's software runs in. */
public enum HostTee {
    /** None: the host is a plain machine, or its software is not trusted. */
    NONE,
    /** A virtual machine under Intel TDX. */
    TDX,
    /** A virtual machine under AMD SEV-SNP. */
    SEV_SNP;

    /** The confidential virtual machine that a processor offers; TDX where its catalog entry names none. */
    public static HostTee confidentialVm(Cpu cpu) {
        return cpu.confidentialVm().filter("sev-snp"::equals).isPresent() ? SEV_SNP : TDX;
    }
}
