package io.github.teelab.platform;

/** Ready machines, as the papers and the independent measurements used them. */
public final class Platforms {
    private Platforms() {}

    /**
     * One H100 NVL in a Xeon host over PCIe Gen5 x16: the machine of the ISPASS25 measurements. Their artifact names the
     * GPU, a TDX host and its clock of 2.1 GHz; the model of the Xeon is assumed.
     */
    public static Platform h100Node() {
        return Platform.named("h100-node")
                .cpu("xeon-gold-6530")
                .gpu("h100-nvl")
                .link(Pcie.gen5(16))
                .build();
    }

    /** One H200 in the same host as {@link #h100Node}; the hosts of measured machines differ, so the host is assumed. */
    public static Platform h200Node() {
        return Platform.named("h200-node")
                .cpu("xeon-gold-6530")
                .gpu("h200")
                .link(Pcie.gen5(16))
                .build();
    }

    /** One H200 NVL in a Xeon Platinum 8558 under TDX: the machine of Phala's serving measurements. */
    public static Platform h200ServingNode() {
        return Platform.named("h200-serving")
                .cpu("xeon-platinum-8558")
                .gpu("h200")
                .link(Pcie.gen5(16))
                .build();
    }

    /** One H100 NVL in an EPYC 9V84 under SEV-SNP: the other machine of Phala's serving measurements. */
    public static Platform h100ServingNode() {
        return Platform.named("h100-serving")
                .cpu("epyc-9v84")
                .gpu("h100-nvl")
                .link(Pcie.gen5(16))
                .build();
    }

    /**
     * The prototype of HETEE (IEEE S&amp;P 2020, section 6): a security controller (the first CPU, with the FPGA) and four
     * proxy nodes, four GTX TITAN X on Gen3 x8 links, two PEX9797 switches. Link {@code proxy} is the one Gen3 x4 port
     * through which a proxy node reaches the fabric.
     */
    public static Platform heteeBox() {
        return Platform.named("hetee-box")
                .cpus("xeon-e3-1220v6", 5)
                .fpga("zynq")
                .gpus("titan-x", 4)
                .link(Pcie.gen3(8))
                .link("proxy", Pcie.gen3(4))
                .fabric("pex9797", 2)
                .build();
    }

    /**
     * The simulated machine of TensorTEE (ASPLOS 2024, Table 1): eight cores with DDR4-2400 and a 512 x 512 NPU over PCIe
     * 4.0 x16. It matches no real machine.
     */
    public static Platform tensorTee() {
        return Platform.named("tensortee")
                .cpu("tensortee-cpu")
                .npu("tensortee-npu")
                .link(Pcie.gen4(16))
                .build();
    }
}
